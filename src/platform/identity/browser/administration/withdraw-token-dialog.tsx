import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../../http/browser/use-command.ts";
import { staffContract, type TokenEntry } from "../../staff-contract.ts";
import { errorApart } from "../field-errors.ts";
import { FormError } from "../form-error.tsx";
import { administrationWords } from "./administration-words.ts";

type WithdrawTokenDialogProps = { readonly token: TokenEntry; readonly onClose: () => void };

/** Asks, and ends the token for good. Mount it to open it. */
export const WithdrawTokenDialog = ({ token: { tokenId, name }, onClose }: WithdrawTokenDialogProps) => {
  const t = useWords(administrationWords);
  const toasts = useToasts();
  const revoke = useAction(staffContract.revokeToken);
  const done = () => {
    onClose();
    toasts.show({ message: t("withdraw.done", { name }) });
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("withdraw.title", { name })}
      description={t("withdraw.body")}
      confirmLabel={t("withdraw.act")}
      onConfirm={() => revoke.mutate({ params: { tokenId }, body: {} }, { onSuccess: done })}
      busy={revoke.isPending}
      danger
    >
      <FormError message={errorApart(revoke.error, [])} />
    </ConfirmDialog>
  );
};
