import { useState } from "react";
import * as z from "zod/mini";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { SliderScale } from "#ui/controls/slider-scale.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { preparationContract } from "../contract.ts";
import { preparationWords } from "./preparation-words.ts";
import { StepFrame } from "./step-frame.tsx";
import type { StepProps } from "./step-props.ts";

const rated = z.nullable(z.number());
const schema = z.object({ hopes: z.string(), fears: z.string(), expectation: rated, motivation: rated });

const ratingOf = (value: number | null) => (value === null ? null : { value, unit: "{score}" as const });

/** Hopes, fears and two ratings; every one of them may stay open. */
export const HopesStep = ({ episodeId, preparation: { hopesAndFears }, onDone, onBack }: StepProps) => {
  const t = useWords(preparationWords);
  const [initial] = useState(() => ({
    hopes: hopesAndFears?.hopes ?? "",
    fears: hopesAndFears?.fears ?? "",
    expectation: hopesAndFears?.expectation?.value ?? null,
    motivation: hopesAndFears?.motivation?.value ?? null,
  }));
  const [draft, change, clear] = useDraft(`prepare.hopes.${episodeId}`, schema, initial);
  const [attempt, setAttempt] = useState(0);
  const record = useCommand(preparationContract.recordHopesAndFears);
  const problems = refusedFields(record.error, "keep");
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const keep = () => {
    setAttempt((count) => count + 1);
    const { hopes, fears, expectation, motivation } = draft;
    const done = () => {
      clear();
      onDone();
    };
    const body = { hopes, fears, expectation: ratingOf(expectation), motivation: ratingOf(motivation) };
    record.mutate({ params: { episodeId }, body }, { onSuccess: done });
  };
  return (
    <StepFrame intro={t("hopesAndFears.intro")} problems={problems} attempt={attempt} busy={record.isPending} onKeep={keep} onBack={onBack}>
      {(["hopes", "fears"] as const).map((field) => (
        <TextArea
          key={field}
          name={field}
          label={t(`hopesAndFears.${field}`)}
          value={draft[field]}
          onChange={(value) => change({ [field]: value })}
          error={errorOf(field)}
          ownWords
        />
      ))}
      {(["expectation", "motivation"] as const).map((field) => (
        <SliderScale
          key={field}
          id={field}
          label={t(`hopesAndFears.${field}`)}
          value={draft[field] ?? undefined}
          onChange={(value) => change({ [field]: value })}
          low={t("hopesAndFears.low")}
          high={t("hopesAndFears.high")}
          error={errorOf(field)}
        />
      ))}
    </StepFrame>
  );
};
