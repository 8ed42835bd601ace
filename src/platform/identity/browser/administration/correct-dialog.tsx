import { useState } from "react";

import { useToasts } from "#ui/controls/use-toasts.ts";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../../http/browser/use-command.ts";
import { staffContract, type StaffEntry } from "../../staff-contract.ts";
import { administrationWords } from "./administration-words.ts";
import { DetailsFields, missingDetails, type StaffDetails } from "./details-fields.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { useSending } from "./use-sending.ts";

type CorrectDialogProps = { readonly member: StaffEntry; readonly onClose: () => void };

/** Another name, other credentials or another address of somebody who works here. Mount it to open it. */
export const CorrectDialog = ({ member, onClose }: CorrectDialogProps) => {
  const t = useWords(administrationWords);
  const toasts = useToasts();
  const { staffId, displayName, credentials, email } = member;
  const [details, setDetails] = useState<StaffDetails>({ displayName, credentials, email });
  const correct = useAction(staffContract.correctStaff);
  const { send, ...sending } = useSending(missingDetails(details, t), correct.error);
  const done = () => {
    onClose();
    toasts.show({ message: t("correct.done", { name: details.displayName.trim() }) });
  };
  return (
    <FormDialog
      title={t("correct.title", { name: displayName })}
      description={t("correct.body")}
      submit={t("correct.act")}
      {...sending}
      busy={correct.isPending}
      onSubmit={() => send(() => correct.mutate({ params: { staffId }, body: details }, { onSuccess: done }))}
      onClose={onClose}
    >
      <DetailsFields value={details} onChange={setDetails} problems={sending.problems} />
    </FormDialog>
  );
};
