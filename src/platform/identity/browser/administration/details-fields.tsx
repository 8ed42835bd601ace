import { TextField } from "#ui/controls/text-field.tsx";
import type { FieldProblem } from "#ui/controls/form-summary.tsx";
import type { Translate } from "#ui/words/word-key.ts";
import { useWords } from "#ui/words/use-words.ts";

import { administrationWords } from "./administration-words.ts";

export type StaffDetails = { readonly displayName: string; readonly credentials: string; readonly email: string };

/** What must be there before anything is sent. */
export const missingDetails = (details: StaffDetails, t: Translate<(typeof administrationWords)["en"]>): readonly FieldProblem[] => [
  ...(details.displayName.trim() === "" ? [{ field: "displayName", message: t("fields.nameMissing") }] : []),
  ...(details.email.trim() === "" ? [{ field: "email", message: t("fields.emailMissing") }] : []),
];

type DetailsFieldsProps = {
  readonly value: StaffDetails;
  readonly onChange: (details: StaffDetails) => void;
  readonly problems: readonly FieldProblem[];
};

/** Name, credentials and mail address of one person: somebody else's, so the browser fills in nothing. */
export const DetailsFields = ({ value, onChange, problems }: DetailsFieldsProps) => {
  const t = useWords(administrationWords);
  const field = (name: keyof StaffDetails) => ({
    id: name,
    autoComplete: "off",
    value: value[name],
    onChange: (typed: string) => onChange({ ...value, [name]: typed }),
    error: problems.find((one) => one.field === name)?.message,
  });
  return (
    <>
      <TextField {...field("displayName")} label={t("fields.name")} maxLength={120} required />
      <TextField {...field("email")} label={t("fields.email")} type="email" inputMode="email" maxLength={254} required />
      <TextField {...field("credentials")} label={t("fields.credentials")} hint={t("fields.credentialsHint")} maxLength={60} />
    </>
  );
};
