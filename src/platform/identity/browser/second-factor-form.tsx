import { useState, type FormEvent } from "react";

import { Button } from "#ui/controls/button.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../http/browser/use-command.ts";
import { signInContract } from "../sign-in-contract.ts";
import { errorApart, errorAt } from "./field-errors.ts";
import { FormError } from "./form-error.tsx";
import { signInWords } from "./sign-in-words.ts";
import { useFocus } from "./use-focus.ts";

/** The code of the authenticator app, or a recovery code in its place. */
export const SecondFactorForm = ({ clinicId }: { readonly clinicId: string }) => {
  const t = useWords(signInWords);
  const [byRecovery, setByRecovery] = useState(false);
  const [typed, setTyped] = useState("");
  const { mutate, isPending, error, reset } = useAction(signInContract.giveSecondFactor);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) mutate({ params: { clinicId }, body: byRecovery ? { recoveryCode: typed } : { code: typed } });
  };
  const turn = () => {
    setByRecovery(!byRecovery);
    setTyped("");
    reset();
  };
  const field = byRecovery ? "recoveryCode" : "code";
  useFocus(field);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={5}>
        <TextField
          key={field}
          id={field}
          label={t(byRecovery ? "second.recovery" : "second.code")}
          hint={byRecovery ? t("second.recoveryHint") : undefined}
          inputMode={byRecovery ? "text" : "numeric"}
          autoComplete="one-time-code"
          autoCapitalize="off"
          value={typed}
          onChange={setTyped}
          error={errorAt(error, field)}
        />
        <FormError message={errorApart(error, [field])} />
        <Button type="submit" kind="primary" wide busy={isPending}>
          {t("second.submit")}
        </Button>
        <Button kind="quiet" onClick={turn}>
          {t(byRecovery ? "second.useCode" : "second.useRecovery")}
        </Button>
      </Stack>
    </form>
  );
};
