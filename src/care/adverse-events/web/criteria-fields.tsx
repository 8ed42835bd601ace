import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { seriousCriteria, seriousCriterionLabels } from "../rules/data/assessment-lists.ts";
import type { Criteria } from "../rules/seriousness.ts";
import { adverseEventWords } from "./adverse-event-words.ts";

const answers = ["yes", "no", "unknown"] as const;

type CriteriaFieldsProps = { readonly criteria: Criteria; readonly onChange: (criteria: Criteria) => void };

/** The criteria of seriousness, a line each; what nobody knows stays open. */
export const CriteriaFields = ({ criteria, onChange }: CriteriaFieldsProps) => {
  const t = useWords(adverseEventWords);
  return (
    <Stack gap={3}>
      <p>{t("field.serious")}</p>
      <p>{t("field.seriousHint")}</p>
      {seriousCriteria.map((criterion) => (
        <RadioGroup
          key={criterion}
          label={seriousCriterionLabels[criterion]}
          layout="line"
          options={answers.map((value) => ({ value, label: t(`answer.${value}`) }))}
          value={criteria[criterion]}
          onChange={(value) => onChange({ ...criteria, [criterion]: value })}
        />
      ))}
    </Stack>
  );
};
