import { useState } from "react";
import * as z from "zod/mini";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { preparationContract } from "../contract.ts";
import { intentionCategories, intentionLength } from "../rules/events.ts";
import { preparationWords } from "./preparation-words.ts";
import { StepFrame } from "./step-frame.tsx";
import type { StepProps } from "./step-props.ts";

const schema = z.object({ text: z.string(), category: z.enum(["", ...intentionCategories]) });

export const IntentionStep = ({ episodeId, preparation, onDone, onBack }: StepProps) => {
  const t = useWords(preparationWords);
  const [initial] = useState(() => ({
    text: preparation.intention?.text ?? "",
    category: preparation.intention?.category ?? ("" as const),
  }));
  const [draft, change, clear] = useDraft(`prepare.intention.${episodeId}`, schema, initial);
  const [attempt, setAttempt] = useState(0);
  const record = useCommand(preparationContract.recordIntention);
  const { text, category } = draft;
  const open = [
    ...(text.trim() === "" ? [{ field: "text", message: t("step.missing") }] : []),
    ...(category === "" ? [{ field: "category", message: t("step.choose") }] : []),
  ];
  const problems = attempt > 0 && open.length > 0 ? open : refusedFields(record.error, "keep");
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const keep = () => {
    setAttempt((count) => count + 1);
    if (category === "" || open.length > 0) return;
    record.mutate(
      { params: { episodeId }, body: { text, category } },
      {
        onSuccess: () => {
          clear();
          onDone();
        },
      },
    );
  };
  return (
    <StepFrame intro={t("intention.intro")} problems={problems} attempt={attempt} busy={record.isPending} onKeep={keep} onBack={onBack}>
      <TextArea
        name="text"
        label={t("intention.text")}
        hint={t("intention.count", { count: [...text.trim()].length, most: intentionLength })}
        value={text}
        onChange={(value) => change({ text: value })}
        error={errorOf("text")}
        rows={4}
        ownWords
      />
      <RadioGroup
        id="category"
        label={t("intention.category")}
        options={intentionCategories.map((value) => ({ value, label: t(`intention.categories.${value}`) }))}
        value={category === "" ? undefined : category}
        onChange={(value) => change({ category: value })}
        error={errorOf("category")}
      />
    </StepFrame>
  );
};
