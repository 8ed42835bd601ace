import type { Protocol } from "#kernel/setting.ts";
import { DefinitionList, type Definition } from "#ui/layout/definition-list.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { SectionAnswers } from "../rules/events.ts";
import type { SavedSection } from "../rules/screening.ts";
import { yesNoQuestions, type YesNo } from "../rules/sections.ts";
import { intakeWords } from "./intake-words.ts";
import { questionValues } from "./question-values.ts";
import { questionWords } from "./question-words.ts";
import styles from "./screening.module.css";
import { screeningWords } from "./screening-words.ts";

const yesNoLabels = { yes: "yes", no: "no", "not-sure": "notSure" } as const;

const useAnswerWords = (protocol: Protocol) => {
  const t = useWords(screeningWords);
  const i = useWords(intakeWords);
  const ask = useWords(questionWords);
  const values = questionValues(protocol);
  const said = (text: string) => (text.trim() === "" ? t("notSaid") : text);
  const yesNo = (answer: YesNo | undefined) => (answer === undefined ? t("notAnswered") : i(yesNoLabels[answer]));
  const questions = (answers: Extract<SectionAnswers, { answers: object }>): readonly Definition[] =>
    yesNoQuestions[answers.section].map((question) => ({ term: ask(`ask.${question}`, values), value: yesNo(answers.answers[question]) }));
  return (answers: SectionAnswers): readonly Definition[] => {
    switch (answers.section) {
      case "about-you":
        return [
          { term: i("age"), value: answers.age === null ? t("notAnswered") : `${answers.age.value} ${i("years")}` },
          { term: i("concerns"), value: said(answers.concerns.map((one) => i(`concern.${one}`)).join(", ")) },
          { term: i("note"), value: said(answers.note) },
        ];
      case "goals":
        return [
          { term: i("goals"), value: said(answers.goals.map((one) => i(`goal.${one}`)).join(", ")) },
          { term: i("ownWords"), value: said(answers.ownWords) },
        ];
      case "medicines":
        return [{ term: i("section.medicines"), value: said(answers.medicines.map((one) => one.name).join(", ")) }];
      case "treatment-trials":
        return [{ term: i("section.treatment-trials"), value: said(answers.trials.map((one) => one.treatment).join(", ")) }];
      case "allergies":
        return questions(answers);
      case "medical-history":
      case "mental-health":
      case "substance-use":
      case "family-history":
        return [...questions(answers), { term: i("note"), value: said(answers.note) }];
    }
  };
};

type AnswersViewProps = { readonly sections: readonly SavedSection[]; readonly timeZone: string; readonly protocol: Protocol };

/** Everything the intake says, part by part, folded, with who said it and when. */
export const AnswersView = ({ sections, timeZone, protocol }: AnswersViewProps) => {
  const t = useWords(screeningWords);
  const i = useWords(intakeWords);
  const locale = useLocale();
  const wordsOf = useAnswerWords(protocol);
  if (sections.length === 0) return <p className={styles["plain"]}>{t("answersNone")}</p>;
  return (
    <Stack gap={3}>
      {sections.map(({ answers, savedAt, savedBy, note }) => (
        <details key={answers.section}>
          <summary>
            {i(`section.${answers.section}`)}{" "}
            <span className={styles["source"]}>
              {t("savedAt", { date: formatDateTime(savedAt, timeZone, locale), by: t(`by.${savedBy.kind}`) })}
            </span>
          </summary>
          {note !== "" && <p>{t("changed", { note })}</p>}
          <DefinitionList items={wordsOf(answers)} />
        </details>
      ))}
    </Stack>
  );
};
