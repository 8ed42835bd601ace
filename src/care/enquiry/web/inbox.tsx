import { useState } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { Tabs } from "#ui/controls/tabs.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { DataTable } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Row } from "#ui/layout/row.tsx";
import { formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { enquiryContract, type InboxEntry } from "../contract.ts";
import styles from "./enquiry.module.css";
import { DeclineEnquiry } from "./decline-enquiry.tsx";
import { EnterEnquiryDialog } from "./enter-enquiry-dialog.tsx";
import { enquiryWords } from "./enquiry-words.ts";

const statuses = ["open", "accepted", "declined"] as const;

const Answer = ({ entry }: { readonly entry: InboxEntry }) => {
  const t = useWords(enquiryWords);
  const { show } = useToasts();
  const [declining, setDeclining] = useState(false);
  const accept = useCommand(enquiryContract.acceptEnquiry);
  const acceptNow = () =>
    accept.mutate(
      { params: { episodeId: entry.episodeId }, body: { note: "" } },
      {
        onSuccess: () => void show({ message: t("inbox.accepted", { name: entry.name }) }),
        onError: (error) => void show({ message: error.message, kind: "failure" }),
      },
    );
  return (
    <Row gap={2}>
      <Button kind="primary" busy={accept.isPending} onClick={acceptNow}>
        {t("inbox.accept")}
      </Button>
      <Button onClick={() => setDeclining(true)}>{t("inbox.decline")}</Button>
      <DeclineEnquiry entry={entry} open={declining} onClose={() => setDeclining(false)} />
    </Row>
  );
};

/** A telephone number, or an address that may break before its @ in a narrow column. */
const Contact = ({ entry: { phone, email } }: { readonly entry: InboxEntry }) => {
  if (phone !== null || email === null) return phone;
  const at = email.lastIndexOf("@");
  return (
    <>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </>
  );
};

/** What a cell says, and below it in small what belongs to it. */
const Twofold = ({ first, second }: { readonly first: string; readonly second: string }) => (
  <>
    {first}
    {second !== "" && <span className={styles["second"]}>{second}</span>}
  </>
);

const EnquiryTable = ({ status }: { readonly status: InboxEntry["status"] }) => {
  const t = useWords(enquiryWords);
  const locale = useLocale();
  const mayAnswer = useMay("enquiry.work");
  const { data, isPending, isError, refetch } = useRead(enquiryContract.readInbox, {
    params: {},
    query: { status },
    follows: { kinds: ["enquiry"] },
  });
  if (isPending) return <LoadingState shape="table" />;
  if (isError) return <ErrorState title={t("inbox.failed")} onRetry={() => void refetch()} />;
  const now = Temporal.Now.instant();
  return (
    <DataTable<InboxEntry>
      caption={t("inbox.title")}
      rows={data.enquiries}
      rowKey={(entry) => entry.episodeId}
      rowHref={(entry) => `/app/episodes/${entry.episodeId}`}
      empty={<EmptyState title={t("inbox.none")}>{t("inbox.noneBody")}</EmptyState>}
      columns={[
        { key: "name", header: t("inbox.name"), cell: (entry) => entry.name },
        {
          key: "asked",
          header: t("inbox.asked"),
          cell: (entry) => <Twofold first={formatRelative(entry.askedAt, now, locale)} second={t(`channels.${entry.channel}`)} />,
        },
        {
          key: "concerns",
          header: t("inbox.concerns"),
          cell: (entry) => <Twofold first={entry.concerns.map((one) => t(`concerns.${one}`)).join(", ")} second={entry.message} />,
        },
        {
          key: "visit",
          header: t("inbox.visit"),
          cell: (entry) =>
            entry.visit === null ? t("inbox.noVisit") : `${formatRelative(entry.visit.startsAt, now, locale)} · ${entry.visit.clinician}`,
        },
        { key: "contact", header: t("inbox.contact"), cell: (entry) => <Contact entry={entry} /> },
        ...(status === "open" && mayAnswer
          ? [{ key: "answer", header: t("inbox.answer"), actions: true, cell: (entry: InboxEntry) => <Answer entry={entry} /> }]
          : []),
      ]}
    />
  );
};

/** The coordinator's inbox of consultation requests. */
export const Inbox = () => {
  const t = useWords(enquiryWords);
  const [status, setStatus] = useState<InboxEntry["status"]>("open");
  const [entering, setEntering] = useState(false);
  const mayEnter = useMay("enquiry.work");
  const actions = mayEnter && <Button onClick={() => setEntering(true)}>{t("enter.open")}</Button>;
  return (
    <Page title={t("inbox.title")} intro={t("inbox.intro")} documentTitle={t("inbox.title")} actions={actions}>
      <Tabs
        label={t("inbox.title")}
        value={status}
        onChange={(value) => setStatus(statuses.find((one) => one === value) ?? "open")}
        tabs={statuses.map((value) => ({ value, label: t(`inbox.status.${value}`), content: <EnquiryTable status={value} /> }))}
      />
      {entering && <EnterEnquiryDialog onClose={() => setEntering(false)} />}
    </Page>
  );
};
