import { useState } from "react";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { SliderScale } from "#ui/controls/slider-scale.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { preparationContract } from "../contract.ts";
import { preparationWords } from "./preparation-words.ts";
import { StepFrame } from "./step-frame.tsx";
import type { StepProps } from "./step-props.ts";

export const PreparednessStep = ({ episodeId, preparation, onDone, onBack }: StepProps) => {
  const t = useWords(preparationWords);
  const [value, setValue] = useState<number | undefined>(preparation.preparedness?.value.value);
  const [attempt, setAttempt] = useState(0);
  const rate = useCommand(preparationContract.ratePreparedness);
  const open = value === undefined ? [{ field: "preparedness", message: t("step.choose") }] : [];
  const problems = attempt > 0 && open.length > 0 ? open : refusedFields(rate.error, "keep");
  const keep = () => {
    setAttempt((count) => count + 1);
    if (value === undefined) return;
    rate.mutate({ params: { episodeId }, body: { preparedness: { value, unit: "{score}" } } }, { onSuccess: onDone });
  };
  return (
    <StepFrame intro={t("preparedness.intro")} problems={problems} attempt={attempt} busy={rate.isPending} onKeep={keep} onBack={onBack}>
      <SliderScale
        id="preparedness"
        label={t("preparedness.question")}
        value={value}
        onChange={setValue}
        low={t("preparedness.low")}
        high={t("preparedness.high")}
        error={problems.find(({ field }) => field === "preparedness")?.message}
      />
    </StepFrame>
  );
};
