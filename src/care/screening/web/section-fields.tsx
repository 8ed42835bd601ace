import { concerns } from "#care/enquiry/rules/events.ts";
import { CheckboxGroup } from "#ui/controls/checkbox-group.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { goals } from "../rules/events.ts";
import type { SectionId } from "../rules/sections.ts";
import { intakeWords } from "./intake-words.ts";
import { AllergyFields, MedicineFields, TrialFields, type FieldsProps } from "./list-fields.tsx";

const NoteField = ({ draft, onChange }: FieldsProps) => {
  const t = useWords(intakeWords);
  return <TextArea label={t("note")} value={draft.note} onChange={(note) => onChange({ note })} ownWords />;
};

const AboutYouFields = (props: FieldsProps) => {
  const { draft, onChange, errorOf } = props;
  const t = useWords(intakeWords);
  return (
    <Stack gap={6}>
      <NumberField
        id="age"
        label={t("age")}
        unit={t("years")}
        whole
        value={draft.age}
        onChange={(age) => onChange({ age })}
        error={errorOf("age")}
      />
      <CheckboxGroup
        label={t("concerns")}
        options={concerns.map((value) => ({ value, label: t(`concern.${value}`) }))}
        value={draft.concerns}
        onChange={(chosen) => onChange({ concerns: [...chosen] })}
      />
      <NoteField {...props} />
    </Stack>
  );
};

const GoalFields = ({ draft, onChange }: FieldsProps) => {
  const t = useWords(intakeWords);
  return (
    <Stack gap={6}>
      <CheckboxGroup
        label={t("goals")}
        options={goals.map((value) => ({ value, label: t(`goal.${value}`) }))}
        value={draft.goals}
        onChange={(chosen) => onChange({ goals: [...chosen] })}
      />
      <TextArea label={t("ownWords")} value={draft.ownWords} onChange={(ownWords) => onChange({ ownWords })} ownWords rows={5} />
    </Stack>
  );
};

/** What a part asks beside its yes-or-no questions. */
export const SectionFields = ({ section, ...props }: FieldsProps & { readonly section: SectionId }) => {
  switch (section) {
    case "about-you":
      return <AboutYouFields {...props} />;
    case "medicines":
      return <MedicineFields {...props} />;
    case "allergies":
      return <AllergyFields {...props} />;
    case "treatment-trials":
      return <TrialFields {...props} />;
    case "goals":
      return <GoalFields {...props} />;
    case "medical-history":
    case "mental-health":
    case "substance-use":
    case "family-history":
      return <NoteField {...props} />;
  }
};
