import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { formatElapsed, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { firstDose } from "../../rules/dosing-session.ts";
import { isLateEntry } from "../../rules/late-entry.ts";
import type { EntryRef } from "../flowsheet/sheet-rows.ts";
import { describeFact } from "../room/describe-fact.ts";
import { useFactWords } from "../room/use-fact-words.ts";
import type { Room, RoomRecord } from "../room/use-room.ts";
import { CorrectDialog } from "./correct-dialog.tsx";
import { correctWords } from "./correct-words.ts";
import { sourceWords } from "../devices/source-words.ts";
import styles from "./entries-dialog.module.css";
import { entryOf, type CorrectableEntry } from "./entry-of.ts";

/** The fact that an entry is, in the words of the timeline. */
const useDescription = (room: RoomRecord) => {
  const words = useFactWords(room.view?.staff, room.timeZone);
  return ({ kind, id, entry }: CorrectableEntry): { readonly what: string; readonly by: string } => {
    const fact = room.facts.find(({ event }) => {
      if (event.type === "vitals-charted") return kind === "reading" && event.readingId === id;
      if (event.type === "dose-given") return kind === "dose" && event.doseId === id;
      if (event.type === "event-noted") return kind === "note" && event.noteId === id;
      return kind === "drug" && "entryId" in event && event.type !== "drug-entry-in-error" && event.entryId === id;
    });
    const { title, body } = fact === undefined ? { title: "", body: undefined } : describeFact(fact, words);
    const source = kind === "reading" && entry.source.kind !== "hand" ? sourceWords(entry.source, words.session) : undefined;
    return { what: body === undefined ? title : `${title}: ${body}`, by: source ?? words.nameOf(entry.by.id) };
  };
};

type EntriesDialogProps = {
  readonly room: RoomRecord;
  readonly refs: readonly EntryRef[];
  /** Where an entry can be corrected; undefined where the record is only read. */
  readonly correctIn: Room | undefined;
  readonly onClose: () => void;
};

/** What stands in one cell, each entry with its time, source and author, and the way to correct it. */
export const EntriesDialog = ({ room, refs, correctIn, onClose }: EntriesDialogProps) => {
  const t = useWords(correctWords);
  const locale = useLocale();
  const describe = useDescription(room);
  const [correcting, setCorrecting] = useState<CorrectableEntry | undefined>(undefined);
  const dosedAt = firstDose(room.session)?.observedAt;
  const found = refs.flatMap((ref) => entryOf(room.session, ref) ?? []);
  if (correcting !== undefined && correctIn !== undefined) return <CorrectDialog room={correctIn} old={correcting} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title={t("entries")} closeOnOutside>
      <ul className={styles["entries"]}>
        {found.map((one) => {
          const { observedAt, inError, corrects } = one.entry;
          const { what, by } = describe(one);
          const since = dosedAt && formatElapsed((observedAt.epochMilliseconds - dosedAt.epochMilliseconds) / 1_000);
          return (
            <li key={one.id}>
              <div>
                <p className={styles["what"]}>{inError === null ? what : <s>{what}</s>}</p>
                <p className={styles["about"]}>
                  {[formatTime(observedAt, room.timeZone, locale), since, by].filter(Boolean).join(" · ")}
                  {isLateEntry(one.entry) && (
                    <>
                      {" · "}
                      <StateMark kind="late" size="small" decorative /> {t("late")}
                    </>
                  )}
                  {corrects !== undefined && ` · ${t("again")}`}
                </p>
                {inError !== null && <p className={styles["about"]}>{t("crossed", { reason: inError.reason })}</p>}
              </div>
              {inError === null && correctIn !== undefined && <Button onClick={() => setCorrecting(one)}>{t("correct")}</Button>}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
};
