import { useState } from "react";

import { CheckboxGroup } from "#ui/controls/checkbox-group.tsx";
import { ChoiceScale } from "#ui/controls/choice-scale.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import styles from "./answer-measure.module.css";
import { chosenOf, type Question } from "./measure-draft.ts";
import { measuresWords } from "./measures-words.ts";

type AnswerControlProps = {
  readonly id: string;
  readonly question: Question;
  readonly answer: number | null;
  readonly onAnswer: (answer: number | null) => void;
};

/** A place on a line, typed as a number; what is not one is left open and said. */
const LineAnswer = ({ id, question, answer, onAnswer, min, max }: AnswerControlProps & { readonly min: number; readonly max: number }) => {
  const t = useWords(measuresWords);
  const [typed, setTyped] = useState(answer === null ? "" : String(answer));
  const read = (text: string): number | null => {
    const value = Number(text.trim().replace(",", "."));
    const isFine = text.trim() !== "" && Number.isFinite(value) && value >= min && value <= max;
    return isFine ? Math.round(value * 10) / 10 : null;
  };
  const ends = question.options.map(({ label }) => label).join(" – ");
  return (
    <NumberField
      id={id}
      label={question.text}
      unit={t("answer.line", { min, max })}
      hint={ends === "" ? undefined : ends}
      value={typed}
      error={typed.trim() !== "" && read(typed) === null ? t("answer.lineWrong", { min, max }) : undefined}
      onChange={(text) => {
        setTyped(text);
        onAnswer(read(text));
      }}
    />
  );
};

/** How one question is answered: one of several, any of several, or a place on a line. */
export const AnswerControl = (props: AnswerControlProps) => {
  const { id, question, answer, onAnswer } = props;
  const { answers, options } = question;
  const label = <span className={styles["question"]}>{question.text}</span>;
  switch (answers.kind) {
    case "choice":
      return (
        <ChoiceScale
          id={id}
          label={label}
          options={options.map((option) => ({ value: String(option.value), label: option.label }))}
          value={answer === null ? undefined : String(answer)}
          onChange={(value) => onAnswer(Number(value))}
          pageKeys
        />
      );
    case "several":
      return (
        <CheckboxGroup
          id={id}
          label={label}
          options={options.map((option) => ({ value: String(option.value), label: option.label }))}
          value={chosenOf(options, answer).map(({ value }) => String(value))}
          onChange={(chosen) => onAnswer(chosen.length === 0 ? null : chosen.reduce((sum, value) => sum + Number(value), 0))}
        />
      );
    case "line":
      return <LineAnswer {...props} min={answers.min} max={answers.max} />;
  }
};
