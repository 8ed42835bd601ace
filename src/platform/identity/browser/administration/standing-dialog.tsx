import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../../http/browser/use-command.ts";
import { staffContract, type StaffEntry } from "../../staff-contract.ts";
import { errorApart } from "../field-errors.ts";
import { FormError } from "../form-error.tsx";
import { useMe } from "../me.ts";
import { administrationWords } from "./administration-words.ts";
import { useRoleNames } from "./use-role-names.ts";

/** Acts on one person that are asked about first. */
export type StandingAct = "deactivate" | "activate" | "inviteAgain" | "resetFactor";

const harms: readonly StandingAct[] = ["deactivate", "resetFactor"];

const useStandingAct = (act: StandingAct, staffId: string, onSuccess: () => void) => {
  const setActive = useAction(staffContract.setActive);
  const inviteAgain = useAction(staffContract.inviteAgain);
  const reset = useAction(staffContract.resetSecondFactor);
  const params = { staffId };
  const run = (): void => {
    switch (act) {
      case "deactivate":
      case "activate":
        setActive.mutate({ params, body: { active: act === "activate" } }, { onSuccess });
        return;
      case "inviteAgain":
        inviteAgain.mutate({ params, body: {} }, { onSuccess });
        return;
      case "resetFactor":
        reset.mutate({ params, body: {} }, { onSuccess });
    }
  };
  return {
    run,
    busy: setActive.isPending || inviteAgain.isPending || reset.isPending,
    error: setActive.error ?? inviteAgain.error ?? reset.error,
  };
};

type StandingDialogProps = { readonly act: StandingAct; readonly member: StaffEntry; readonly onClose: () => void };

/** Asks, does it, and stays open with the server's words where it refuses. Mount it to open it. */
export const StandingDialog = ({ act, member, onClose }: StandingDialogProps) => {
  const t = useWords(administrationWords);
  const toasts = useToasts();
  const namesOf = useRoleNames();
  const isMe = useMe().personId === member.staffId;
  const values = { name: member.displayName, email: member.email, roles: namesOf(member.roles) };
  const done = () => {
    onClose();
    toasts.show({ message: t(`${act}.done`, values) });
  };
  const { run, busy, error } = useStandingAct(act, member.staffId, done);
  const body = act === "activate" && member.roles.length === 0 ? t("activate.bodyNoRoles") : t(`${act}.body`, values);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t(`${act}.title`, values)}
      description={act === "deactivate" && isMe ? t("deactivate.own") : body}
      confirmLabel={t(`${act}.act`)}
      onConfirm={run}
      busy={busy}
      danger={harms.includes(act)}
    >
      <FormError message={errorApart(error, [])} />
    </ConfirmDialog>
  );
};
