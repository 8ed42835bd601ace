import { useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { DataTable } from "#ui/layout/data-table.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { messagesContract, type OutboxMessage } from "../contract.ts";
import { LinkedText } from "./linked-text.tsx";
import { outboxWords } from "./outbox-words.ts";

const StateTag = ({ message }: { readonly message: OutboxMessage }) => {
  const t = useWords(outboxWords);
  const kind = message.state === "failed" ? "amber" : "plain";
  const reason = message.lastError === null ? "" : `: ${t(`errors.${message.lastError}`)}`;
  return <Tag kind={kind}>{t(`states.${message.state}`) + reason}</Tag>;
};

const OpenMessage = ({ message, onClose }: { readonly message: OutboxMessage; readonly onClose: () => void }) => {
  const t = useWords(outboxWords);
  return (
    <Dialog
      open
      onClose={onClose}
      closeOnOutside
      size="wide"
      title={message.subject ?? t("sms")}
      actions={<Button onClick={onClose}>{t("close")}</Button>}
    >
      <Stack gap={4}>
        <DefinitionList
          items={[
            { term: t("to"), value: message.to },
            { term: t("about"), value: message.about },
            { term: t("state"), value: <StateTag message={message} /> },
          ]}
        />
        {message.body === null ? <p>{t("hidden")}</p> : <LinkedText text={message.body} />}
      </Stack>
    </Dialog>
  );
};

const Messages = ({ messages, onOpen }: { readonly messages: readonly OutboxMessage[]; readonly onOpen: (id: string) => void }) => {
  const t = useWords(outboxWords);
  const locale = useLocale();
  const now = Temporal.Now.instant();
  return (
    <DataTable<OutboxMessage>
      caption={t("title")}
      captionHidden
      rows={messages}
      rowKey={(message) => message.messageId}
      empty={<EmptyState title={t("none")}>{t("noneBody")}</EmptyState>}
      columns={[
        { key: "subject", header: t("subject"), cell: (message) => message.subject ?? t("sms") },
        { key: "to", header: t("to"), cell: (message) => message.to },
        { key: "about", header: t("about"), cell: (message) => message.about },
        { key: "at", header: t("at"), cell: (message) => formatRelative(message.createdAt, now, locale) },
        { key: "state", header: t("state"), cell: (message) => <StateTag message={message} /> },
        {
          key: "open",
          header: t("open"),
          actions: true,
          cell: (message) => (
            <Button onClick={() => onOpen(message.messageId)} aria-label={t("openOne", { to: message.to })}>
              {t("open")}
            </Button>
          ),
        },
      ]}
    />
  );
};

/** The clinic's outgoing messages; in the demo the place where its e-mails are read. */
export const Outbox = () => {
  const t = useWords(outboxWords);
  const [before, setBefore] = useState<string | undefined>(undefined);
  const [opened, setOpened] = useState<string | undefined>(undefined);
  const query = before === undefined ? {} : { before };
  const { data, isPending, isError, refetch } = useRead(messagesContract.readOutbox, { params: {}, query, refreshEvery: 5_000 });
  if (isPending) return <LoadingState shape="table" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  const open = data.messages.find((message) => message.messageId === opened);
  const oldest = data.messages.at(-1);
  return (
    <Page title={t("title")} intro={data.demo ? t("demo") : t("intro")}>
      <Stack gap={4}>
        <Messages messages={data.messages} onOpen={setOpened} />
        <Row gap={2}>
          {before === undefined ? null : <Button onClick={() => setBefore(undefined)}>{t("newest")}</Button>}
          {data.messages.length < 100 || oldest === undefined ? null : (
            <Button onClick={() => setBefore(oldest.createdAt.toString())}>{t("older")}</Button>
          )}
        </Row>
      </Stack>
      {open === undefined ? null : <OpenMessage message={open} onClose={() => setOpened(undefined)} />}
    </Page>
  );
};
