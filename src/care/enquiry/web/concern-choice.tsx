import { CheckboxGroup } from "#ui/controls/checkbox-group.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { concerns } from "../rules/events.ts";
import type { ConsultationDraft } from "./consultation-draft.ts";
import { enquiryWords } from "./enquiry-words.ts";

type ConcernChoiceProps = {
  readonly label: string;
  readonly layout?: "column" | "row";
  readonly value: ConsultationDraft["concerns"];
  readonly onChange: (chosen: ConsultationDraft["concerns"]) => void;
  readonly error: string | undefined;
};

/** The reasons for which people ask; at least one (ENQ-2). */
export const ConcernChoice = ({ label, layout = "column", value, onChange, error }: ConcernChoiceProps) => {
  const t = useWords(enquiryWords);
  return (
    <CheckboxGroup
      id="concerns"
      label={label}
      required
      layout={layout}
      options={concerns.map((one) => ({ value: one, label: t(`concerns.${one}`) }))}
      value={value}
      onChange={(chosen) => onChange([...chosen])}
      error={error}
    />
  );
};
