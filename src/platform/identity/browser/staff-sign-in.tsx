import { useState, type ReactNode } from "react";

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
import { PasswordForm } from "./password-form.tsx";
import { SecondFactorForm } from "./second-factor-form.tsx";
import { signInWords } from "./sign-in-words.ts";
import { usePasskey } from "./use-passkey.ts";
import { useStanding } from "./use-standing.ts";

type At = { readonly clinic: Pick<Clinic, "clinicId" | "name" | "slug">; readonly inDialog: boolean };

const ResetRequest = ({ clinic, inDialog, onBack }: At & { readonly onBack: () => void }) => {
  const t = useWords(signInWords);
  const [sent, setSent] = useState(false);
  const back = (
    <Button kind="quiet" onClick={onBack}>
      {t("staff.back")}
    </Button>
  );
  return (
    <EntryCard
      clinicName={clinic.name}
      title={t("reset.title")}
      intro={sent ? undefined : t("reset.intro")}
      inDialog={inDialog}
      foot={back}
    >
      {sent ? (
        <p role="status">{t("reset.sent")}</p>
      ) : (
        <MailForm
          clinicId={clinic.clinicId}
          to="askForReset"
          label={t("staff.email")}
          submit={t("reset.submit")}
          onSent={() => setSent(true)}
        />
      )}
    </EntryCard>
  );
};

const SignInSteps = ({ clinic, inDialog, foot }: At & { readonly foot?: ReactNode }) => {
  const t = useWords(signInWords);
  const { data } = useStanding();
  const [forgot, setForgot] = useState(false);
  const byPasskey = useAction(signInContract.signInByPasskey);
  const { clinicId } = clinic;
  const passkey = usePasskey(clinicId, false, (proof) => byPasskey.mutateAsync({ params: { clinicId }, body: proof }));
  if (forgot) return <ResetRequest clinic={clinic} inDialog={inDialog} onBack={() => setForgot(false)} />;
  if (data?.standing === "second-factor") {
    return (
      <EntryCard clinicName={data.clinic.name} title={t("second.title")} intro={t("second.intro")} inDialog={inDialog}>
        <SecondFactorForm clinicId={data.clinic.clinicId} />
      </EntryCard>
    );
  }
  const ways = (
    <>
      <Button kind="quiet" onClick={() => setForgot(true)}>
        {t("staff.forgot")}
      </Button>
      {foot}
    </>
  );
  return (
    <EntryCard
      clinicName={clinic.name}
      title={t("staff.title")}
      intro={inDialog ? t("locked.ended") : undefined}
      inDialog={inDialog}
      foot={ways}
    >
      <PasswordForm clinicId={clinicId} />
      <PasskeyButton passkey={passkey} />
    </EntryCard>
  );
};

/** Staff sign in: mail address and password, then the code where there is one; or a passkey. What follows is up to `useStanding`. */
export const StaffSignIn = ({ slug }: { readonly slug?: string | undefined }) => {
  const t = useWords(signInWords);
  return (
    <ClinicChoice slug={slug} title={t("staff.title")}>
      {(clinic) => <SignInSteps clinic={clinic} inDialog={false} foot={<Link href="/me">{t("staff.patients")}</Link>} />}
    </ClinicChoice>
  );
};

/** The same inside the lock, for somebody whose sign-in ended while they wrote. */
export const StaffSignInAgain = ({ clinic }: { readonly clinic: At["clinic"] }) => <SignInSteps clinic={clinic} inDialog />;
