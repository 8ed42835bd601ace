import { useState } from "react";
import * as z from "zod/mini";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { Button } from "#ui/controls/button.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { preparationContract } from "../contract.ts";
import { expectationsQuiz, type QuizQuestion } from "../rules/data/expectations-quiz.ts";
import { preparationWords } from "./preparation-words.ts";
import styles from "./prepare.module.css";
import type { StepProps } from "./step-props.ts";

const schema = z.object({ at: z.number(), answers: z.record(z.string(), z.string()) });

/** Answers that were right stay; the others are asked again. */
const beginFrom = (answers: Readonly<Record<string, string>>) => {
  const right = expectationsQuiz.filter((question) => answers[question.id] === question.right);
  const kept = Object.fromEntries(right.map((question) => [question.id, question.right]));
  const open = expectationsQuiz.findIndex((question) => kept[question.id] === undefined);
  return { at: Math.max(open, 0), answers: kept };
};

type QuestionProps = { readonly question: QuizQuestion; readonly chosen: string | undefined; readonly onChoose: (option: string) => void };

const Question = ({ question, chosen, onChoose }: QuestionProps) => {
  const t = useWords(preparationWords);
  return (
    <Stack gap={4}>
      <RadioGroup<string>
        label={t(`quiz.question.${question.id}`)}
        options={question.options.map((value) => ({ value, label: t(`quiz.option.${value}`) }))}
        value={chosen}
        onChange={onChoose}
      />
      <div role="status">
        {chosen !== undefined && (
          <div className={styles["because"]}>
            <p className={styles["verdict"]}>{chosen === question.right ? t("quiz.right") : t("quiz.notYet")}</p>
            <p>{t(`quiz.because.${question.id}`)}</p>
          </div>
        )}
      </div>
    </Stack>
  );
};

/** One question at a time; each answer is explained at once, and a wrong one is chosen anew. */
export const ExpectationsStep = ({ episodeId, preparation, onDone, onBack }: StepProps) => {
  const t = useWords(preparationWords);
  const [initial] = useState(() => beginFrom(preparation.expectations?.answers ?? {}));
  const [draft, change, clear] = useDraft(`prepare.expectations.${episodeId}`, schema, initial);
  const answer = useCommand(preparationContract.answerExpectations);
  const at = Math.min(draft.at, expectationsQuiz.length - 1);
  const question = expectationsQuiz[at];
  if (question === undefined) return null;
  const chosen = draft.answers[question.id];
  const isLast = at === expectationsQuiz.length - 1;
  const goOn = () => {
    if (!isLast) return change({ at: at + 1 });
    answer.mutate(
      { params: { episodeId }, body: { answers: draft.answers } },
      {
        onSuccess: () => {
          clear();
          onDone();
        },
      },
    );
  };
  return (
    <Stack gap={5}>
      <p className={styles["quiet"]}>{t("quiz.intro")}</p>
      <FormSummary problems={refusedFields(answer.error, "keep")} />
      <p className={styles["quiet"]}>{t("quiz.place", { at: at + 1, of: expectationsQuiz.length })}</p>
      <Question
        key={question.id}
        question={question}
        chosen={chosen}
        onChoose={(option) => change({ answers: { ...draft.answers, [question.id]: option } })}
      />
      <Stack gap={2}>
        <Button id="keep" kind="primary" wide busy={answer.isPending} disabled={chosen !== question.right} onClick={goOn}>
          {isLast ? t("quiz.finish") : t("quiz.next")}
        </Button>
        <Button kind="quiet" wide onClick={at === 0 ? onBack : () => change({ at: at - 1 })}>
          {at === 0 ? t("step.back") : t("quiz.before")}
        </Button>
      </Stack>
    </Stack>
  );
};
