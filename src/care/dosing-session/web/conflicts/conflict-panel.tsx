import { useDeferredValue, useMemo } from "react";

import { Button } from "#ui/controls/button.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { conflictContract } from "../../contract-conflict.ts";
import { openConflicts, type Conflict, type ConflictSide } from "../../rules/conflicts.ts";
import { protocolOf } from "../../rules/protocol.ts";
import { reviewConflict } from "../../rules/review-conflict.ts";
import { describeFact } from "../room/describe-fact.ts";
import { useFactWords } from "../room/use-fact-words.ts";
import type { Room } from "../room/use-room.ts";
import styles from "./conflict-panel.module.css";
import { conflictWords } from "./conflict-words.ts";

const useSides = (room: Room, timeZone: string) => {
  const words = useFactWords(room.view?.staff, timeZone);
  const whatOf = ({ by, at }: ConflictSide): string => {
    const isIt = (one: Room["facts"][number]): boolean => one.actor.id === by.id && one.observedAt.equals(at);
    const fact =
      room.facts.find((one) => isIt(one) && ["vitals-charted", "dose-given", "checklist-item-recorded"].includes(one.event.type)) ??
      room.facts.find(isIt);
    if (fact === undefined) return words.conflict("other");
    const { title, body } = describeFact(fact, words);
    return fact.event.type === "vitals-charted" ? (body ?? title) : [title, body].filter(Boolean).join(": ");
  };
  const nameOf = ({ by }: ConflictSide): string => (by.kind === "device" ? words.room("facts.device") : words.nameOf(by.id));
  return (side: ConflictSide): string => words.conflict("side", { time: words.timeOf(side.at), name: nameOf(side), what: whatOf(side) });
};

/** More at once would push everything else out of sight; the next ones follow as these are looked at. */
const mostShown = 3;

/** What two people charted and what cannot both be so. It is shown until a person has looked; nothing here decides between them. */
export const ConflictPanel = ({ room: newest, timeZone }: { readonly room: Room; readonly timeZone: string }) => {
  const t = useWords(conflictWords);
  // Comparing all with all must not hold up what was just charted.
  const room = useDeferredValue(newest);
  const say = useSides(room, timeZone);
  const { facts, session } = room;
  const conflicts = useMemo(() => openConflicts(facts, protocolOf(session)), [facts, session]);
  if (conflicts.length === 0) return null;
  const look = ({ conflictId }: Conflict): void => {
    const body = { conflictId, note: "" };
    void room.chart(conflictContract.reviewConflict, body, (state) => reviewConflict(state, body));
  };
  return (
    <Panel
      title={
        <>
          <StateMark kind="amber" decorative /> {t("heading", { count: conflicts.length })}
        </>
      }
    >
      <Stack gap={3}>
        <p>{t("hint")}</p>
        <ul className={styles["list"]}>
          {conflicts.slice(0, mostShown).map((conflict) => (
            <li key={conflict.conflictId} className={styles["conflict"]}>
              <span className={styles["what"]}>
                <strong>{t(`kinds.${conflict.rule}`)}</strong>
                {conflict.sides.map((side) => (
                  <span key={`${side.id} ${side.by.id}`}>{say(side)}</span>
                ))}
              </span>
              <Button onClick={() => look(conflict)}>{t("looked")}</Button>
            </li>
          ))}
        </ul>
        {conflicts.length > mostShown && <p>{t("more", { count: conflicts.length - mostShown })}</p>}
      </Stack>
    </Panel>
  );
};
