import { useCommand } from "#platform/http/browser/use-command.ts";
import { useProven } from "#platform/identity/browser/use-proven.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { useFinished } from "./use-finished.ts";

type WitnessDialogProps = { readonly lotId: string; readonly entryId: string; readonly onClose: () => void };

/** Asks the person who is signed in for their own word on a waste, and where it was long ago, to prove once more who they are. */
export const WitnessDialog = ({ lotId, entryId, onClose }: WitnessDialogProps) => {
  const t = useWords(pharmacyWords);
  const command = useCommand(pharmacyContract.witnessWaste);
  const { onSuccess } = useFinished(t("seen.done"), onClose);
  const proven = useProven();
  const seen = () => void proven.run(() => command.mutateAsync({ params: { lotId }, body: { entryId } }), onSuccess).catch(() => undefined);
  const refusal = proven.dialog === null ? command.error?.message : undefined;
  return (
    <>
      <ConfirmDialog
        open
        onClose={onClose}
        title={t("seen.title")}
        description={t("seen.body")}
        confirmLabel={t("seen.confirm")}
        busy={command.isPending}
        onConfirm={seen}
      >
        {refusal !== undefined && <p role="alert">{refusal}</p>}
      </ConfirmDialog>
      {proven.dialog}
    </>
  );
};
