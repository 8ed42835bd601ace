import { SelectField } from "#ui/controls/select-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyWords } from "./pharmacy-words.ts";

export type Colleague = { readonly staffId: string; readonly name: string };

type WitnessFieldProps = {
  readonly colleagues: readonly Colleague[];
  readonly value: string;
  readonly onChange: (staffId: string) => void;
  /** Where a second person is good and not demanded. */
  readonly optional?: boolean | undefined;
  readonly label?: string | undefined;
};

/** Who saw it with their own eyes; nobody is chosen beforehand. */
export const WitnessField = ({ colleagues, value, onChange, optional = false, label }: WitnessFieldProps) => {
  const t = useWords(pharmacyWords);
  const known = colleagues.map(({ staffId, name }) => ({ value: staffId, label: name }));
  if (!optional)
    return (
      <SelectField
        label={label ?? t("waste.witness")}
        placeholder={t("waste.chooseWitness")}
        value={value}
        options={known}
        onChange={onChange}
      />
    );
  const choices = [{ value: "nobody", label: t("receive.nobody") }, ...known];
  return (
    <SelectField
      label={label ?? t("receive.witness")}
      value={value === "" ? "nobody" : value}
      options={choices}
      onChange={(chosen) => onChange(chosen === "nobody" ? "" : chosen)}
    />
  );
};
