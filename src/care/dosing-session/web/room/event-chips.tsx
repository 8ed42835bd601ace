import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import type { NoteCode } from "../../rules/data/note-codes.ts";
import { enterNoteInError } from "../../rules/decide-session.ts";
import { isTouch, noteEvent } from "../../rules/note-event.ts";
import styles from "./event-chips.module.css";
import { EventDialog, type EventDraft } from "./event-dialog.tsx";
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
  return async (said: EventDraft): Promise<boolean> => {
    const note = { noteId: newId(), ...said };
    const decision = await chart(dosingSessionContract.noteEvent, note, (session) => noteEvent(session, note, null), minutesAgo);
    if (decision.outcome === "refused") return false;
    setMinutesAgo(0);
    const crossing = { noteId: note.noteId, reason: t("note.undone") };
    const undo = (): void => void chart(dosingSessionContract.enterNoteInError, crossing, (session) => enterNoteInError(session, crossing));
    show({ message: t("note.charted", { what: t(`codes.${said.code}`) }), undo, seconds: 10 });
    return true;
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

/** One tap notes an event, with its time and its author. A touch says where it was; any event can say what was seen, said and done. */
export const EventChips = ({ room, when }: { readonly room: Room; readonly when: When }) => {
  const t = useWords(roomWords);
  const keep = useNotes(room, when);
  const [writing, setWriting] = useState<NoteCode | undefined>(undefined);
  const [charting, setCharting] = useState<NoteCode | undefined>(undefined);
  const tap = (code: NoteCode): void => (isTouch({ code }) ? setCharting(code) : void keep({ code, text: "" }));
  const keepEvent = async (note: EventDraft): Promise<boolean> => {
    const kept = await keep(note);
    if (kept) setCharting(undefined);
    return kept;
  };
  return (
    <div className={styles["chips"]} role="group" aria-label={t("note.label")}>
      {chips.map((code) => (
        <button key={code} type="button" className={styles["chip"]} onClick={() => tap(code)}>
          {t(`codes.${code}`)}
          {isTouch({ code }) && "…"}
        </button>
      ))}
      {written.map((code) => (
        <button key={code} type="button" className={styles["chip"]} data-writes="" onClick={() => setWriting(code)}>
          {code === "words" ? t("note.words") : t("note.free")}…
        </button>
      ))}
      <button type="button" className={styles["chip"]} data-writes="" onClick={() => setCharting("speech")}>
        {t("note.more")}…
      </button>
      {writing && (
        <WriteNote
          code={writing}
          onClose={() => setWriting(undefined)}
          onKeep={(text) => {
            setWriting(undefined);
            void keep({ code: writing, text });
          }}
        />
      )}
      {charting && (
        <EventDialog
          name={room.place.sessionId}
          code={charting}
          agreed={room.view?.chart.touch}
          onKeep={keepEvent}
          onClose={() => setCharting(undefined)}
        />
      )}
    </div>
  );
};
