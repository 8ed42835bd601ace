import { useState } from "react";

import { useToasts } from "#ui/controls/use-toasts.ts";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../../http/browser/use-command.ts";
import { staffContract, type StaffEntry } from "../../staff-contract.ts";
import { useMe } from "../me.ts";
import { administrationWords } from "./administration-words.ts";
import { FormDialog } from "./form-dialog.tsx";
import { RolesField } from "./roles-field.tsx";
import { useSending } from "./use-sending.ts";

type RolesDialogProps = { readonly member: StaffEntry; readonly onClose: () => void };

/** Gives and takes roles. Mount it to open it. */
export const RolesDialog = ({ member, onClose }: RolesDialogProps) => {
  const t = useWords(administrationWords);
  const toasts = useToasts();
  const { staffId, displayName: name } = member;
  const own = useMe().personId === staffId;
  const [roles, setRoles] = useState(member.roles);
  const change = useAction(staffContract.setRoles);
  const { send, ...sending } = useSending([], change.error, "roles");
  const done = () => {
    onClose();
    toasts.show({ message: t("changeRoles.done", { name }) });
  };
  return (
    <FormDialog
      title={t("changeRoles.title", { name })}
      description={t(own ? "changeRoles.own" : "changeRoles.body")}
      submit={t("changeRoles.act")}
      {...sending}
      busy={change.isPending}
      onSubmit={() => send(() => change.mutate({ params: { staffId }, body: { roles } }, { onSuccess: done }))}
      onClose={onClose}
    >
      <RolesField
        value={roles}
        onChange={(chosen) => setRoles([...chosen])}
        error={sending.problems.find(({ field }) => field.startsWith("roles"))?.message}
      />
    </FormDialog>
  );
};
