import { useState } from "react";
import * as z from "zod/mini";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { Button } from "#ui/controls/button.tsx";
import { SliderScale } from "#ui/controls/slider-scale.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { integrationContract, type GoalView } from "../contract.ts";
import { GoalLine } from "./goal-line.tsx";
import { integrationWords } from "./integration-words.ts";

const schema = z.object({ value: z.nullable(z.number()), words: z.string() });

type GoalRatingProps = { readonly episodeId: string; readonly goal: GoalView; readonly onDone: () => void };

const RateGoal = ({ episodeId, goal, onDone }: GoalRatingProps) => {
  const t = useWords(integrationWords);
  const { show } = useToasts();
  const [initial] = useState(() => ({ value: null, words: "" }));
  const [draft, change, clear] = useDraft(`integration.goal.${episodeId}.${goal.goalId}`, schema, initial);
  const rate = useCommand(integrationContract.rateGoal);
  const { value, words } = draft;
  const keep = () => {
    if (value === null) return;
    const kept = () => {
      clear();
      show({ message: t("goals.kept") });
      onDone();
    };
    const body = { goalId: goal.goalId, progress: { value, unit: "{score}" as const }, words };
    rate.mutate({ params: { episodeId }, body }, { onSuccess: kept });
  };
  return (
    <Stack gap={3}>
      <SliderScale
        label={t("goals.question")}
        value={value ?? undefined}
        onChange={(chosen) => change({ value: chosen })}
        low={t("goals.low")}
        high={t("goals.high")}
        error={refusedFields(rate.error, "progress")[0]?.message}
      />
      <TextArea label={t("goals.words")} rows={2} value={words} onChange={(typed) => change({ words: typed })} ownWords />
      <Row>
        <Button kind="primary" busy={rate.isPending} disabled={value === null} onClick={keep}>
          {t("goals.keep")}
        </Button>
      </Row>
    </Stack>
  );
};

type RatedGoalProps = Omit<GoalRatingProps, "onDone"> & { readonly measured?: string | undefined; readonly mayRate: boolean };

/** A goal, and rating how far it is today. */
export const GoalRating = ({ episodeId, goal, measured, mayRate }: RatedGoalProps) => {
  const t = useWords(integrationWords);
  const [open, setOpen] = useState(false);
  return (
    <Stack gap={3}>
      <GoalLine goal={goal} measured={measured} />
      {open && <RateGoal episodeId={episodeId} goal={goal} onDone={() => setOpen(false)} />}
      {mayRate && !open && (
        <Row>
          <Button kind="quiet" onClick={() => setOpen(true)}>
            {t("goals.rate")}
          </Button>
        </Row>
      )}
    </Stack>
  );
};
