import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { DateTimeField } from "#ui/controls/date-time-field.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { adverseEventsContract, type AdverseEventView } from "../contract.ts";
import { drugActions, outcomes } from "../rules/data/assessment-lists.ts";
import { adverseEventWords } from "./adverse-event-words.ts";
import { GradeField } from "./grade-field.tsx";

type FollowUpDialogProps = {
  readonly episodeId: string;
  readonly event: AdverseEventView;
  readonly timeZone: string;
  readonly onClose: () => void;
};

const instantOf = (local: string, timeZone: string): string | null =>
  local === "" ? null : Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant().toString();

/** Adds what is known now to an event. Mount it to open it. */
export const FollowUpDialog = ({ episodeId, event, timeZone, onClose }: FollowUpDialogProps) => {
  const t = useWords(adverseEventWords);
  const { show } = useToasts();
  const [followUpId] = useState(newId);
  const [grade, setGrade] = useState(event.grade);
  const [outcome, setOutcome] = useState(event.outcome);
  const [drugAction, setDrugAction] = useState(event.drugAction);
  const [ended, setEnded] = useState("");
  const [treatment, setTreatment] = useState("");
  const [note, setNote] = useState("");
  const add = useCommand(adverseEventsContract.followUpAdverseEvent);
  const problems = refusedFields(add.error, "note");
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const keep = () => {
    const changed = {
      grade: grade === event.grade ? null : grade,
      outcome: outcome === event.outcome ? null : outcome,
      drugAction: drugAction === event.drugAction ? null : drugAction,
      endedAt: instantOf(ended, timeZone),
    };
    const done = () => {
      onClose();
      show({ message: t("added") });
    };
    add.mutate({ params: { episodeId, eventId: event.eventId }, body: { followUpId, ...changed, treatment, note } }, { onSuccess: done });
  };
  const actions = (
    <Button kind="primary" busy={add.isPending} onClick={keep}>
      {t("save")}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} size="wide" title={t("followUp.title")} description={t("followUp.intro")} actions={actions}>
      <Stack gap={4}>
        <FormSummary problems={problems} />
        <GradeField term={event.term} grade={grade} onChange={setGrade} />
        <SelectField
          label={t("field.outcome")}
          value={outcome}
          options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          onChange={setOutcome}
        />
        <SelectField
          label={t("field.drugAction")}
          value={drugAction}
          options={drugActions.map((value) => ({ value, label: t(`drugAction.${value}`) }))}
          onChange={setDrugAction}
        />
        <DateTimeField id="endedAt" label={t("field.ended")} zone={timeZone} value={ended} onChange={setEnded} error={errorOf("endedAt")} />
        <TextArea label={t("field.treatment")} rows={2} value={treatment} onChange={setTreatment} />
        <TextArea id="note" label={t("field.note")} value={note} onChange={setNote} error={errorOf("note")} />
      </Stack>
    </Dialog>
  );
};
