import { useCommand } from "#platform/http/browser/use-command.ts";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { useWords } from "#ui/words/use-words.ts";

import { adverseEventsContract } from "../contract.ts";
import type { ReportDestination } from "../rules/report-destinations.ts";
import { adverseEventWords } from "./adverse-event-words.ts";

type Common = { readonly episodeId: string; readonly eventId: string; readonly onClose: () => void };

/** What happens after the server answered: closed with a notice, or the refusal said and nothing lost. */
const useEnding = (onClose: () => void, done: string) => {
  const { show } = useToasts();
  return {
    onSuccess: () => {
      onClose();
      show({ message: done });
    },
    onError: (error: Error) => void show({ message: error.message, kind: "failure" }),
  };
};

export const ReviewDialog = ({ episodeId, eventId, onClose }: Common) => {
  const t = useWords(adverseEventWords);
  const review = useCommand(adverseEventsContract.reviewAdverseEvent);
  const ending = useEnding(onClose, t("review.done"));
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("review.title")}
      confirmLabel={t("act.review")}
      reason="required"
      reasonLabel={t("review.reason")}
      busy={review.isPending}
      onConfirm={(note) => review.mutate({ params: { episodeId, eventId }, body: { note } }, ending)}
    />
  );
};

export const DeclineDialog = ({ episodeId, eventId, to, onClose }: Common & { readonly to: ReportDestination }) => {
  const t = useWords(adverseEventWords);
  const decline = useCommand(adverseEventsContract.declineReport);
  const ending = useEnding(onClose, t("decline.done"));
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("decline.title", { to: t(`duty.names.${to}`) })}
      confirmLabel={t("act.decline")}
      reason="required"
      reasonLabel={t("decline.reason")}
      busy={decline.isPending}
      onConfirm={(reason) => decline.mutate({ params: { episodeId, eventId }, body: { to, reason } }, ending)}
    />
  );
};

export const CrossOutDialog = ({ episodeId, eventId, onClose }: Common) => {
  const t = useWords(adverseEventWords);
  const crossOut = useCommand(adverseEventsContract.enterAdverseEventInError);
  const ending = useEnding(onClose, t("crossOut.done"));
  return (
    <ConfirmDialog
      open
      danger
      onClose={onClose}
      title={t("crossOut.title")}
      description={t("crossOut.body")}
      confirmLabel={t("act.crossOut")}
      reason="required"
      reasonLabel={t("crossOut.reason")}
      busy={crossOut.isPending}
      onConfirm={(reason) => crossOut.mutate({ params: { episodeId, eventId }, body: { reason } }, ending)}
    />
  );
};
