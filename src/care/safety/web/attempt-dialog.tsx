import { useRef, useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { safetyContract, type SafetyTask } from "../contract.ts";
import { contactWays, reached } from "../rules/data/concern-items.ts";
import { safetyWords } from "./safety-words.ts";

type How = (typeof contactWays)[number];
type Outcome = (typeof reached)[number];
type AttemptDialogProps = {
  readonly task: Pick<SafetyTask, "episodeId" | "flagId" | "patient">;
  readonly open: boolean;
  readonly onClose: () => void;
};

/** Writes down one attempt to reach the patient. Nothing is preselected. */
export const AttemptDialog = ({ task, open, onClose }: AttemptDialogProps) => {
  const t = useWords(safetyWords);
  const { show } = useToasts();
  const attemptId = useRef(newId());
  const [how, setHow] = useState<How | "">("");
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined);
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const record = useCommand(safetyContract.recordContactAttempt);
  const send = () => {
    setTried(true);
    if (how === "" || outcome === undefined) return;
    record.mutate(
      { params: { episodeId: task.episodeId, flagId: task.flagId }, body: { attemptId: attemptId.current, how, outcome, note } },
      {
        onSuccess: () => {
          attemptId.current = newId();
          setOutcome(undefined);
          setNote("");
          setTried(false);
          onClose();
          show({ message: t("attempt.kept") });
        },
      },
    );
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("attempt.title", { name: task.patient })}
      description={t("attempt.body")}
      actions={
        <Button kind="primary" busy={record.isPending} onClick={send}>
          {t("attempt.keep")}
        </Button>
      }
    >
      <Stack gap={5}>
        <SelectField
          label={t("attempt.how")}
          required
          value={how}
          options={contactWays.map((value) => ({ value, label: t(`attempt.ways.${value}`) }))}
          onChange={setHow}
          error={tried && how === "" ? t("attempt.choose") : undefined}
        />
        <RadioGroup
          label={t("attempt.outcome")}
          required
          options={reached.map((value) => ({ value, label: t(`attempt.outcomes.${value}`) }))}
          value={outcome}
          onChange={setOutcome}
          error={tried && outcome === undefined ? t("attempt.choose") : undefined}
        />
        <TextArea label={t("note")} value={note} onChange={setNote} error={record.error?.message} />
      </Stack>
    </Dialog>
  );
};
