import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../contract.ts";
import { checklistItems, type ChecklistItem } from "../rules/data/checklist.ts";
import { recordChecklistItem } from "../rules/decide-session.ts";
import { answerTo } from "../rules/dosing-session.ts";
import { checklistAnswers } from "../rules/events.ts";
import styles from "./checklist-panel.module.css";
import { roomWords } from "./room-words.ts";
import type { Room } from "./use-room.ts";

const ItemRow = ({ room, item }: { readonly room: Room; readonly item: ChecklistItem }) => {
  const t = useWords(roomWords);
  const answers = checklistAnswers.filter((answer) => answer !== "not-applicable" || !item.hardStop || item.mayNotApply === true);
  const answer = (value: string): void => {
    const chosen = checklistAnswers.find((one) => one === value);
    if (chosen === undefined) return;
    const body = { item: item.id, answer: chosen, note: "" };
    void room.chart(dosingSessionContract.recordChecklistItem, body, (session) => recordChecklistItem(session, body));
  };
  return (
    <RadioGroup
      label={`${item.id}  ${item.label}`}
      options={answers.map((value) => ({ value, label: t(`checklist.${value}`) }))}
      value={answerTo(room.session, item.id)?.answer}
      onChange={answer}
      layout="line"
    />
  );
};

/** The checklist before a dose, each item answered by a person. */
export const ChecklistPanel = ({ room }: { readonly room: Room }) => {
  const t = useWords(roomWords);
  const isEsketamine = room.session.opened?.drug === "esketamine";
  const items = checklistItems.filter((item) => item.onlyFor === undefined || isEsketamine);
  const answered = items.filter((item) => answerTo(room.session, item.id) !== undefined).length;
  return (
    <div>
      <p className={styles["count"]}>{t("checklist.open", { count: answered, total: items.length })}</p>
      <ul className={styles["items"]}>
        {items.map((item) => (
          <li key={item.id}>
            <ItemRow room={room} item={item} />
          </li>
        ))}
      </ul>
    </div>
  );
};
