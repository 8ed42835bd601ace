import { useState } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { measuresContract, type SafetyTask } from "../contract.ts";
import { dispositions, type Disposition } from "../rules/events.ts";
import { measuresWords } from "./measures-words.ts";

type CloseFlagDialogProps = { readonly task: SafetyTask; readonly open: boolean; readonly onClose: () => void };

/** A clinician closes a flag: what was found, and a note. Both are required; nothing is preselected. */
export const CloseFlagDialog = ({ task, open, onClose }: CloseFlagDialogProps) => {
  const t = useWords(measuresWords);
  const { show } = useToasts();
  const [disposition, setDisposition] = useState<Disposition | undefined>(undefined);
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const close = useCommand(measuresContract.closeSafetyFlag);
  const send = () => {
    setTried(true);
    if (disposition === undefined || note.trim() === "") return;
    close.mutate(
      { params: { episodeId: task.episodeId, flagId: task.flagId }, body: { disposition, note } },
      {
        onSuccess: () => {
          onClose();
          show({ message: t("safety.closedNow") });
        },
      },
    );
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("safety.closeTitle", { name: task.patient })}
      description={t("safety.closeBody")}
      actions={
        <Button kind="primary" busy={close.isPending} onClick={send}>
          {t("safety.close")}
        </Button>
      }
    >
      <Stack gap={5}>
        <RadioGroup
          label={t("safety.disposition")}
          required
          options={dispositions.map((value) => ({ value, label: t(`safety.dispositions.${value}`) }))}
          value={disposition}
          onChange={setDisposition}
          error={tried && disposition === undefined ? t("safety.chooseDisposition") : undefined}
        />
        <TextArea
          label={t("safety.note")}
          hint={t("safety.noteHint")}
          required
          value={note}
          onChange={setNote}
          error={tried && note.trim() === "" ? t("safety.writeNote") : close.error?.message}
        />
      </Stack>
    </Dialog>
  );
};
