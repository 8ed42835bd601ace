import { useCommand } from "#platform/http/browser/use-command.ts";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { useWords } from "#ui/words/use-words.ts";

import { enquiryContract, type InboxEntry } from "../contract.ts";
import { enquiryWords } from "./enquiry-words.ts";

type DeclineEnquiryProps = { readonly entry: InboxEntry; readonly open: boolean; readonly onClose: () => void };

export const DeclineEnquiry = ({ entry, open, onClose }: DeclineEnquiryProps) => {
  const t = useWords(enquiryWords);
  const { show } = useToasts();
  const decline = useCommand(enquiryContract.declineEnquiry);
  const declineNow = (note: string) =>
    decline.mutate(
      { params: { episodeId: entry.episodeId }, body: { reason: "other", note } },
      {
        onSuccess: () => {
          onClose();
          show({ message: t("inbox.declined") });
        },
        onError: (error) => void show({ message: error.message, kind: "failure" }),
      },
    );
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t("inbox.declineTitle")}
      description={t("inbox.declineBody")}
      confirmLabel={t("inbox.decline")}
      reason="required"
      busy={decline.isPending}
      onConfirm={declineNow}
    />
  );
};
