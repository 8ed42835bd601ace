import { useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { integrationContract, type IntegrationView } from "../contract.ts";
import { ifsNotesOf } from "../rules/integration.ts";
import { partsOf } from "../rules/parts-map.ts";
import { CompleteCourseDialog } from "./complete-course-dialog.tsx";
import { EarlyContactDialog } from "./early-contact-dialog.tsx";
import { GoalsPanel } from "./goals-panel.tsx";
import { integrationWords } from "./integration-words.ts";
import styles from "./integration.module.css";
import { PartsPanel } from "./parts-panel.tsx";
import { PracticesPanel } from "./practices-panel.tsx";
import { SessionRows } from "./session-rows.tsx";
import { SignedNotes } from "./signed-notes.tsx";
import { SignedTherapyNotes } from "./signed-therapy-notes.tsx";
import { therapyWords } from "./therapy-words.ts";

const lacksNote = ({ sessions, notes }: IntegrationView): boolean =>
  sessions.some(({ sessionId, lastDoseAt }) => lastDoseAt !== null && !notes.some((note) => note.sessionId === sessionId));

/** A dose was given, and since then the course was not completed. */
const isUnderWay = ({ sessions, completed }: IntegrationView): boolean =>
  sessions.some(({ lastDoseAt }) => lastDoseAt !== null && (completed === null || Temporal.Instant.compare(lastDoseAt, completed.at) > 0));

type Opened = { readonly kind: "contact"; readonly sessionId: string } | { readonly kind: "course" } | undefined;

type IntegrationPanelProps = {
  readonly episodeId: string;
  readonly timeZone: string;
  /** Where the note of a session is written. */
  readonly noteHref: (sessionId: string) => string;
  /** `integration.write` */
  readonly mayWrite: boolean;
  /** `task.work` */
  readonly mayContact: boolean;
};

/** An episode's integration for staff: sessions with notes and first contacts, practices, and completing the course. */
export const IntegrationPanel = ({ episodeId, timeZone, noteHref, mayWrite, mayContact }: IntegrationPanelProps) => {
  const t = useWords(integrationWords);
  const therapy = useWords(therapyWords);
  const locale = useLocale();
  const [opened, setOpened] = useState<Opened>(undefined);
  const close = () => setOpened(undefined);
  const { data, isPending, isError, refetch } = useRead(integrationContract.readIntegration, {
    params: { episodeId },
    follows: { episodeId, kinds: ["integration", "dosing-session", "preparation", "plan"] },
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("panel.failed")} onRetry={() => void refetch()} />;
  const parts = partsOf(ifsNotesOf(data));
  return (
    <Stack gap={5}>
      <Panel
        title={t("panel.title")}
        actions={mayWrite && isUnderWay(data) && <Button onClick={() => setOpened({ kind: "course" })}>{t("course.complete")}</Button>}
      >
        <Stack gap={4}>
          {data.completed !== null && <p>{t("panel.completed", { date: formatDate(data.completed.at, timeZone, locale) })}</p>}
          <p className={data.intention === null ? styles["quiet"] : styles["own"]}>{data.intention ?? t("panel.noIntention")}</p>
          {lacksNote(data) && <p>{t("panel.waits")}</p>}
        </Stack>
      </Panel>
      <Panel title={t("panel.sessions")} flush>
        <SessionRows
          {...{ timeZone, noteHref, mayWrite, mayContact }}
          integration={data}
          onContact={(sessionId) => setOpened({ kind: "contact", sessionId })}
        />
      </Panel>
      <PracticesPanel {...{ episodeId, mayWrite }} practices={data.practices} />
      {data.goals.length > 0 && <GoalsPanel {...{ episodeId, timeZone }} integration={data} mayRate={mayWrite} />}
      {parts.length > 0 && <PartsPanel parts={parts} timeZone={timeZone} />}
      {data.notes.length > 0 && (
        <Panel title={t("panel.notes")}>
          <SignedNotes notes={data.notes} timeZone={timeZone} />
        </Panel>
      )}
      {data.therapyNotes.some(({ note }) => note.kind !== "ifs") && (
        <Panel title={therapy("signed.title")}>
          <SignedTherapyNotes notes={data.therapyNotes} timeZone={timeZone} />
        </Panel>
      )}
      {opened?.kind === "contact" && <EarlyContactDialog episodeId={episodeId} sessionId={opened.sessionId} onClose={close} />}
      {opened?.kind === "course" && <CompleteCourseDialog episodeId={episodeId} asksReason={lacksNote(data)} onClose={close} />}
    </Stack>
  );
};
