import { useState } from "react";

import { devicesContract as directoryContract, type InboxEntryView } from "#care/devices/contract.ts";
import { useAction } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { DataTable } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDateTime, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { MatchDialog } from "./match-dialog.tsx";
import { roomDevicesWords } from "./room-devices-words.ts";
import styles from "./room-devices.module.css";

/** How often it looks again, in milliseconds: what waits is nobody's emergency, and nobody should have to reload. */
const lookEvery = 5_000;

type TableProps = { readonly entries: readonly InboxEntryView[]; readonly timeZone: string };

const Latest = ({ latest }: Pick<InboxEntryView, "latest">) => (
  <span className={styles["words"]}>{latest.map(({ name, value, unit }) => `${name} ${value} ${unit}`.trim()).join(", ")}</span>
);

const useSpan = (timeZone: string) => {
  const locale = useLocale();
  return ({ firstAt, lastAt }: InboxEntryView): string => {
    const first = formatDateTime(firstAt, timeZone, locale);
    const last = formatTime(lastAt, timeZone, locale);
    return formatTime(firstAt, timeZone, locale) === last ? first : `${first} – ${last}`;
  };
};

const Device = ({ entry }: { readonly entry: InboxEntryView }) => {
  const t = useWords(roomDevicesWords);
  return (
    <>
      {entry.name}
      {entry.patient !== "" && <span className={styles["second"]}>{t("inbox.says", { patient: entry.patient })}</span>}
    </>
  );
};

type Acts = { readonly onMatch: (entry: InboxEntryView) => void; readonly onDiscard: (entry: InboxEntryView) => void };

const WaitingTable = ({ entries, timeZone, onMatch, onDiscard }: TableProps & Acts) => {
  const t = useWords(roomDevicesWords);
  const span = useSpan(timeZone);
  return (
    <DataTable<InboxEntryView>
      caption={t("inbox.title")}
      rows={entries}
      rowKey={({ entryId }) => entryId}
      empty={<EmptyState title={t("inbox.none")}>{t("inbox.noneBody")}</EmptyState>}
      columns={[
        { key: "device", header: t("inbox.device"), cell: (entry) => <Device entry={entry} /> },
        {
          key: "when",
          header: t("inbox.when"),
          cell: (entry) => (
            <>
              {span(entry)}
              <span className={styles["second"]}>{t("inbox.counts", { messages: entry.messages, values: entry.values })}</span>
            </>
          ),
        },
        { key: "latest", header: t("inbox.latest"), cell: ({ latest }) => <Latest latest={latest} /> },
        { key: "why", header: t("inbox.why"), cell: ({ why }) => t(`inbox.whys.${why}`) },
        {
          key: "acts",
          header: t("inbox.match"),
          actions: true,
          cell: (entry) => (
            <Row gap={2}>
              <Button kind="primary" onClick={() => onMatch(entry)}>
                {t("inbox.match")}
              </Button>
              <Button onClick={() => onDiscard(entry)}>{t("inbox.discard")}</Button>
            </Row>
          ),
        },
      ]}
    />
  );
};

const SettledTable = ({ entries, timeZone }: TableProps) => {
  const t = useWords(roomDevicesWords);
  const locale = useLocale();
  const span = useSpan(timeZone);
  const settled = ({ status, settledBy, settledAt }: InboxEntryView): string =>
    t("inbox.by", {
      what: t(`inbox.settledAs.${status}`),
      name: settledBy ?? "",
      when: settledAt === null ? "" : formatDateTime(settledAt, timeZone, locale),
    });
  return (
    <DataTable<InboxEntryView>
      caption={t("inbox.settled")}
      rows={entries}
      rowKey={({ entryId }) => entryId}
      columns={[
        { key: "device", header: t("inbox.device"), cell: ({ name }) => name },
        { key: "when", header: t("inbox.when"), cell: span },
        { key: "settled", header: t("inbox.how"), cell: settled },
        { key: "why", header: t("inbox.why"), cell: ({ reason }) => reason ?? "" },
      ]}
    />
  );
};

/** What monitors sent for nobody's session, for a person to match or discard. */
export const DeviceInboxPage = () => {
  const t = useWords(roomDevicesWords);
  const { show } = useToasts();
  const [matching, setMatching] = useState<InboxEntryView | null>(null);
  const [discarding, setDiscarding] = useState<InboxEntryView | null>(null);
  const { data, isPending, isError, refetch } = useRead(directoryContract.readInbox, { params: {}, refreshEvery: lookEvery });
  const discard = useAction(directoryContract.discardEntry);
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("inbox.failed")} onRetry={() => void refetch()} />;
  const { waiting, settled, timeZone } = data;
  const discardNow = (reason: string): void => {
    if (discarding === null) return;
    const onSuccess = () => {
      setDiscarding(null);
      show({ message: t("inbox.discarded") });
    };
    const onError = (error: { readonly message: string }) => void show({ message: error.message, kind: "failure" });
    discard.mutate({ params: { entryId: discarding.entryId }, body: { reason } }, { onSuccess, onError });
  };
  return (
    <Page title={t("inbox.title")} documentTitle={t("inbox.title")} intro={t("inbox.intro")} width="full">
      <Stack gap={5}>
        <Panel title={t("inbox.waiting", { count: waiting.length })} flush>
          <WaitingTable entries={waiting} timeZone={timeZone} onMatch={setMatching} onDiscard={setDiscarding} />
        </Panel>
        {settled.length > 0 && (
          <Panel title={t("inbox.settled")} flush>
            <SettledTable entries={settled} timeZone={timeZone} />
          </Panel>
        )}
      </Stack>
      {matching !== null && <MatchDialog entry={matching} timeZone={timeZone} onClose={() => setMatching(null)} />}
      <ConfirmDialog
        open={discarding !== null}
        onClose={() => setDiscarding(null)}
        title={t("inbox.discardAsk")}
        description={t("inbox.discardBody")}
        confirmLabel={t("inbox.discard")}
        reason="required"
        reasonLabel={t("inbox.discardReason")}
        busy={discard.isPending}
        onConfirm={discardNow}
      />
    </Page>
  );
};
