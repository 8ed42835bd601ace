import { useState, type FormEvent } from "react";

import { Button } from "#ui/controls/button.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../http/browser/use-command.ts";
import { selfContract } from "../self-contract.ts";
import { errorApart, errorAt } from "./field-errors.ts";
import { FormError } from "./form-error.tsx";
import { SecretField } from "./secret-field.tsx";
import { securityWords } from "./security-words.ts";

/** Changes the password by the current one. */
export const PasswordPanel = ({ hasPassword }: { readonly hasPassword: boolean }) => {
  const t = useWords(securityWords);
  const toasts = useToasts();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const { mutate, isPending, error } = useAction(selfContract.changePassword);
  const done = () => {
    setCurrent("");
    setPassword("");
    toasts.show({ message: t("password.done") });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) mutate({ params: {}, body: { current, password } }, { onSuccess: done });
  };
  return (
    <Panel title={t("password.title")}>
      <form onSubmit={submit} noValidate>
        <Stack gap={4}>
          {!hasPassword && <p>{t("password.none")}</p>}
          {hasPassword && (
            <SecretField
              id="current"
              label={t("password.current")}
              autoComplete="current-password"
              value={current}
              onChange={setCurrent}
              error={errorAt(error, "current")}
            />
          )}
          <SecretField
            id="new-password"
            label={t("password.next")}
            hint={t("password.hint")}
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
            error={errorAt(error, "password")}
          />
          <FormError message={errorApart(error, ["current", "password"])} />
          <div>
            <Button type="submit" busy={isPending}>
              {t(hasPassword ? "password.submit" : "password.set")}
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  );
};
