import type { FormEvent, ReactNode } from "react";

import { Button } from "#ui/controls/button.tsx";
import { FormSummary, type FieldProblem } from "#ui/controls/form-summary.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import styles from "./integration.module.css";
import { therapyWords } from "./therapy-words.ts";

type TherapyNoteFrameProps = {
  readonly intro: string;
  readonly problems: readonly FieldProblem[];
  readonly attempt: number;
  readonly busy: boolean;
  readonly onSubmit: (event: FormEvent) => void;
  readonly children: ReactNode;
};

/** A typed note: a line about it, its fields, and signing. */
export const TherapyNoteFrame = ({ intro, problems, attempt, busy, onSubmit, children }: TherapyNoteFrameProps) => {
  const t = useWords(therapyWords);
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap={5}>
        <p className={styles["quiet"]}>{intro}</p>
        <FormSummary problems={problems} attempt={attempt} />
        {children}
        <p className={styles["quiet"]}>{t("common.signHint")}</p>
        <Row>
          <Button type="submit" id="sign" kind="primary" busy={busy}>
            {t("common.sign")}
          </Button>
        </Row>
      </Stack>
    </form>
  );
};
