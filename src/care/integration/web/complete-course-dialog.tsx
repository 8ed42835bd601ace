import { useState } from "react";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { integrationContract } from "../contract.ts";
import { integrationWords } from "./integration-words.ts";

type CompleteCourseDialogProps = {
  readonly episodeId: string;
  /** A session with a dose has no note: then a reason is asked for. */
  readonly asksReason: boolean;
  readonly onClose: () => void;
};

/** Ends the course, so that follow-up begins. Mount it to open it. */
export const CompleteCourseDialog = ({ episodeId, asksReason, onClose }: CompleteCourseDialogProps) => {
  const t = useWords(integrationWords);
  const { show } = useToasts();
  const [summary, setSummary] = useState("");
  const [reason, setReason] = useState("");
  const complete = useCommand(integrationContract.completeCourse);
  const problems = refusedFields(complete.error, "summary");
  const completeNow = () =>
    complete.mutate(
      { params: { episodeId }, body: { summary, reason } },
      {
        onSuccess: () => {
          onClose();
          show({ message: t("course.done") });
        },
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("course.title")}
      description={t("course.body")}
      actions={
        <Button kind="primary" busy={complete.isPending} onClick={completeNow}>
          {t("course.complete")}
        </Button>
      }
    >
      <Stack gap={4}>
        <FormSummary problems={problems} />
        <TextArea name="summary" label={t("course.summary")} value={summary} onChange={setSummary} />
        {asksReason && (
          <TextArea
            name="reason"
            label={t("course.reason")}
            value={reason}
            onChange={setReason}
            error={problems.find(({ field }) => field === "reason")?.message}
            required
          />
        )}
      </Stack>
    </Dialog>
  );
};
