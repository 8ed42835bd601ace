import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../http/browser/use-command.ts";
import { selfContract } from "../self-contract.ts";
import { FormError } from "./form-error.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { securityWords } from "./security-words.ts";
import { TotpEnrolment } from "./totp-enrolment.tsx";
import type { Proven } from "./use-proven.tsx";

type Shown =
  | { readonly what: "nothing" | "remove" | "renew" }
  | { readonly what: "enrolment"; readonly secret: string; readonly address: string }
  | { readonly what: "codes"; readonly codes: readonly string[] };

const nothing: Shown = { what: "nothing" };

const useTotp = (proven: Proven) => {
  const t = useWords(securityWords);
  const toasts = useToasts();
  const [shown, show] = useState<Shown>(nothing);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const start = useAction(selfContract.startTotp);
  const remove = useAction(selfContract.removeTotp);
  const renew = useAction(selfContract.renewRecoveryCodes);
  const empty = { params: {}, body: {} };
  const run: Proven["run"] = (change, then) => {
    setFailure(undefined);
    show(nothing);
    return proven.run(change, then).catch((error: Error) => setFailure(error.message));
  };
  return {
    shown,
    show,
    failure,
    busy: start.isPending || remove.isPending || renew.isPending,
    start: () =>
      void run(
        () => start.mutateAsync(empty),
        (made) => show({ what: "enrolment", ...made }),
      ),
    remove: () =>
      void run(
        () => remove.mutateAsync(empty),
        () => toasts.show({ message: t("totp.removed") }),
      ),
    renew: () =>
      void run(
        () => renew.mutateAsync(empty),
        ({ recoveryCodes }) => show({ what: "codes", codes: recoveryCodes }),
      ),
  };
};

/** The authenticator app and the codes for the day when the phone is lost. */
export const TotpPanel = ({ isOn, codesLeft, proven }: { readonly isOn: boolean; readonly codesLeft: number; readonly proven: Proven }) => {
  const t = useWords(securityWords);
  const totp = useTotp(proven);
  const { shown, show } = totp;
  const close = () => show(nothing);
  return (
    <Panel title={t("totp.title")}>
      <Stack gap={4}>
        <p>{t(isOn ? "totp.on" : "totp.none")}</p>
        {isOn && <p>{t("recovery.left", { count: codesLeft })}</p>}
        <FormError message={totp.failure} />
        {isOn ? (
          <Row>
            <Button busy={totp.busy} onClick={() => show({ what: "renew" })}>
              {t("recovery.renew")}
            </Button>
            <Button kind="quiet" busy={totp.busy} onClick={() => show({ what: "remove" })}>
              {t("totp.remove")}
            </Button>
          </Row>
        ) : (
          <div>
            <Button busy={totp.busy} onClick={totp.start}>
              {t("totp.add")}
            </Button>
          </div>
        )}
      </Stack>
      <ConfirmDialog
        open={shown.what === "remove"}
        onClose={close}
        title={t("totp.removeConfirm")}
        confirmLabel={t("totp.removeVerb")}
        onConfirm={totp.remove}
        danger
      />
      <ConfirmDialog
        open={shown.what === "renew"}
        onClose={close}
        title={t("recovery.renewConfirm")}
        confirmLabel={t("recovery.renew")}
        onConfirm={totp.renew}
      />
      {shown.what === "enrolment" && <TotpEnrolment {...shown} onClose={close} onAdded={(codes) => show({ what: "codes", codes })} />}
      {shown.what === "codes" && <RecoveryCodes codes={shown.codes} onClose={close} />}
    </Panel>
  );
};
