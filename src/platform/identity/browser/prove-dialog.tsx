import { Dialog } from "#ui/controls/dialog.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../http/browser/use-command.ts";
import { useRead } from "../../http/browser/use-read.ts";
import { selfContract } from "../self-contract.ts";
import { signInContract } from "../sign-in-contract.ts";
import { useMe } from "./me.ts";
import { PasskeyButton } from "./passkey-button.tsx";
import { securityWords } from "./security-words.ts";
import { UnlockForm } from "./unlock-form.tsx";
import { usePasskey } from "./use-passkey.ts";

type ProveDialogProps = { readonly onClose: () => void; readonly onProven: () => void };

/** Asks for the password or a passkey once more; what was asked for before goes on by itself afterwards. */
export const ProveDialog = ({ onClose, onProven }: ProveDialogProps) => {
  const t = useWords(securityWords);
  const { clinicId } = useMe().clinic;
  const { data } = useRead(selfContract.readSecurity, { params: {} });
  const unlock = useAction(signInContract.unlock);
  const passkey = usePasskey(clinicId, true, async (proof) => {
    await unlock.mutateAsync({ params: { clinicId }, body: { by: "passkey", ...proof } });
    onProven();
  });
  const password = data?.staff?.hasPassword ?? false;
  const hasPasskey = (data?.passkeys.length ?? 0) > 0;
  return (
    <Dialog open onClose={onClose} title={t("prove.title")} description={t("prove.body")}>
      <Stack gap={4}>
        <UnlockForm clinicId={clinicId} ways={{ password, pin: false }} onProven={onProven} />
        {hasPasskey && <PasskeyButton passkey={passkey} primary={!password} />}
        {data !== undefined && !password && !hasPasskey && <p>{t("prove.none")}</p>}
      </Stack>
    </Dialog>
  );
};
