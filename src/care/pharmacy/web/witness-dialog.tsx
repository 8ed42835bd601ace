import { useCommand } from "#platform/http/browser/use-command.ts";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { useFinished } from "./use-finished.ts";

type WitnessDialogProps = { readonly lotId: string; readonly entryId: string; readonly onClose: () => void };

/** Asks the person who is signed in for their own word on a waste that was charted without a witness. */
export const WitnessDialog = ({ lotId, entryId, onClose }: WitnessDialogProps) => {
  const t = useWords(pharmacyWords);
  const command = useCommand(pharmacyContract.witnessWaste);
  const finished = useFinished(t("seen.done"), onClose);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("seen.title")}
      description={command.error?.message}
      confirmLabel={t("seen.confirm")}
      busy={command.isPending}
      onConfirm={() => command.mutate({ params: { lotId }, body: { entryId } }, finished)}
    />
  );
};
