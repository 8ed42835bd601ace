import { NumberField } from "#ui/controls/number-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { numberFrom } from "./amounts.ts";
import { pharmacyWords } from "./pharmacy-words.ts";

type TypedNumberFieldProps = {
  readonly label: string;
  readonly unit: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly whole?: boolean | undefined;
  readonly hint?: string | undefined;
};

/** A number as it is typed; says beside itself when it is none. */
export const TypedNumberField = ({ value, ...rest }: TypedNumberFieldProps) => {
  const t = useWords(pharmacyWords);
  return <NumberField {...rest} value={value} error={value.trim() !== "" && numberFrom(value) === undefined ? t("number") : undefined} />;
};
