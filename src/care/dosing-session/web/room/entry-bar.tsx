import { memo, useRef, useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { NoteCode } from "../../rules/data/note-codes.ts";
import { firstDose } from "../../rules/dosing-session.ts";
import { entryWords } from "./entry-words.ts";
import { EventChips, toggleCode, useNotes } from "./event-chips.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { roomWords } from "./room-words.ts";
import styles from "./room.module.css";
import type { Room } from "./use-room.ts";
import { useKeysOn, useShortcuts, type RoomAct } from "./use-shortcuts.ts";
import { useUndo } from "./use-undo.ts";
import { useWhen } from "./use-when.ts";
import { VitalsEntry } from "./vitals-entry.tsx";

type EntryBarProps = { readonly room: Room; readonly mayDose: boolean; readonly onDose: () => void; readonly onQuiet: () => void };

const fieldOf: Partial<Record<RoomAct, string>> = {
  pressure: "pressure",
  heartRate: "heartRate",
  saturation: "saturation",
  respiration: "respiration",
  moaas: "moaas",
  when: "when",
};

/** Where everything is charted, by touch and by single keys. */
const OpenBar = ({ room, mayDose, onDose, onQuiet }: EntryBarProps) => {
  const t = useWords(entryWords);
  const bar = useRef<HTMLDivElement>(null);
  const [writing, setWriting] = useState<NoteCode | undefined>(undefined);
  const [help, setHelp] = useState(false);
  const [keysOn, setKeysOn] = useKeysOn();
  const when = useWhen(room);
  const undo = useUndo();
  const keep = useNotes({ room, when, undo });
  useShortcuts(keysOn, (what) => {
    const field = fieldOf[what];
    if (field !== undefined) bar.current?.querySelector<HTMLInputElement>(`input[name="${field}"]`)?.focus();
    else if (what === "eyeShades" || what === "music") void keep({ code: toggleCode(room, what), text: "" });
    else if (what === "words" || what === "note") setWriting(what);
    else if (what === "dose" && mayDose) onDose();
    else if (what === "undo") undo.takeBack();
    else if (what === "graph") document.querySelector<HTMLElement>("[data-room-graph]")?.focus();
    else if (what === "quiet") onQuiet();
    else if (what === "help") setHelp(true);
  });
  return (
    <div
      ref={bar}
      role="group"
      aria-label={t("bar")}
      className={styles["bar"]}
      data-print="no"
      onKeyDown={(event) => {
        if (event.key === "Escape" && event.target instanceof HTMLInputElement) event.target.blur();
      }}
    >
      <VitalsEntry room={room} when={when} undo={undo} />
      <div className={styles["events"]}>
        {mayDose && <Button onClick={onDose}>{firstDose(room.session) === undefined ? t("dose") : t("booster")}</Button>}
        <EventChips room={room} when={when} undo={undo} writing={writing} onWrite={setWriting} />
        <Button kind="quiet" className={styles["keys"]} onClick={() => setHelp(true)} aria-label={t("keys.open")}>
          ?
        </Button>
      </div>
      {help && <KeysDialog on={keysOn} onChange={setKeysOn} onClose={() => setHelp(false)} />}
    </div>
  );
};

/** The row that everything is charted in. A closed record looks closed; what was forgotten can still be added. */
export const EntryBar = memo((props: EntryBarProps) => {
  const t = useWords(roomWords);
  const [late, setLate] = useState(false);
  if (props.room.session.status !== "closed" || late) return <OpenBar {...props} />;
  return (
    <div className={styles["closed"]} data-print="no">
      <p>{t("closed.body")}</p>
      <Button onClick={() => setLate(true)}>{t("closed.add")}</Button>
    </div>
  );
});
