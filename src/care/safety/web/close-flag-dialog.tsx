import { useState } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { safetyContract, type SafetyTask } from "../contract.ts";
import { dispositionsOf, type Disposition } from "../rules/data/dispositions.ts";
import { safetyWords } from "./safety-words.ts";

type CloseFlagDialogProps = { readonly task: SafetyTask; readonly open: boolean; readonly onClose: () => void };

/** Whoever the rule names closes a flag: what was found, and a note. Both are required; nothing is preselected. */
export const CloseFlagDialog = ({ task, open, onClose }: CloseFlagDialogProps) => {
  const t = useWords(safetyWords);
  const { show } = useToasts();
  const [disposition, setDisposition] = useState<Disposition | undefined>(undefined);
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const close = useCommand(task.closeBy === "compliance" ? safetyContract.closeComplianceFlag : safetyContract.closeSafetyFlag);
  const send = () => {
    setTried(true);
    if (disposition === undefined || note.trim() === "") return;
    close.mutate(
      { params: { episodeId: task.episodeId, flagId: task.flagId }, body: { disposition, note } },
      {
        onSuccess: () => {
          onClose();
          show({ message: t("closedNow") });
        },
      },
    );
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("closeTitle", { name: task.patient })}
      description={t("closeBody")}
      actions={
        <Button kind="primary" busy={close.isPending} onClick={send}>
          {t("close")}
        </Button>
      }
    >
      <Stack gap={5}>
        <RadioGroup
          label={t("disposition")}
          required
          options={dispositionsOf(task.rule).map((value) => ({ value, label: t(`dispositions.${value}`) }))}
          value={disposition}
          onChange={setDisposition}
          error={tried && disposition === undefined ? t("chooseDisposition") : undefined}
        />
        <TextArea
          label={t("note")}
          hint={t("noteHint")}
          required
          value={note}
          onChange={setNote}
          error={tried && note.trim() === "" ? t("writeNote") : close.error?.message}
        />
      </Stack>
    </Dialog>
  );
};
