import { useState, type FormEvent } from "react";

import { Button } from "#ui/controls/button.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../http/browser/use-command.ts";
import { selfContract } from "../self-contract.ts";
import { errorApart, errorAt } from "./field-errors.ts";
import { FormError } from "./form-error.tsx";
import { securityWords } from "./security-words.ts";
import type { Proven } from "./use-proven.tsx";

/** The PIN that opens the lock of a shared tablet. */
export const PinPanel = ({ pin, proven }: { readonly pin: "none" | "ready" | "spent"; readonly proven: Proven }) => {
  const t = useWords(securityWords);
  const toasts = useToasts();
  const [typed, setTyped] = useState("");
  const set = useAction(selfContract.setPin);
  const remove = useAction(selfContract.removePin);
  const done = () => {
    setTyped("");
    toasts.show({ message: t("pin.done") });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (set.isPending) return;
    void proven.run(() => set.mutateAsync({ params: {}, body: { pin: typed } }), done).catch(() => undefined);
  };
  const shown = set.error?.problem.status === 403 ? null : set.error;
  return (
    <Panel title={t("pin.title")} note={t("pin.note")}>
      <form onSubmit={submit} noValidate>
        <Stack gap={4}>
          <p>{t(`pin.${pin}`)}</p>
          <TextField
            id="new-pin"
            label={t("pin.field")}
            hint={t("pin.hint")}
            type="password"
            inputMode="numeric"
            autoComplete="off"
            maxLength={8}
            value={typed}
            onChange={setTyped}
            error={errorAt(shown, "pin")}
          />
          <FormError message={errorApart(shown, ["pin"])} />
          <Row>
            <Button type="submit" busy={set.isPending}>
              {t(pin === "none" ? "pin.set" : "pin.change")}
            </Button>
            {pin !== "none" && (
              <Button
                kind="quiet"
                busy={remove.isPending}
                onClick={() => remove.mutate({ params: {}, body: {} }, { onSuccess: () => toasts.show({ message: t("pin.removed") }) })}
              >
                {t("pin.remove")}
              </Button>
            )}
          </Row>
        </Stack>
      </form>
    </Panel>
  );
};
