import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { Link } from "#ui/layout/link.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../http/browser/use-command.ts";
import type { Clinic } from "../../settings/contract.ts";
import { signInContract } from "../sign-in-contract.ts";
import { ClinicChoice } from "./clinic-choice.tsx";
import { EntryCard } from "./entry-card.tsx";
import { MailForm } from "./mail-form.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import { signInWords } from "./sign-in-words.ts";
import { usePasskey } from "./use-passkey.ts";

type PatientEntryProps = { readonly clinic: Pick<Clinic, "clinicId" | "name">; readonly inDialog?: boolean; readonly hasEnded?: boolean };

/** A link by mail, or a passkey. */
export const PatientEntry = ({ clinic, inDialog = false, hasEnded = false }: PatientEntryProps) => {
  const t = useWords(signInWords);
  const [sent, setSent] = useState(false);
  const byPasskey = useAction(signInContract.signInByPasskey);
  const { clinicId } = clinic;
  const passkey = usePasskey(clinicId, false, (proof) => byPasskey.mutateAsync({ params: { clinicId }, body: proof }));
  if (sent) {
    return (
      <EntryCard clinicName={clinic.name} title={t("patient.sentTitle")} inDialog={inDialog}>
        <p role="status">{t("patient.sent")}</p>
        <Button onClick={() => setSent(false)}>{t("patient.again")}</Button>
      </EntryCard>
    );
  }
  const foot = inDialog ? undefined : <Link href="/app">{t("patient.staff")}</Link>;
  return (
    <EntryCard
      clinicName={clinic.name}
      title={t("patient.title")}
      intro={hasEnded ? `${t("locked.ended")} ${t("patient.intro")}` : t("patient.intro")}
      inDialog={inDialog}
      foot={foot}
    >
      <MailForm
        clinicId={clinicId}
        to="askForLink"
        label={t("patient.email")}
        hint={t("patient.hint")}
        submit={t("patient.submit")}
        onSent={() => setSent(true)}
      />
      <PasskeyButton passkey={passkey} />
    </EntryCard>
  );
};

/** Patients sign in without a password. */
export const PatientSignIn = ({ slug }: { readonly slug?: string | undefined }) => {
  const t = useWords(signInWords);
  return (
    <ClinicChoice slug={slug} title={t("patient.title")}>
      {(clinic) => <PatientEntry clinic={clinic} />}
    </ClinicChoice>
  );
};
