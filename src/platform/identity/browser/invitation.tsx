import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { Button } from "#ui/controls/button.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { act } from "../../http/browser/client.ts";
import { useAction } from "../../http/browser/use-command.ts";
import type { Clinic } from "../../settings/contract.ts";
import { signInContract } from "../sign-in-contract.ts";
import { ClinicChoice } from "./clinic-choice.tsx";
import { EntryCard } from "./entry-card.tsx";
import { errorApart, errorAt } from "./field-errors.ts";
import { FormError } from "./form-error.tsx";
import { useLinkToken } from "./link-token.ts";
import { SecretField } from "./secret-field.tsx";
import { signInWords } from "./sign-in-words.ts";

type Opened = { readonly clinic: Clinic; readonly onDone: () => void };

const NewPassword = ({ clinic, token, onDone }: Opened & { readonly token: string }) => {
  const t = useWords(signInWords);
  const [password, setPassword] = useState("");
  const { mutate, isPending, error } = useAction(signInContract.acceptInvitation);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) mutate({ params: { clinicId: clinic.clinicId }, body: { token, password } }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={5}>
        <SecretField
          id="password"
          label={t("invitation.password")}
          hint={t("invitation.hint")}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          error={errorAt(error, "password")}
        />
        <FormError message={errorApart(error, ["password"])} />
        <Button type="submit" kind="primary" wide busy={isPending}>
          {t("invitation.submit")}
        </Button>
      </Stack>
    </form>
  );
};

const Landing = ({ clinic, onDone }: Opened) => {
  const t = useWords(signInWords);
  const token = useLinkToken();
  const { clinicId } = clinic;
  const { data, isPending, isError } = useQuery({
    queryKey: ["invitation", clinicId],
    queryFn: () => act(signInContract.lookAtInvitation, { params: { clinicId }, body: { token } }),
    retry: false,
    staleTime: Infinity,
  });
  if (isPending) return <LoadingState label={t("invitation.loading")} shape="panel" />;
  if (isError) {
    return (
      <EntryCard clinicName={clinic.name} title={t("invitation.failedTitle")} intro={t("invitation.failed")}>
        {null}
      </EntryCard>
    );
  }
  return (
    <EntryCard clinicName={clinic.name} title={t("invitation.title")} intro={t("invitation.for", data)}>
      <NewPassword clinic={clinic} token={token} onDone={onDone} />
    </EntryCard>
  );
};

/** The page behind an invitation, or behind the link for a forgotten password. */
export const Invitation = ({ slug, onDone }: { readonly slug: string; readonly onDone: () => void }) => {
  const t = useWords(signInWords);
  return (
    <ClinicChoice slug={slug} title={t("invitation.title")}>
      {(clinic) => <Landing clinic={clinic} onDone={onDone} />}
    </ClinicChoice>
  );
};
