import { useState } from "react";
import * as z from "zod/mini";

import { newId } from "#platform/ambient/new-id.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { Button } from "#ui/controls/button.tsx";
import { CheckboxGroup } from "#ui/controls/checkbox-group.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { followUpContract } from "../contract.ts";
import { reviewItems } from "../rules/events.ts";
import { followUpWords } from "./follow-up-words.ts";

const schema = z.object({ covered: z.array(z.enum(reviewItems)), conclusion: z.string() });
const empty: z.output<typeof schema> = { covered: [], conclusion: "" };

/** The medical director writes down the review of a long course. Mount it to open it. */
export const ReviewDialog = ({ episodeId, onClose }: { readonly episodeId: string; readonly onClose: () => void }) => {
  const t = useWords(followUpWords);
  const { show } = useToasts();
  const [reviewId] = useState(newId);
  const [draft, change, clear] = useDraft(`follow-up.review.${episodeId}`, schema, empty);
  const [tried, setTried] = useState(false);
  const record = useCommand(followUpContract.reviewMaintenance);
  const missing = draft.conclusion.trim() === "";
  const keep = () => {
    setTried(true);
    if (missing) return;
    const done = () => {
      clear();
      onClose();
      show({ message: t("review.kept") });
    };
    record.mutate({ params: { episodeId, reviewId }, body: draft }, { onSuccess: done });
  };
  const refused = refusedFields(record.error, "conclusion")[0]?.message;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("review.title")}
      description={t("review.intro")}
      actions={
        <Button kind="primary" busy={record.isPending} onClick={keep}>
          {t("review.keep")}
        </Button>
      }
    >
      <Stack gap={5}>
        <CheckboxGroup
          label={t("review.covered")}
          options={reviewItems.map((value) => ({ value, label: t(`review.items.${value}`) }))}
          value={draft.covered}
          onChange={(covered) => change({ covered: [...covered] })}
        />
        <TextArea
          name="conclusion"
          label={t("review.conclusion")}
          value={draft.conclusion}
          onChange={(conclusion) => change({ conclusion })}
          error={tried && missing ? t("review.missing") : refused}
          rows={4}
        />
      </Stack>
    </Dialog>
  );
};
