import { useState } from "react";

import { useToasts } from "#ui/controls/use-toasts.ts";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../../http/browser/use-command.ts";
import type { StaffRole } from "../../permissions.ts";
import { staffContract } from "../../staff-contract.ts";
import { administrationWords } from "./administration-words.ts";
import { DetailsFields, missingDetails, type StaffDetails } from "./details-fields.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { RolesField } from "./roles-field.tsx";
import { useSending } from "./use-sending.ts";

/** A new member of the staff, who chooses a password by the link in the mail. Mount it to open it. */
export const InviteDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useWords(administrationWords);
  const toasts = useToasts();
  const [details, setDetails] = useState<StaffDetails>({ displayName: "", credentials: "", email: "" });
  const [roles, setRoles] = useState<readonly StaffRole[]>([]);
  const invite = useAction(staffContract.inviteStaff);
  const { send, ...sending } = useSending(missingDetails(details, t), invite.error);
  const done = () => {
    onClose();
    toasts.show({ message: t("invite.done", { name: details.displayName.trim() }) });
  };
  return (
    <FormDialog
      title={t("invite.title")}
      description={t("invite.body")}
      submit={t("invite.act")}
      {...sending}
      busy={invite.isPending}
      onSubmit={() => send(() => invite.mutate({ params: {}, body: { ...details, roles: [...roles] } }, { onSuccess: done }))}
      onClose={onClose}
    >
      <DetailsFields value={details} onChange={setDetails} problems={sending.problems} />
      <RolesField value={roles} onChange={setRoles} error={sending.problems.find(({ field }) => field === "roles")?.message} />
    </FormDialog>
  );
};
