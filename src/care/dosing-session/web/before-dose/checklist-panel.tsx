import { useRead } from "#platform/http/browser/use-read.ts";
import type { AnswerOf } from "#platform/http/contract.ts";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import { checklistItems, type ChecklistItem } from "../../rules/data/checklist.ts";
import { recordChecklistItem } from "../../rules/decide-session.ts";
import { answerTo } from "../../rules/dosing-session.ts";
import { checklistAnswers } from "../../rules/events.ts";
import styles from "./checklist-panel.module.css";
import { roomWords } from "../room/room-words.ts";
import type { Room } from "../room/use-room.ts";

type Facts = AnswerOf<(typeof dosingSessionContract)["readGates"]>["checklist"];
type ItemRowProps = { readonly room: Room; readonly item: ChecklistItem; readonly fact: Facts[number] | undefined };

const ItemRow = ({ room, item, fact }: ItemRowProps) => {
  const t = useWords(roomWords);
  const answers = checklistAnswers.filter((answer) => answer !== "not-applicable" || !item.hardStop || item.mayNotApply === true);
  const answer = (value: string): void => {
    const chosen = checklistAnswers.find((one) => one === value);
    if (chosen === undefined) return;
    const body = { item: item.id, answer: chosen, note: "" };
    void room.chart(dosingSessionContract.recordChecklistItem, body, (session) => recordChecklistItem(session, body));
  };
  return (
    <>
      <RadioGroup
        label={`${item.id}  ${item.label}`}
        options={answers.map((value) => ({ value, label: t(`checklist.${value}`) }))}
        value={answerTo(room.session, item.id)?.answer}
        onChange={answer}
        layout="line"
      />
      {fact && <p className={styles["fact"]}>{t(`checklist.record.${fact.says}`, { reason: fact.reason })}</p>}
    </>
  );
};

/** The checklist before a dose: what the record knows stands beside the item; the rest is answered by a person. */
export const ChecklistPanel = ({ room }: { readonly room: Room }) => {
  const t = useWords(roomWords);
  const isEsketamine = room.session.opened?.drug === "esketamine";
  const items = checklistItems.filter((item) => item.onlyFor === undefined || isEsketamine);
  const { data } = useRead(dosingSessionContract.readGates, { params: room.place, follows: { episodeId: room.place.episodeId } });
  const factOf = (id: ChecklistItem["id"]) => data?.checklist.find(({ item }) => item === id);
  const answered = items.filter(
    ({ id }) => answerTo(room.session, id) !== undefined || (factOf(id)?.says ?? "unknown") !== "unknown",
  ).length;
  return (
    <div>
      <p className={styles["count"]}>{t("checklist.open", { count: answered, total: items.length })}</p>
      <ul className={styles["items"]}>
        {items.map((item) => (
          <li key={item.id}>
            <ItemRow room={room} item={item} fact={factOf(item.id)} />
          </li>
        ))}
      </ul>
    </div>
  );
};
