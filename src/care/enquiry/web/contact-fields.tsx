import { DateField } from "#ui/controls/date-field.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { ConsultationDraft } from "./consultation-draft.ts";
import { enquiryWords } from "./enquiry-words.ts";

type ContactFieldsProps = {
  readonly draft: ConsultationDraft;
  readonly onChange: (part: Partial<ConsultationDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
};

export const ContactFields = ({ draft, onChange, errorOf }: ContactFieldsProps) => {
  const t = useWords(enquiryWords);
  return (
    <Stack gap={4}>
      <h2>{t("ask.about")}</h2>
      <TextField
        name="givenName"
        label={t("ask.givenName")}
        required
        autoComplete="given-name"
        value={draft.givenName}
        onChange={(givenName) => onChange({ givenName })}
        error={errorOf("givenName") ?? errorOf("details.givenName")}
      />
      <TextField
        name="familyName"
        label={t("ask.familyName")}
        required
        autoComplete="family-name"
        value={draft.familyName}
        onChange={(familyName) => onChange({ familyName })}
        error={errorOf("familyName") ?? errorOf("details.familyName")}
      />
      <DateField
        name="birthDate"
        label={t("ask.birthDate")}
        hint={t("ask.birthDateHint")}
        value={draft.birthDate}
        onChange={(birthDate) => onChange({ birthDate })}
        error={errorOf("birthDate") ?? errorOf("details.birthDate")}
      />
      <TextField
        name="email"
        type="email"
        label={t("ask.email")}
        hint={t("ask.emailHint")}
        required
        autoComplete="email"
        value={draft.email}
        onChange={(email) => onChange({ email })}
        error={errorOf("email") ?? errorOf("details.email")}
      />
      <TextField
        name="phone"
        type="tel"
        label={t("ask.phone")}
        autoComplete="tel"
        value={draft.phone}
        onChange={(phone) => onChange({ phone })}
        error={errorOf("phone") ?? errorOf("details.phone")}
      />
    </Stack>
  );
};
