import { DateField } from "#ui/controls/date-field.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { ConsultationDraft } from "./consultation-draft.ts";
import { enquiryWords } from "./enquiry-words.ts";

type ContactFieldsProps = {
  readonly draft: ConsultationDraft;
  readonly onChange: (part: Partial<ConsultationDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
  /** People write about themselves, and their browser may help; staff write about somebody else, with what is known of them. */
  readonly by: "self" | "staff";
};

/** Who asks and how to reach them, for the form's own layout. */
export const ContactFields = ({ draft, onChange, errorOf, by }: ContactFieldsProps) => {
  const t = useWords(enquiryWords);
  const isSelf = by === "self";
  const filledBy = (known: string) => (isSelf ? known : "off");
  return (
    <>
      <TextField
        name="givenName"
        label={t("ask.givenName")}
        required
        autoComplete={filledBy("given-name")}
        value={draft.givenName}
        onChange={(givenName) => onChange({ givenName })}
        error={errorOf("givenName")}
      />
      <TextField
        name="familyName"
        label={t("ask.familyName")}
        required
        autoComplete={filledBy("family-name")}
        value={draft.familyName}
        onChange={(familyName) => onChange({ familyName })}
        error={errorOf("familyName")}
      />
      {!isSelf && (
        <TextField
          name="preferredName"
          label={t("enter.preferredName")}
          hint={t("enter.preferredNameHint")}
          autoComplete="off"
          value={draft.preferredName}
          onChange={(preferredName) => onChange({ preferredName })}
          error={errorOf("preferredName")}
        />
      )}
      <DateField
        name="birthDate"
        label={t("ask.birthDate")}
        hint={isSelf ? t("ask.birthDateHint") : t("enter.birthDateHint")}
        value={draft.birthDate}
        onChange={(birthDate) => onChange({ birthDate })}
        error={errorOf("birthDate")}
      />
      <TextField
        name="email"
        type="email"
        label={t("ask.email")}
        hint={isSelf ? t("ask.emailHint") : undefined}
        required={isSelf}
        autoComplete={filledBy("email")}
        value={draft.email}
        onChange={(email) => onChange({ email })}
        error={errorOf("email")}
      />
      <TextField
        name="phone"
        type="tel"
        label={t("ask.phone")}
        autoComplete={filledBy("tel")}
        value={draft.phone}
        onChange={(phone) => onChange({ phone })}
        error={errorOf("phone")}
      />
    </>
  );
};
