import { useState } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { integrationContract, type IntegrationView, type PracticeView } from "../contract.ts";
import { CompleteCourseDialog } from "./complete-course-dialog.tsx";
import { EarlyContactDialog } from "./early-contact-dialog.tsx";
import { integrationWords } from "./integration-words.ts";
import styles from "./integration.module.css";
import { PracticeForm } from "./practice-form.tsx";
import { PracticeLine } from "./practice-line.tsx";
import { SessionRows } from "./session-rows.tsx";
import { SignedNotes } from "./signed-notes.tsx";

type PracticesProps = { readonly episodeId: string; readonly practices: readonly PracticeView[]; readonly mayWrite: boolean };

const Practices = ({ episodeId, practices, mayWrite }: PracticesProps) => {
  const t = useWords(integrationWords);
  const { show } = useToasts();
  const end = useCommand(integrationContract.endPractice);
  const endAs = (practiceId: string, status: "done" | "dropped") =>
    end.mutate(
      { params: { episodeId, practiceId }, body: { status } },
      { onError: (error) => void show({ message: error.message, kind: "failure" }) },
    );
  if (practices.length === 0) return <p className={styles["quiet"]}>{t("panel.noPractices")}</p>;
  return (
    <ul className={styles["list"]}>
      {practices.map((practice) => (
        <li key={practice.practiceId} className={styles["practice"]}>
          <PracticeLine practice={practice} />
          {mayWrite && practice.ended === null && (
            <Row gap={2}>
              <Button kind="quiet" onClick={() => endAs(practice.practiceId, "done")}>
                {t("practice.done")}
              </Button>
              <Button kind="quiet" onClick={() => endAs(practice.practiceId, "dropped")}>
                {t("practice.drop")}
              </Button>
            </Row>
          )}
        </li>
      ))}
    </ul>
  );
};

const lacksNote = ({ sessions, notes }: IntegrationView): boolean =>
  sessions.some(({ sessionId, lastDoseAt }) => lastDoseAt !== null && !notes.some((note) => note.sessionId === sessionId));

/** A dose was given, and since then the course was not completed. */
const isUnderWay = ({ sessions, completed }: IntegrationView): boolean =>
  sessions.some(({ lastDoseAt }) => lastDoseAt !== null && (completed === null || Temporal.Instant.compare(lastDoseAt, completed.at) > 0));

type Opened = { readonly kind: "contact"; readonly sessionId: string } | { readonly kind: "practice" | "course" } | undefined;

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
  const locale = useLocale();
  const [opened, setOpened] = useState<Opened>(undefined);
  const close = () => setOpened(undefined);
  const { data, isPending, isError, refetch } = useRead(integrationContract.readIntegration, {
    params: { episodeId },
    follows: { episodeId, kinds: ["integration", "dosing-session", "preparation"] },
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("panel.failed")} onRetry={() => void refetch()} />;
  return (
    <Stack gap={5}>
      <Panel
        title={t("panel.title")}
        actions={mayWrite && isUnderWay(data) && <Button onClick={() => setOpened({ kind: "course" })}>{t("course.complete")}</Button>}
      >
        <Stack gap={4}>
          {data.completed !== null && <p>{t("panel.completed", { date: formatDate(data.completed.at, timeZone, locale) })}</p>}
          <p className={data.intention === null ? styles["quiet"] : styles["own"]}>{data.intention ?? t("panel.noIntention")}</p>
        </Stack>
      </Panel>
      <Panel title={t("panel.sessions")} flush>
        <SessionRows
          {...{ timeZone, noteHref, mayWrite, mayContact }}
          integration={data}
          onContact={(sessionId) => setOpened({ kind: "contact", sessionId })}
        />
      </Panel>
      <Panel
        title={t("panel.practices")}
        actions={mayWrite && <Button onClick={() => setOpened({ kind: "practice" })}>{t("practice.agree")}</Button>}
      >
        <Practices episodeId={episodeId} practices={data.practices} mayWrite={mayWrite} />
      </Panel>
      {data.notes.length > 0 && (
        <Panel title={t("panel.notes")}>
          <SignedNotes notes={data.notes} timeZone={timeZone} />
        </Panel>
      )}
      {opened?.kind === "contact" && <EarlyContactDialog episodeId={episodeId} sessionId={opened.sessionId} onClose={close} />}
      {opened?.kind === "course" && <CompleteCourseDialog episodeId={episodeId} asksReason={lacksNote(data)} onClose={close} />}
      <Dialog open={opened?.kind === "practice"} onClose={close} title={t("practice.title")}>
        {opened?.kind === "practice" && <PracticeForm episodeId={episodeId} onAgreed={close} />}
      </Dialog>
    </Stack>
  );
};
