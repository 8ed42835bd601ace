import { useState } from "react";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { DateField } from "#ui/controls/date-field.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { adverseEventsContract } from "../contract.ts";
import type { ReportDestination } from "../rules/report-destinations.ts";
import { adverseEventWords } from "./adverse-event-words.ts";

type ReportDialogProps = {
  readonly episodeId: string;
  readonly eventId: string;
  readonly to: ReportDestination;
  readonly timeZone: string;
  readonly onClose: () => void;
};

/** A person says that a report went out, when, and where it is found again. Mount it to open it. */
export const ReportDialog = ({ episodeId, eventId, to, timeZone, onClose }: ReportDialogProps) => {
  const t = useWords(adverseEventWords);
  const { show } = useToasts();
  const [madeOn, setMadeOn] = useState(() => Temporal.Now.plainDateISO(timeZone).toString());
  const [reference, setReference] = useState("");
  const [attempt, setAttempt] = useState(0);
  const record = useCommand(adverseEventsContract.recordReport);
  const open = madeOn === "" || reference.trim() === "" ? [{ field: "reference", message: t("report.missing") }] : [];
  const problems = attempt > 0 && open.length > 0 ? open : refusedFields(record.error, "reference");
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const keep = () => {
    setAttempt((count) => count + 1);
    if (open.length > 0) return;
    const done = () => {
      onClose();
      show({ message: t("report.done") });
    };
    record.mutate({ params: { episodeId, eventId }, body: { to, madeOn, reference } }, { onSuccess: done });
  };
  const actions = (
    <Button kind="primary" busy={record.isPending} onClick={keep}>
      {t("save")}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} title={t("report.title", { to: t(`duty.names.${to}`) })} actions={actions}>
      <Stack gap={4}>
        <FormSummary problems={problems} attempt={attempt} />
        <DateField id="madeOn" label={t("report.on")} value={madeOn} onChange={setMadeOn} error={errorOf("madeOn")} />
        <TextField
          id="reference"
          label={t("report.reference")}
          hint={t("report.referenceHint")}
          value={reference}
          onChange={setReference}
          error={errorOf("reference")}
        />
      </Stack>
    </Dialog>
  );
};
