import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { DateField } from "#ui/controls/date-field.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { consentContract } from "../contract.ts";
import { representativeRelations, type RepresentativeRelation } from "../rules/data/representative-relations.ts";
import { isKept, KeptFields, keptNothing, type Kept } from "./kept-fields.tsx";
import { paperWords } from "./paper-words.ts";

type RepresentativeDialogProps = { readonly episodeId: string; readonly onClose: () => void };

/** Records by what right somebody decides for a patient who cannot, with the paper that gives it. */
export const RepresentativeDialog = ({ episodeId, onClose }: RepresentativeDialogProps) => {
  const t = useWords(paperWords);
  const { show } = useToasts();
  const [representativeId] = useState(newId);
  const [who, setWho] = useState({ name: "", birthDate: "" });
  const [relation, setRelation] = useState<RepresentativeRelation | "">("");
  const [kept, setKept] = useState<Kept>(keptNothing);
  const record = useCommand(consentContract.nameRepresentative);
  const problems = refusedFields(record.error, "name-representative");
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const isReady = who.name.trim() !== "" && who.birthDate !== "" && relation !== "" && isKept(kept);
  const save = () => {
    if (relation === "") return;
    const done = () => {
      onClose();
      show({ message: t("representative.saved") });
    };
    record.mutate({ params: { episodeId, representativeId }, body: { ...who, relation, ...kept } }, { onSuccess: done });
  };
  const actions = (
    <Button id="name-representative" kind="primary" busy={record.isPending} disabled={!isReady} onClick={save}>
      {t("save")}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} title={t("representative.title")} description={t("representative.body")} actions={actions}>
      <Stack gap={4}>
        <FormSummary problems={problems} attempt={record.submittedAt} />
        <TextField
          name="name"
          label={t("representative.name")}
          value={who.name}
          onChange={(name) => setWho({ ...who, name })}
          error={errorOf("name")}
        />
        <DateField
          name="birthDate"
          label={t("representative.birthDate")}
          value={who.birthDate}
          onChange={(birthDate) => setWho({ ...who, birthDate })}
          error={errorOf("birthDate")}
        />
        <SelectField
          label={t("representative.relation")}
          placeholder=""
          value={relation}
          options={representativeRelations.map((value) => ({ value, label: t(`representative.relations.${value}`) }))}
          onChange={setRelation}
        />
        <KeptFields label={t("representative.proof")} kept={kept} onChange={(part) => setKept({ ...kept, ...part })} errorOf={errorOf} />
      </Stack>
    </Dialog>
  );
};
