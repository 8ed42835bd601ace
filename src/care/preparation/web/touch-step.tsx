import { useState } from "react";
import * as z from "zod/mini";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { preparationContract } from "../contract.ts";
import { touchAnswers } from "../rules/events.ts";
import { preparationWords } from "./preparation-words.ts";
import styles from "./prepare.module.css";
import { StepFrame } from "./step-frame.tsx";
import type { StepProps } from "./step-props.ts";

const answer = z.enum(["", ...touchAnswers]);
const schema = z.object({ hand: answer, shoulder: answer, other: z.string() });
type Draft = z.output<typeof schema>;

/** How the patient wishes to be touched, within what the consent allows. */
export const TouchStep = ({ episodeId, preparation: { touchWishes, supportPlan }, onDone, onBack }: StepProps) => {
  const t = useWords(preparationWords);
  const [initial] = useState((): Draft => ({
    hand: touchWishes?.hand ?? "",
    shoulder: touchWishes?.shoulder ?? "",
    other: touchWishes?.other ?? "",
  }));
  const [draft, change, clear] = useDraft(`prepare.touch.${episodeId}`, schema, initial);
  const [attempt, setAttempt] = useState(0);
  const choose = useCommand(preparationContract.chooseTouch);
  const { hand, shoulder, other } = draft;
  const open = (["hand", "shoulder"] as const)
    .filter((place) => draft[place] === "")
    .map((field) => ({ field, message: t("step.choose") }));
  const problems = attempt > 0 && open.length > 0 ? open : refusedFields(choose.error, "keep");
  const keep = () => {
    setAttempt((count) => count + 1);
    if (hand === "" || shoulder === "") return;
    const done = () => {
      clear();
      onDone();
    };
    choose.mutate({ params: { episodeId }, body: { hand, shoulder, other } }, { onSuccess: done });
  };
  return (
    <StepFrame intro={t("touch.intro")} problems={problems} attempt={attempt} busy={choose.isPending} onKeep={keep} onBack={onBack}>
      {(["hand", "shoulder"] as const).map((place) => (
        <RadioGroup
          key={place}
          id={place}
          label={t(`touch.${place}`)}
          options={touchAnswers.map((value) => ({ value, label: t(`touch.answers.${value}`) }))}
          value={draft[place] === "" ? undefined : draft[place]}
          onChange={(value) => change({ [place]: value })}
          error={problems.find(({ field }) => field === place)?.message}
        />
      ))}
      <TextArea name="other" label={t("touch.other")} value={other} onChange={(value) => change({ other: value })} ownWords />
      <p className={styles["quiet"]}>
        {supportPlan === null ? t("touch.noStopWord") : t("touch.stopWord", { word: supportPlan.stopWord })}
      </p>
    </StepFrame>
  );
};
