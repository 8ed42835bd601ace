import { useEffect, useRef, type FormEvent, type MouseEvent } from "react";

import { CrisisHelp } from "#care/people/web/crisis-help.tsx";
import { Button } from "#ui/controls/button.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { AnswerControl } from "./answer-control.tsx";
import styles from "./answer-measure.module.css";
import type { Question } from "./measure-draft.ts";
import { measuresWords } from "./measures-words.ts";

type MeasureItemProps = {
  readonly question: Question;
  readonly stem: string | null;
  /** Of the question's words, which may not be that of the page (BCP 47). */
  readonly language: string;
  /** Its place among all questions, from 1. */
  readonly number: number;
  readonly count: number;
  readonly answer: number | null;
  readonly onAnswer: (answer: number | null) => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
  readonly help: boolean;
};

/** A finger or a mouse chose; arrow keys move between answers and must not leave the question. */
const isPointer = (event: MouseEvent): boolean =>
  event.detail > 0 && event.target instanceof Element && event.target.closest("label") !== null;

const groupId = "measure-question";

/** The question takes the focus when it comes, so that it is read out; Enter then leads on from anywhere but a control of its own. */
const useQuestionKeys = (number: number, onNext: () => void): void => {
  const next = useRef(onNext);
  next.current = onNext;
  useEffect(() => document.getElementById(groupId)?.focus({ preventScroll: true }), [number]);
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const { target } = event;
      const isFree = target === document.body || (target instanceof HTMLElement && target.id === groupId);
      if (event.key === "Enter" && isFree) next.current();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
};

/** One question with large answers. A tap leads on; with the keyboard, Enter does. */
export const MeasureItem = ({ question, stem, language, number, count, answer, onAnswer, onNext, onBack, help }: MeasureItemProps) => {
  const t = useWords(measuresWords);
  const leaving = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const stays = useRef(help);
  stays.current = help || question.kind === "extra" || question.answers.kind !== "choice";
  useEffect(() => () => clearTimeout(leaving.current), [number]);
  const leave = (event: MouseEvent) => {
    clearTimeout(leaving.current);
    // Judged when it fires, with the answer in: what asks for help keeps the question on screen.
    if (isPointer(event)) leaving.current = setTimeout(() => !stays.current && onNext(), 220);
  };
  useQuestionKeys(number, onNext);
  const next = (event: FormEvent) => {
    event.preventDefault();
    clearTimeout(leaving.current);
    onNext();
  };
  return (
    <form onSubmit={next}>
      <Stack gap={6}>
        <div className={styles["progress"]}>
          <p className={styles["place"]} aria-live="polite">
            {t("answer.place", { number, count })}
          </p>
          <div className={styles["bar"]} aria-hidden="true">
            <div className={styles["done"]} style={{ width: `${(number / count) * 100}%` }} />
          </div>
        </div>
        {stem !== null && (
          <p lang={question.kind === "item" ? language : undefined} className={styles["stem"]}>
            {stem}
          </p>
        )}
        <div lang={language} onClick={leave} role="presentation" className={styles["choices"]}>
          <AnswerControl key={number} id={groupId} question={question} answer={answer} onAnswer={onAnswer} />
        </div>
        {help && <CrisisHelp />}
        <div className={styles["acts"]}>
          <Button kind="quiet" onClick={onBack}>
            {t("answer.back")}
          </Button>
          <Button id="measure-next" type="submit" kind={answer === null ? "secondary" : "primary"}>
            {answer === null ? t("answer.leaveOpen") : t("answer.next")}
          </Button>
        </div>
        {number === 1 && question.answers.kind === "choice" && <p className={styles["note"]}>{t("answer.tap")}</p>}
      </Stack>
    </form>
  );
};
