import { Button } from "#ui/controls/button.tsx";
import { Link } from "#ui/layout/link.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../http/browser/use-command.ts";
import type { Clinic } from "../../settings/contract.ts";
import type { SignInScope } from "../caller.ts";
import { signInContract } from "../sign-in-contract.ts";
import { ClinicChoice } from "./clinic-choice.tsx";
import { EntryCard } from "./entry-card.tsx";
import { problemType } from "./field-errors.ts";
import { FormError } from "./form-error.tsx";
import { useLinkToken } from "./link-token.ts";
import { signInWords } from "./sign-in-words.ts";

type LinkLandingProps = {
  readonly slug: string;
  /** Where to go: to the one thing that the link is for, or home when `scope` is null. */
  readonly onOpened: (scope: SignInScope | null) => void;
};

const Landing = ({ clinic, onOpened }: { readonly clinic: Clinic; readonly onOpened: LinkLandingProps["onOpened"] }) => {
  const t = useWords(signInWords);
  const token = useLinkToken();
  const { mutate, isPending, error } = useAction(signInContract.openLink);
  const open = () => mutate({ params: { clinicId: clinic.clinicId }, body: { token } }, { onSuccess: ({ scope }) => onOpened(scope) });
  if (token === "" || (error !== null && problemType(error) === "sign-in-failed")) {
    return (
      <EntryCard clinicName={clinic.name} title={t("link.failedTitle")} intro={t("link.failed")}>
        <Link href="/me">{t("link.askAgain")}</Link>
      </EntryCard>
    );
  }
  return (
    <EntryCard clinicName={clinic.name} title={t("link.title")} intro={t("link.intro")}>
      <FormError message={error?.problem.detail} />
      <Button kind="primary" wide busy={isPending} onClick={open}>
        {t("link.open")}
      </Button>
    </EntryCard>
  );
};

/** The page behind a patient's mailed link. It waits for a tap, so that programs that open links in mails do not use it up. */
export const LinkLanding = ({ slug, onOpened }: LinkLandingProps) => {
  const t = useWords(signInWords);
  return (
    <ClinicChoice slug={slug} title={t("link.title")}>
      {(clinic) => <Landing clinic={clinic} onOpened={onOpened} />}
    </ClinicChoice>
  );
};
