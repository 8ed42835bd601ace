import { useState } from "react";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { adverseEventsContract, type AdverseEventView } from "../contract.ts";
import { expectedness as expectednesses, relations } from "../rules/data/assessment-lists.ts";
import { termOf } from "../rules/data/adverse-event-terms.ts";
import { adverseEventWords } from "./adverse-event-words.ts";
import { CriteriaFields } from "./criteria-fields.tsx";

type AssessDialogProps = { readonly episodeId: string; readonly event: AdverseEventView; readonly onClose: () => void };

/** A prescriber answers the criteria, whether it was expected, and whether the drug caused it. Mount it to open it. */
export const AssessDialog = ({ episodeId, event, onClose }: AssessDialogProps) => {
  const t = useWords(adverseEventWords);
  const { show } = useToasts();
  const [criteria, setCriteria] = useState(event.criteria);
  const [expectedness, setExpectedness] = useState(event.expectedness);
  const [relation, setRelation] = useState(event.relation);
  const [note, setNote] = useState("");
  const assess = useCommand(adverseEventsContract.assessSeriousness);
  const problems = refusedFields(assess.error, "note");
  const keep = () => {
    const done = () => {
      onClose();
      show({ message: t("added") });
    };
    const body = { criteria, expectedness, relation, note };
    assess.mutate({ params: { episodeId, eventId: event.eventId }, body }, { onSuccess: done });
  };
  const actions = (
    <Button kind="primary" busy={assess.isPending} onClick={keep}>
      {t("save")}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} size="wide" title={t("assess.title")} description={t("assess.intro")} actions={actions}>
      <Stack gap={4}>
        <FormSummary problems={problems} />
        <CriteriaFields criteria={criteria} onChange={(changed) => setCriteria({ ...changed })} />
        <SelectField
          label={t("field.expectedness")}
          hint={`${t("field.byList")}: ${t(`expectedness.${termOf(event.term).expected}`)}`}
          value={expectedness}
          options={expectednesses.map((value) => ({ value, label: t(`expectedness.${value}`) }))}
          onChange={setExpectedness}
        />
        <SelectField
          label={t("field.relation")}
          value={relation}
          options={relations.map((value) => ({ value, label: t(`relation.${value}`) }))}
          onChange={setRelation}
        />
        <TextArea label={t("field.note")} value={note} onChange={setNote} />
      </Stack>
    </Dialog>
  );
};
