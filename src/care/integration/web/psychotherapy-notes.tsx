import { useState } from "react";
import * as z from "zod/mini";

import { newId } from "#platform/ambient/new-id.ts";
import { useAction } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { Button } from "#ui/controls/button.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
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

import { integrationContract } from "../contract.ts";
import { noteHints } from "../rules/note-hints.ts";
import { integrationWords } from "./integration-words.ts";
import styles from "./integration.module.css";

const schema = z.object({ noteId: z.string(), text: z.string(), changes: z.boolean() });

/** Says what may not belong here. Nothing is held back; the author decides. */
const NoteHints = ({ text }: { readonly text: string }) => {
  const t = useWords(integrationWords);
  const hints = noteHints(text);
  return (
    <div role="status">
      {hints.length > 0 && (
        <p className={styles["quiet"]}>
          {t("own.hint")} {hints.map(({ kind, word }) => t(`own.hints.${kind}`, { word })).join(", ")}
        </p>
      )}
    </div>
  );
};

type PsychotherapyNotesProps = { readonly episodeId: string; readonly timeZone: string };

/** The signed-in clinician's own notes on an episode. Nobody else can read them, here or anywhere. */
export const PsychotherapyNotes = ({ episodeId, timeZone }: PsychotherapyNotesProps) => {
  const t = useWords(integrationWords);
  const locale = useLocale();
  const { show } = useToasts();
  const [initial, setInitial] = useState(() => ({ noteId: newId(), text: "", changes: false }));
  const [draft, change, clear] = useDraft(`integration.own.${episodeId}`, schema, initial);
  const [tried, setTried] = useState(false);
  const { data, isPending, isError, refetch } = useRead(integrationContract.readPsychotherapyNotes, { params: { episodeId } });
  const write = useAction(integrationContract.writePsychotherapyNote);
  const begin = () => {
    const fresh = { noteId: newId(), text: "", changes: false };
    clear();
    setInitial(fresh);
    change(fresh);
    setTried(false);
  };
  const keep = () => {
    setTried(true);
    if (draft.text.trim() === "") return;
    const done = () => {
      begin();
      show({ message: t("own.kept") });
    };
    write.mutate({ params: { episodeId, noteId: draft.noteId }, body: { text: draft.text } }, { onSuccess: done });
  };
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("own.failed")} onRetry={() => void refetch()} />;
  const entries = data.notes.map((note) => ({
    key: note.noteId,
    heading: formatDate(note.writtenAt, timeZone, locale),
    time: formatTime(note.writtenAt, timeZone, locale),
    dateTime: note.writtenAt.toString(),
    title: <p className={styles[note.text === null ? "quiet" : "note"]}>{note.text ?? t("own.sealed")}</p>,
    actions: note.text !== null && (
      <Button kind="quiet" onClick={() => change({ noteId: note.noteId, text: note.text ?? "", changes: true })}>
        {t("own.change")}
      </Button>
    ),
  }));
  return (
    <Panel title={t("own.title")}>
      <Stack gap={4}>
        <p className={styles["quiet"]}>{t("own.intro")}</p>
        <TextArea
          label={t("own.text")}
          value={draft.text}
          onChange={(text) => change({ text })}
          error={tried && draft.text.trim() === "" ? t("own.missing") : write.error?.message}
        />
        <NoteHints text={draft.text} />
        <Row gap={3}>
          <Button busy={write.isPending} onClick={keep}>
            {t("own.keep")}
          </Button>
          {draft.changes && (
            <Button kind="quiet" onClick={begin}>
              {t("own.stop")}
            </Button>
          )}
        </Row>
        {entries.length === 0 ? <p className={styles["quiet"]}>{t("own.none")}</p> : <Timeline label={t("own.title")} entries={entries} />}
      </Stack>
    </Panel>
  );
};
