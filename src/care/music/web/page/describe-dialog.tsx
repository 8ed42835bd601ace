import { useState } from "react";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useAction } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { musicContract, type Track } from "../../contract.ts";
import { DescribeFields, type Right } from "./describe-fields.tsx";
import { musicPageWords } from "./music-page-words.ts";

/** Says a recording's title, licence and source anew. */
export const DescribeDialog = ({ track, onClose }: { readonly track: Track; readonly onClose: () => void }) => {
  const t = useWords(musicPageWords);
  const { show } = useToasts();
  const [title, setTitle] = useState(track.title);
  const [right, setRight] = useState<Right>({ licence: track.licence ?? "", source: track.source ?? "" });
  const [attempt, setAttempt] = useState(0);
  const save = useAction(musicContract.describeTrack);
  const said = { title: title.trim(), licence: right.licence, source: right.source.trim() };
  const open = (["title", "licence", "source"] as const)
    .filter((field) => said[field] === "")
    .map((field) => ({ field, message: t(`add.fill.${field}`) }));
  const problems = attempt > 0 && open.length > 0 ? open : refusedFields(save.error, "title");
  const errorOf = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  const keep = (): void => {
    setAttempt((count) => count + 1);
    const { licence } = said;
    if (open.length > 0 || licence === "") return;
    const done = (): void => {
      onClose();
      show({ message: t("files.saved", { title: said.title }) });
    };
    save.mutate({ params: { trackId: track.trackId }, body: { ...said, licence } }, { onSuccess: done });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("files.describeTitle")}
      description={t("files.describeHint")}
      actions={
        <Button kind="primary" busy={save.isPending} onClick={keep}>
          {t("files.save")}
        </Button>
      }
    >
      <Stack gap={4}>
        <FormSummary problems={problems} attempt={attempt} />
        <TextField id="title" label={t("files.name")} required maxLength={200} value={title} onChange={setTitle} error={errorOf("title")} />
        <DescribeFields right={right} onChange={setRight} errorOf={errorOf} />
      </Stack>
    </Dialog>
  );
};
