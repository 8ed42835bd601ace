import { useState, type FormEvent } from "react";

import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../http/browser/use-command.ts";
import { selfContract } from "../self-contract.ts";
import { errorApart, errorAt } from "./field-errors.ts";
import { FormError } from "./form-error.tsx";
import { QrCode } from "./qr-code.tsx";
import { securityWords } from "./security-words.ts";

type TotpEnrolmentProps = {
  readonly secret: string;
  readonly address: string;
  readonly onClose: () => void;
  readonly onAdded: (recoveryCodes: readonly string[]) => void;
};

const inFours = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, "$1 ");

/** Shows the secret and takes the first code. */
export const TotpEnrolment = ({ secret, address, onClose, onAdded }: TotpEnrolmentProps) => {
  const t = useWords(securityWords);
  const [code, setCode] = useState("");
  const { mutate, isPending, error } = useAction(selfContract.confirmTotp);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) mutate({ params: {}, body: { code } }, { onSuccess: ({ recoveryCodes }) => onAdded(recoveryCodes) });
  };
  return (
    <Dialog open onClose={onClose} title={t("totp.add")} description={t("totp.scan")}>
      <form onSubmit={submit} noValidate>
        <Stack gap={4}>
          <QrCode text={address} label={t("totp.qr")} />
          <DefinitionList layout="above" items={[{ term: t("totp.secret"), value: <code>{inFours(secret)}</code> }]} />
          <TextField
            id="first-code"
            label={t("totp.code")}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
            error={errorAt(error, "code")}
          />
          <FormError message={errorApart(error, ["code"])} />
          <Button type="submit" kind="primary" wide busy={isPending}>
            {t("totp.confirm")}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
};
