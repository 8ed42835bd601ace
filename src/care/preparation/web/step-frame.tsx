import type { FormEvent, ReactNode } from "react";

import { Button } from "#ui/controls/button.tsx";
import { FormSummary, type FieldProblem } from "#ui/controls/form-summary.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import styles from "./prepare.module.css";
import { preparationWords } from "./preparation-words.ts";

type StepFrameProps = {
  readonly intro: string;
  readonly problems: readonly FieldProblem[];
  readonly attempt: number;
  readonly busy: boolean;
  readonly onKeep: () => void;
  readonly onBack: () => void;
  readonly children: ReactNode;
};

/** One small step: a line about it, its fields, one act, and the way back. */
export const StepFrame = ({ intro, problems, attempt, busy, onKeep, onBack, children }: StepFrameProps) => {
  const t = useWords(preparationWords);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onKeep();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={5}>
        <p className={styles["quiet"]}>{intro}</p>
        <FormSummary problems={problems} attempt={attempt} />
        {children}
        <Stack gap={2}>
          <Button type="submit" id="keep" kind="primary" wide busy={busy}>
            {t("step.save")}
          </Button>
          <Button kind="quiet" wide onClick={onBack}>
            {t("step.back")}
          </Button>
        </Stack>
      </Stack>
    </form>
  );
};
