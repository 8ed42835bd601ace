import { useState, type FormEvent } from "react";

import { Button } from "#ui/controls/button.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";

import { useAction } from "../../http/browser/use-command.ts";
import { signInContract } from "../sign-in-contract.ts";
import { errorApart, errorAt } from "./field-errors.ts";
import { FormError } from "./form-error.tsx";

type MailFormProps = {
  readonly clinicId: string;
  readonly to: "askForLink" | "askForReset";
  readonly label: string;
  readonly hint?: string | undefined;
  readonly submit: string;
  readonly onSent: () => void;
};

/** Asks for a link by mail. The answer is the same whether anybody has the address. */
export const MailForm = ({ clinicId, to, label, hint, submit, onSent }: MailFormProps) => {
  const [email, setEmail] = useState("");
  const { mutate, isPending, error } = useAction(signInContract[to]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) mutate({ params: { clinicId }, body: { email } }, { onSuccess: onSent });
  };
  return (
    <form onSubmit={send} noValidate>
      <Stack gap={5}>
        <TextField
          id="email"
          label={label}
          hint={hint}
          type="email"
          inputMode="email"
          autoComplete="email"
          value={email}
          onChange={setEmail}
          error={errorAt(error, "email")}
        />
        <FormError message={errorApart(error, ["email"])} />
        <Button type="submit" kind="primary" wide busy={isPending}>
          {submit}
        </Button>
      </Stack>
    </form>
  );
};
