import { SelectField } from "#ui/controls/select-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { RepresentativeAnswer } from "../contract.ts";
import { paperWords } from "./paper-words.ts";

type RepresentativeChoiceProps = {
  readonly representatives: readonly RepresentativeAnswer[];
  readonly value: string;
  readonly onChange: (representativeId: string) => void;
};

/** Who decides for a patient who cannot, of those whose right is on record; plainly none where there is none. */
export const RepresentativeChoice = ({ representatives, value, onChange }: RepresentativeChoiceProps) => {
  const t = useWords(paperWords);
  if (representatives.length === 0) return <p role="status">{t("representative.none")}</p>;
  return (
    <SelectField
      label={t("representative.choose")}
      placeholder=""
      value={value}
      options={representatives.map(({ representativeId, name, relation }) => ({
        value: representativeId,
        label: t("representative.decides", { name, relation: t(`representative.relations.${relation}`) }),
      }))}
      onChange={onChange}
    />
  );
};
