import type { Protocol } from "#kernel/setting.ts";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { yesNoAnswers, type QuestionId } from "../rules/sections.ts";
import { intakeWords } from "./intake-words.ts";
import { questionValues } from "./question-values.ts";
import { questionWords } from "./question-words.ts";
import type { SectionDraft } from "./section-draft.ts";

type YesNoQuestionsProps = {
  readonly questions: readonly QuestionId[];
  readonly draft: SectionDraft;
  readonly onChange: (change: Partial<SectionDraft>) => void;
  readonly protocol: Protocol;
};

const labels = { yes: "yes", no: "no", "not-sure": "notSure" } as const;

const hasHelp = (question: QuestionId): question is keyof typeof questionWords.en.help & QuestionId => question in questionWords.en.help;

/** Yes, no, not sure: none is preselected, and each may be left open. */
export const YesNoQuestions = ({ questions, draft, onChange, protocol }: YesNoQuestionsProps) => {
  const t = useWords(intakeWords);
  const ask = useWords(questionWords);
  const values = questionValues(protocol);
  return (
    <Stack gap={8}>
      {questions.map((question) => (
        <RadioGroup
          key={question}
          id={`answers.${question}`}
          label={ask(`ask.${question}`, values)}
          hint={hasHelp(question) ? ask(`help.${question}`) : undefined}
          layout="row"
          options={yesNoAnswers.map((value) => ({ value, label: t(labels[value]) }))}
          value={draft.answers[question]}
          onChange={(answer) => onChange({ answers: { ...draft.answers, [question]: answer } })}
        />
      ))}
    </Stack>
  );
};
