import { useState } from "react";
import * as z from "zod/mini";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { TextArea } from "#ui/controls/text-area.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { textLines } from "#ui/controls/text-lines.ts";
import { useWords } from "#ui/words/use-words.ts";

import { preparationContract } from "../contract.ts";
import { preparationWords } from "./preparation-words.ts";
import { StepFrame } from "./step-frame.tsx";
import type { StepProps } from "./step-props.ts";

const schema = z.object({ supports: z.string(), grounding: z.string(), stopWord: z.string(), difficultMoments: z.string() });

export const SupportStep = ({ episodeId, preparation: { supportPlan }, onDone, onBack }: StepProps) => {
  const t = useWords(preparationWords);
  const [initial] = useState(() => ({
    supports: supportPlan?.supports.join("\n") ?? "",
    grounding: supportPlan?.groundingPractices.join("\n") ?? "",
    stopWord: supportPlan?.stopWord ?? "",
    difficultMoments: supportPlan?.difficultMoments ?? "",
  }));
  const [draft, change, clear] = useDraft(`prepare.support.${episodeId}`, schema, initial);
  const [attempt, setAttempt] = useState(0);
  const record = useCommand(preparationContract.recordSupportPlan);
  const problems = refusedFields(record.error, "keep");
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const keep = () => {
    setAttempt((count) => count + 1);
    const { stopWord, difficultMoments } = draft;
    const lists = { supports: textLines(draft.supports), groundingPractices: textLines(draft.grounding) };
    const done = () => {
      clear();
      onDone();
    };
    record.mutate({ params: { episodeId }, body: { ...lists, stopWord, difficultMoments } }, { onSuccess: done });
  };
  return (
    <StepFrame intro={t("support.intro")} problems={problems} attempt={attempt} busy={record.isPending} onKeep={keep} onBack={onBack}>
      <TextArea
        name="supports"
        label={t("support.supports")}
        hint={t("support.supportsHint")}
        value={draft.supports}
        onChange={(supports) => change({ supports })}
        error={errorOf("supports")}
        ownWords
      />
      <TextArea
        name="groundingPractices"
        label={t("support.grounding")}
        hint={t("support.groundingHint")}
        value={draft.grounding}
        onChange={(grounding) => change({ grounding })}
        error={errorOf("groundingPractices")}
        ownWords
      />
      <TextField
        name="stopWord"
        label={t("support.stopWord")}
        hint={t("support.stopWordHint")}
        value={draft.stopWord}
        onChange={(stopWord) => change({ stopWord })}
        error={errorOf("stopWord")}
        autoComplete="off"
      />
      <TextArea
        name="difficultMoments"
        label={t("support.difficult")}
        value={draft.difficultMoments}
        onChange={(difficultMoments) => change({ difficultMoments })}
        ownWords
      />
    </StepFrame>
  );
};
