import { useState, type FormEvent } from "react";

import { Button } from "#ui/controls/button.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../http/browser/use-command.ts";
import { signInContract } from "../sign-in-contract.ts";
import { FormError } from "./form-error.tsx";
import { signInWords } from "./sign-in-words.ts";
import { useFocus } from "./use-focus.ts";

type UnlockFormProps = {
  readonly clinicId: string;
  readonly ways: { readonly password: boolean; readonly pin: boolean };
  readonly onProven?: () => void;
};

/** The PIN where there is one to try, else the password. */
export const UnlockForm = ({ clinicId, ways, onProven }: UnlockFormProps) => {
  const t = useWords(signInWords);
  const [wantsPassword, setWantsPassword] = useState(false);
  const [typed, setTyped] = useState("");
  const { mutate, isPending, error, reset } = useAction(signInContract.unlock);
  const byPin = ways.pin && !wantsPassword;
  const field = byPin ? "unlock-pin" : "unlock-password";
  useFocus(field);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    const body = byPin ? { by: "pin" as const, pin: typed } : { by: "password" as const, password: typed };
    const options = { onError: () => setTyped(""), ...(onProven === undefined ? {} : { onSuccess: onProven }) };
    mutate({ params: { clinicId }, body }, options);
  };
  const turn = () => {
    setWantsPassword(!wantsPassword);
    setTyped("");
    reset();
  };
  if (!ways.pin && !ways.password) return null;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={5}>
        <TextField
          key={byPin ? "pin" : "password"}
          id={field}
          label={t(byPin ? "locked.pin" : "locked.password")}
          type="password"
          inputMode={byPin ? "numeric" : "text"}
          autoComplete={byPin ? "off" : "current-password"}
          value={typed}
          onChange={setTyped}
        />
        <FormError message={error?.problem.detail} />
        <Button type="submit" kind="primary" wide busy={isPending}>
          {t("locked.unlock")}
        </Button>
        {ways.pin && ways.password && (
          <Button kind="quiet" onClick={turn}>
            {t(byPin ? "locked.usePassword" : "locked.usePin")}
          </Button>
        )}
      </Stack>
    </form>
  );
};
