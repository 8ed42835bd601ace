import { CrisisHelp } from "#care/people/web/crisis-help.tsx";
import { Button } from "#ui/controls/button.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import styles from "./answer-measure.module.css";
import { answerIn, answerWords, type Draft, type Question } from "./measure-draft.ts";
import { measuresWords } from "./measures-words.ts";

type MeasureReviewProps = {
  readonly questions: readonly Question[];
  readonly draft: Draft;
  readonly help: boolean;
  readonly busy: boolean;
  readonly problem: string | undefined;
  readonly onChange: (place: number) => void;
  readonly onBack: () => void;
  readonly onHandIn: () => void;
};

/** All answers on one page, each to be changed, before they are handed in. */
export const MeasureReview = ({ questions, draft, help, busy, problem, onChange, onBack, onHandIn }: MeasureReviewProps) => {
  const t = useWords(measuresWords);
  const open = questions.filter((question) => answerIn(draft, question) === null).length;
  const nothing = open === questions.length;
  return (
    <Stack gap={6}>
      <p>{t("answer.reviewIntro")}</p>
      <ul className={styles["answers"]}>
        {questions.map((question, place) => {
          const label = answerWords(question, answerIn(draft, question));
          return (
            <li key={question.text} className={styles["answer"]}>
              <p>{question.text}</p>
              <Button kind="quiet" aria-label={t("answer.changeItem", { number: place + 1 })} onClick={() => onChange(place)}>
                {t("answer.change")}
              </Button>
              <p className={label === undefined ? styles["open"] : styles["given"]}>{label ?? t("answer.open")}</p>
            </li>
          );
        })}
      </ul>
      {help && <CrisisHelp />}
      {open > 0 && <p className={styles["note"]}>{nothing ? t("answer.nothing") : t("answer.openCount", { count: open })}</p>}
      {problem !== undefined && <ErrorState title={problem} onRetry={onHandIn} busy={busy} />}
      <div className={styles["acts"]}>
        <Button kind="quiet" onClick={onBack}>
          {t("answer.back")}
        </Button>
        <Button kind="primary" busy={busy} disabled={nothing} onClick={onHandIn}>
          {t("answer.handIn")}
        </Button>
      </div>
    </Stack>
  );
};
