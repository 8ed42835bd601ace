import { SelectField } from "#ui/controls/select-field.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { licences, type Licence } from "../../rules/data/licences.ts";
import { musicPageWords } from "./music-page-words.ts";

export type Right = { readonly licence: Licence | ""; readonly source: string };

type DescribeFieldsProps = {
  readonly right: Right;
  readonly onChange: (right: Right) => void;
  readonly errorOf: (field: string) => string | undefined;
};

/** By what right a recording is played, and where it is from: asked of everything that is added (MUS-15). */
export const DescribeFields = ({ right, onChange, errorOf }: DescribeFieldsProps) => {
  const t = useWords(musicPageWords);
  return (
    <>
      <SelectField
        id="licence"
        label={t("add.licence")}
        required
        placeholder={t("add.choosePlease")}
        value={right.licence}
        options={licences.map((value) => ({ value, label: t(`licences.${value}`) }))}
        onChange={(licence) => onChange({ ...right, licence })}
        error={errorOf("licence")}
      />
      <TextField
        id="source"
        label={t("add.source")}
        hint={t("add.sourceHint")}
        required
        maxLength={500}
        value={right.source}
        onChange={(source) => onChange({ ...right, source })}
        error={errorOf("source")}
      />
    </>
  );
};
