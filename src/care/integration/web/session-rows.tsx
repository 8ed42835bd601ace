import { Button } from "#ui/controls/button.tsx";
import { LinkButton } from "#ui/controls/link-button.tsx";
import { DataTable } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatDate, formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { IntegrationSession, IntegrationView } from "../contract.ts";
import { integrationWords } from "./integration-words.ts";

type SessionRowsProps = {
  readonly integration: IntegrationView;
  readonly timeZone: string;
  readonly noteHref: (sessionId: string) => string;
  readonly mayWrite: boolean;
  readonly mayContact: boolean;
  readonly onContact: (sessionId: string) => void;
};

/** Each session with its note and its first contact, and what is still to do. */
export const SessionRows = ({ integration, timeZone, noteHref, mayWrite, mayContact, onContact }: SessionRowsProps) => {
  const t = useWords(integrationWords);
  const locale = useLocale();
  const noteOf = (session: IntegrationSession) => integration.notes.findLast((note) => note.sessionId === session.sessionId);
  const noteWords = (session: IntegrationSession): string => {
    const note = noteOf(session);
    if (note !== undefined) return t("panel.signed", { date: formatDate(note.at, timeZone, locale) });
    return session.lastDoseAt === null ? t("panel.noDose") : t("panel.missing");
  };
  const at = (instant: Temporal.Instant | null) => (instant === null ? "" : formatDateTime(instant, timeZone, locale));
  const conversationWords = ({ integration: { state, from, target, until }, dosedAgain }: IntegrationSession) => {
    const words = t(`sessionState.${state}`, { from: at(from), target: at(target), until: at(until) });
    return (
      <Row gap={2}>
        {state === "overdue" ? <Tag kind="amber">{words}</Tag> : words}
        {dosedAgain && <Tag kind="amber">{t("panel.dosedAgain")}</Tag>}
      </Row>
    );
  };
  const contactWords = ({ earlyContact: { state, from, until } }: IntegrationSession) => {
    const words = t(`contactState.${state}`, { from: at(from), until: at(until) });
    return state === "overdue" ? <Tag kind="amber">{words}</Tag> : words;
  };
  const hasConcern = (session: IntegrationSession) =>
    integration.contacts.some((contact) => contact.sessionId === session.sessionId && contact.safety === "concern");
  return (
    <DataTable<IntegrationSession>
      caption={t("panel.sessions")}
      rows={integration.sessions.toReversed()}
      rowKey={(session) => session.sessionId}
      empty={<EmptyState title={t("panel.noSessions")} />}
      columns={[
        {
          key: "session",
          header: t("panel.session"),
          cell: (session) =>
            `${formatDate(session.openedAt, timeZone, locale)}${session.status === "open" ? ` · ${t("panel.running")}` : ""}`,
        },
        { key: "note", header: t("panel.note"), cell: noteWords },
        { key: "conversation", header: t("panel.conversation"), cell: conversationWords },
        {
          key: "contact",
          header: t("panel.contact"),
          cell: (session) => (
            <Row gap={2}>
              {contactWords(session)}
              {hasConcern(session) && <Tag kind="red">{t("contact.concern")}</Tag>}
            </Row>
          ),
        },
        {
          key: "acts",
          header: t("panel.acts"),
          actions: true,
          cell: (session) => (
            <Row gap={2}>
              {mayWrite && (
                <LinkButton href={noteHref(session.sessionId)}>
                  {noteOf(session) === undefined ? t("panel.write") : t("panel.writeAnother")}
                </LinkButton>
              )}
              {mayContact && <Button onClick={() => onContact(session.sessionId)}>{t("contact.record")}</Button>}
            </Row>
          ),
        },
      ]}
    />
  );
};
