import { useState, type FormEvent } from "react";

import { Button } from "#ui/controls/button.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../http/browser/use-command.ts";
import { signInContract } from "../sign-in-contract.ts";
import { errorApart, errorAt } from "./field-errors.ts";
import { FormError } from "./form-error.tsx";
import { SecretField } from "./secret-field.tsx";
import { signInWords } from "./sign-in-words.ts";

/** Mail address and password. What comes next shows in the browser's standing. */
export const PasswordForm = ({ clinicId }: { readonly clinicId: string }) => {
  const t = useWords(signInWords);
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { mutate, isPending, error } = useAction(signInContract.signInByPassword);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) mutate({ params: { clinicId }, body: { email, password } });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={5}>
        <TextField
          id="email"
          label={t("staff.email")}
          type="email"
          autoComplete="username webauthn"
          value={email}
          onChange={setEmail}
          error={errorAt(error, "email")}
        />
        <SecretField
          id="password"
          label={t("staff.password")}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={errorAt(error, "password")}
        />
        <FormError message={errorApart(error, ["email", "password"])} />
        <Button type="submit" kind="primary" wide busy={isPending}>
          {t("staff.submit")}
        </Button>
      </Stack>
    </form>
  );
};
