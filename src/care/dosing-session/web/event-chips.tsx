import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../contract.ts";
import type { NoteCode } from "../rules/data/note-codes.ts";
import { enterNoteInError, noteEvent } from "../rules/decide-session.ts";
import styles from "./event-chips.module.css";
import { roomWords } from "./room-words.ts";
import type { Room } from "./use-room.ts";
import type { When } from "./vitals-entry.tsx";

/** The events that happen most, in the order in which a session brings them. */
const chips: readonly NoteCode[] = [
  "eye-shades-on",
  "eye-shades-off",
  "music-on",
  "music-change",
  "touch",
  "support-verbal",
  "position",
  "water",
  "bathroom",
  "tears",
  "laughter",
  "silence",
  "fear",
  "nausea",
];

const written: readonly NoteCode[] = ["words", "note"];

/** Keeps a note and offers ten seconds to take it back; taking back crosses it out, it does not vanish. */
const useNotes = ({ chart }: Room, { minutesAgo, setMinutesAgo }: When) => {
  const t = useWords(roomWords);
  const { show } = useToasts();
  return async (code: NoteCode, text: string): Promise<void> => {
    const note = { noteId: newId(), code, text };
    const decision = await chart(dosingSessionContract.noteEvent, note, (session) => noteEvent(session, note), minutesAgo);
    if (decision.outcome === "refused") return;
    setMinutesAgo(0);
    const crossing = { noteId: note.noteId, reason: t("note.undone") };
    const undo = (): void => void chart(dosingSessionContract.enterNoteInError, crossing, (session) => enterNoteInError(session, crossing));
    show({ message: t("note.charted", { what: t(`codes.${code}`) }), undo, seconds: 10 });
  };
};

type WriteProps = { readonly code: NoteCode; readonly onKeep: (text: string) => void; readonly onClose: () => void };

const WriteNote = ({ code, onKeep, onClose }: WriteProps) => {
  const t = useWords(roomWords);
  const [text, setText] = useState("");
  const keep = (): void => {
    if (text.trim() !== "") onKeep(text.trim());
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={code === "words" ? t("note.words") : t("note.free")}
      actions={
        <>
          <Button onClick={onClose}>{t("note.cancel")}</Button>
          <Button kind="primary" disabled={text.trim() === ""} onClick={keep}>
            {t("note.confirm")}
          </Button>
        </>
      }
    >
      <TextArea label={t("note.title")} labelHidden value={text} onChange={setText} ownWords={code === "words"} />
    </Dialog>
  );
};

/** One tap notes an event, with its time and its author. */
export const EventChips = ({ room, when }: { readonly room: Room; readonly when: When }) => {
  const t = useWords(roomWords);
  const keep = useNotes(room, when);
  const [writing, setWriting] = useState<NoteCode | undefined>(undefined);
  return (
    <div className={styles["chips"]} role="group" aria-label={t("note.label")}>
      {chips.map((code) => (
        <button key={code} type="button" className={styles["chip"]} onClick={() => void keep(code, "")}>
          {t(`codes.${code}`)}
        </button>
      ))}
      {written.map((code) => (
        <button key={code} type="button" className={styles["chip"]} data-writes="" onClick={() => setWriting(code)}>
          {code === "words" ? t("note.words") : t("note.free")}…
        </button>
      ))}
      {writing && (
        <WriteNote
          code={writing}
          onClose={() => setWriting(undefined)}
          onKeep={(text) => {
            setWriting(undefined);
            void keep(writing, text);
          }}
        />
      )}
    </div>
  );
};
