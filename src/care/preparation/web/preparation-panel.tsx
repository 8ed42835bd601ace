import { useState, type ReactNode } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Timeline } from "#ui/layout/timeline.tsx";
import { formatDate, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { preparationContract, type PreparationView } from "../contract.ts";
import { agendaItems } from "../rules/data/agenda.ts";
import { NoteDialog } from "./note-dialog.tsx";
import { PreparationSummary } from "./preparation-summary.tsx";
import { preparationWords } from "./preparation-words.ts";
import styles from "./prepare.module.css";

type Shown = { readonly episodeId: string; readonly preparation: PreparationView; readonly timeZone: string };

const CompleteButton = ({ episodeId }: { readonly episodeId: string }) => {
  const t = useWords(preparationWords);
  const { show } = useToasts();
  const complete = useCommand(preparationContract.completePreparation);
  const completeNow = () =>
    complete.mutate(
      { params: { episodeId }, body: {} },
      {
        onSuccess: () => void show({ message: t("staff.completed") }),
        onError: (error) => void show({ message: error.message, kind: "failure" }),
      },
    );
  return (
    <Button kind="primary" busy={complete.isPending} onClick={completeNow}>
      {t("staff.complete")}
    </Button>
  );
};

const Standing = ({ preparation, timeZone }: Omit<Shown, "episodeId">) => {
  const t = useWords(preparationWords);
  const locale = useLocale();
  if (preparation.completed !== null)
    return <p>{t("staff.completedOn", { date: formatDate(preparation.completed.at, timeZone, locale) })}</p>;
  if (preparation.missing.length === 0) return null;
  return (
    <p>
      {t("staff.missing")}: {preparation.missing.map((step) => t(`staffSteps.${step}`)).join(", ")}
    </p>
  );
};

const Notes = ({ preparation, timeZone }: Omit<Shown, "episodeId">) => {
  const t = useWords(preparationWords);
  const locale = useLocale();
  const { openAgenda } = preparation;
  if (preparation.notes.length === 0) return <p className={styles["quiet"]}>{t("staff.noNotes")}</p>;
  const entries = preparation.notes.toReversed().map((note) => ({
    key: note.noteId,
    heading: formatDate(note.at, timeZone, locale),
    time: formatTime(note.at, timeZone, locale),
    dateTime: note.at.toString(),
    title: note.covered.map((item) => t(`note.agenda.${item}`)).join(", ") || t("note.title"),
    body: (["hopes", "fears", "observations", "plan"] as const)
      .filter((field) => note[field] !== "")
      .map((field) => (
        <p key={field}>
          {t(`note.${field}`)}: {note[field]}
        </p>
      )),
  }));
  return (
    <Stack gap={3}>
      <p>
        {t("staff.agenda", { done: agendaItems.length - openAgenda.length, all: agendaItems.length })}
        {openAgenda.length > 0 && `. ${t("staff.agendaOpen", { items: openAgenda.map((item) => t(`note.agenda.${item}`)).join("; ") })}`}
      </p>
      <Timeline label={t("staff.notes")} entries={entries} />
    </Stack>
  );
};

type PreparationPanelProps = {
  readonly episodeId: string;
  readonly timeZone: string;
  /** Whether this person may write and complete: `preparation.write`. */
  readonly mayWrite: boolean;
  /** More acts beside the title, such as the way to the page where both fill it in together. */
  readonly actions?: ReactNode;
};

/** An episode's preparation for staff: what was prepared, what is missing, the notes, and completing it. */
export const PreparationPanel = ({ episodeId, timeZone, mayWrite, actions }: PreparationPanelProps) => {
  const t = useWords(preparationWords);
  const [writing, setWriting] = useState(false);
  const { data, isPending, isError, refetch } = useRead(preparationContract.readPreparation, {
    params: { episodeId },
    follows: { episodeId, kinds: ["preparation"] },
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("overview.failed")} onRetry={() => void refetch()} />;
  return (
    <Panel title={t("staff.title")} actions={actions}>
      <Stack gap={5}>
        <Standing preparation={data} timeZone={timeZone} />
        <PreparationSummary preparation={data} />
        <Notes preparation={data} timeZone={timeZone} />
        {mayWrite && (
          <Row gap={3}>
            {data.completed === null && data.missing.length === 0 && <CompleteButton episodeId={episodeId} />}
            <Button onClick={() => setWriting(true)}>{t("staff.write")}</Button>
          </Row>
        )}
      </Stack>
      <NoteDialog episodeId={episodeId} open={writing} onClose={() => setWriting(false)} />
    </Panel>
  );
};
