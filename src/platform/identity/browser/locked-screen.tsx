import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../http/browser/use-command.ts";
import { demoContract } from "../entry-contract.ts";
import { signInContract, type SignInStanding } from "../sign-in-contract.ts";
import { EntryCard } from "./entry-card.tsx";
import { FormError } from "./form-error.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import { PatientEntry } from "./patient-sign-in.tsx";
import { signInWords } from "./sign-in-words.ts";
import { UnlockForm } from "./unlock-form.tsx";
import { usePasskey } from "./use-passkey.ts";
import { useSignOut } from "./use-sign-out.ts";

type Locked = Extract<SignInStanding, { standing: "locked" }>;

/** In the demo nobody has a password: the lock shows itself and opens with a tap. */
const DemoUnlock = ({ locked }: { readonly locked: Locked }) => {
  const t = useWords(signInWords);
  const { mutate, isPending, error } = useAction(demoContract.enterDemo);
  const body = locked.kind === "staff" ? { staffId: locked.personId } : { patientId: locked.personId };
  return (
    <>
      <FormError message={error?.problem.detail} />
      <Button kind="primary" wide busy={isPending} onClick={() => mutate({ params: { clinicId: locked.clinic.clinicId }, body })}>
        {t("locked.demo")}
      </Button>
    </>
  );
};

/** What a locked browser shows: who is signed in, and the ways to go on. */
export const LockedScreen = ({ locked }: { readonly locked: Locked }) => {
  const t = useWords(signInWords);
  const { clinic, unlockBy } = locked;
  const { clinicId } = clinic;
  const [asksLink, setAsksLink] = useState(false);
  const unlock = useAction(signInContract.unlock);
  const passkey = usePasskey(clinicId, true, (proof) => unlock.mutateAsync({ params: { clinicId }, body: { by: "passkey", ...proof } }));
  const { signOut, busy } = useSignOut(clinicId);
  if (asksLink) return <PatientEntry clinic={clinic} inDialog />;
  const foot = (
    <Button kind="quiet" busy={busy} onClick={() => signOut()}>
      {t("locked.other")}
    </Button>
  );
  return (
    <EntryCard clinicName={clinic.name} title={t("locked.title")} intro={t("locked.intro")} foot={foot} inDialog>
      <p>{t("locked.who", { name: locked.name })}</p>
      {locked.demo && <DemoUnlock locked={locked} />}
      {!locked.demo && locked.kind === "staff" && <UnlockForm clinicId={clinicId} ways={unlockBy} />}
      {!locked.demo && unlockBy.passkey && <PasskeyButton passkey={passkey} primary={locked.kind === "patient"} />}
      {!locked.demo && locked.kind === "patient" && (
        <>
          <p>{t("locked.patient")}</p>
          <Button onClick={() => setAsksLink(true)}>{t("locked.askLink")}</Button>
        </>
      )}
    </EntryCard>
  );
};
