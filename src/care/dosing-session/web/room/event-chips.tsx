import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import type { NoteCode } from "../../rules/data/note-codes.ts";
import { onOffCodes, type OnOff } from "../../rules/data/on-off-codes.ts";
import { enterNoteInError } from "../../rules/decide-session.ts";
import { isTouch, noteEvent } from "../../rules/note-event.ts";
import { onOff } from "../../rules/on-off.ts";
import { momentOf } from "../../rules/said-time.ts";
import { entryWords } from "./entry-words.ts";
import styles from "./event-chips.module.css";
import { EventDialog, type EventDraft } from "./event-dialog.tsx";
import { roomWords } from "./room-words.ts";
import type { Room } from "./use-room.ts";
import type { Undo } from "./use-undo.ts";
import type { When } from "./use-when.ts";

/** The events that happen most, those of every session first: they stand within reach on a tablet. */
const chips: readonly NoteCode[] = [
  "touch",
  "position",
  "water",
  "nausea",
  "tears",
  "laughter",
  "silence",
  "bathroom",
  "support-verbal",
  "fear",
  "music-change",
];

const written: readonly NoteCode[] = ["words", "note"];
const switches: readonly OnOff[] = ["eyeShades", "music"];

export type ChipsProps = { readonly room: Room; readonly when: When; readonly undo: Undo };

/** Keeps a note and offers ten seconds to take it back. */
export const useNotes = ({ room: { chart }, when, undo }: ChipsProps) => {
  const t = useWords(roomWords);
  return async (said: EventDraft): Promise<boolean> => {
    const time = when.said();
    if (time.kind === "problem") return false;
    const note = { noteId: newId(), ...said };
    const decision = await chart(dosingSessionContract.noteEvent, note, (session) => noteEvent(session, note, null), momentOf(time));
    if (decision.outcome === "refused") return false;
    when.reset();
    const crossing = { noteId: note.noteId, reason: t("note.undone") };
    const cross = (): void =>
      void chart(dosingSessionContract.enterNoteInError, crossing, (session) => enterNoteInError(session, crossing));
    undo.offer(t("note.charted", { what: t(`codes.${said.code}`) }), cross);
    return true;
  };
};

/** The code that turns it to the other side. */
export const toggleCode = (room: Pick<Room, "session">, what: OnOff): NoteCode =>
  onOff(room.session, what) === "on" ? onOffCodes[what].off : onOffCodes[what].on;

/** One tap turns it; what it is now stands on it. Nobody having said so is neither on nor off. */
const Switch = ({ room, what, onTap }: { readonly room: Room; readonly what: OnOff; readonly onTap: (code: NoteCode) => void }) => {
  const t = useWords(entryWords);
  const state = onOff(room.session, what);
  return (
    <button
      type="button"
      className={styles["chip"]}
      aria-pressed={state === "unknown" ? "mixed" : state === "on"}
      onClick={() => onTap(toggleCode(room, what))}
    >
      {t(`switches.${what}`)} {state !== "unknown" && <span className={styles["state"]}>{t(`switches.${state}`)}</span>}
    </button>
  );
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

type EventChipsProps = ChipsProps & {
  /** The note that is being written, also asked for by key. */
  readonly writing: NoteCode | undefined;
  readonly onWrite: (code: NoteCode | undefined) => void;
};

/** One tap notes an event, with its time and its author. A touch says where it was; any event can say what was seen, said and done. */
export const EventChips = ({ writing, onWrite, ...props }: EventChipsProps) => {
  const { room } = props;
  const t = useWords(roomWords);
  const keep = useNotes(props);
  const [charting, setCharting] = useState<NoteCode | undefined>(undefined);
  const tap = (code: NoteCode): void => (isTouch({ code }) ? setCharting(code) : void keep({ code, text: "" }));
  const keepEvent = async (note: EventDraft): Promise<boolean> => {
    const kept = await keep(note);
    if (kept) setCharting(undefined);
    return kept;
  };
  return (
    <div className={styles["chips"]} role="group" aria-label={t("note.label")}>
      {switches.map((what) => (
        <Switch key={what} room={room} what={what} onTap={tap} />
      ))}
      {written.map((code) => (
        <button key={code} type="button" className={styles["chip"]} data-writes="" onClick={() => onWrite(code)}>
          {code === "words" ? t("note.words") : t("note.free")}…
        </button>
      ))}
      {chips.map((code) => (
        <button key={code} type="button" className={styles["chip"]} onClick={() => tap(code)}>
          {t(`codes.${code}`)}
          {isTouch({ code }) && "…"}
        </button>
      ))}
      <button type="button" className={styles["chip"]} data-writes="" onClick={() => setCharting("speech")}>
        {t("note.more")}…
      </button>
      {writing && (
        <WriteNote
          code={writing}
          onClose={() => onWrite(undefined)}
          onKeep={(text) => {
            onWrite(undefined);
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
