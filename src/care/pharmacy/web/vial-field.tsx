import { SelectField } from "#ui/controls/select-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { VialRow } from "../contract-answers.ts";
import { pharmacyWords } from "./pharmacy-words.ts";

type VialFieldProps = { readonly vials: readonly VialRow[]; readonly value: string; readonly onChange: (container: string) => void };

/** Which opened vial; "" names none. */
export const VialField = ({ vials, value, onChange }: VialFieldProps) => {
  const t = useWords(pharmacyWords);
  const options = [
    { value: "none", label: t("noVial") },
    ...vials.map(({ container }) => ({ value: String(container), label: t("vialNumber", { number: container }) })),
  ];
  return (
    <SelectField
      label={t("draw.vial")}
      value={value === "" ? "none" : value}
      options={options}
      onChange={(chosen) => onChange(chosen === "none" ? "" : chosen)}
    />
  );
};

/** The number of the chosen vial, or that none is named. */
export const containerFrom = (value: string): number | null => (value === "" ? null : Number(value));
