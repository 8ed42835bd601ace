import { useState } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Checkbox } from "#ui/controls/checkbox.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { planContract, type PlanAnswer } from "../contract.ts";
import type { ReconciledMedicine } from "../rules/events.ts";
import { planWords } from "./plan-words.ts";

const actionKinds = ["continue", "hold", "stop"] as const;
const emptyMedicine: ReconciledMedicine = { name: "", dose: "", frequency: "", action: "continue" };

type RowProps = {
  readonly number: number;
  readonly medicine: ReconciledMedicine;
  readonly onChange: (part: Partial<ReconciledMedicine>) => void;
  readonly onRemove: () => void;
};

const MedicineRow = ({ number, medicine, onChange, onRemove }: RowProps) => {
  const t = useWords(planWords);
  return (
    <fieldset>
      <legend>{t("medicines.heading", { number })}</legend>
      <Row gap={3} align="end">
        <TextField label={t("medicines.name")} value={medicine.name} onChange={(name) => onChange({ name })} />
        <TextField label={t("medicines.dose")} value={medicine.dose} onChange={(dose) => onChange({ dose })} />
        <TextField label={t("medicines.frequency")} value={medicine.frequency} onChange={(frequency) => onChange({ frequency })} />
        <SelectField
          label={t("medicines.action")}
          value={medicine.action}
          options={actionKinds.map((value) => ({ value, label: t(`medicines.actions.${value}`) }))}
          onChange={(action) => onChange({ action })}
        />
        <Button kind="quiet" onClick={onRemove}>
          {t("medicines.remove")}
        </Button>
      </Row>
    </fieldset>
  );
};

const startFrom = ({ reconciliation, medicinesFromIntake }: PlanAnswer): readonly ReconciledMedicine[] =>
  reconciliation?.medicines ?? (medicinesFromIntake ?? []).map((one) => ({ ...one, action: "continue" }));

type MedicinesDialogProps = { readonly episodeId: string; readonly plan: PlanAnswer; readonly onClose: () => void };

/** The list to start from is the last one, or the intake's; somebody goes through it and says that it is so today. */
export const MedicinesDialog = ({ episodeId, plan, onClose }: MedicinesDialogProps) => {
  const t = useWords(planWords);
  const { show } = useToasts();
  const reconcile = useCommand(planContract.reconcileMedicines);
  const [medicines, setMedicines] = useState(() => startFrom(plan));
  const [none, setNone] = useState(false);
  const [note, setNote] = useState("");
  const listed = medicines.filter((one) => one.name.trim() !== "");
  const save = () => {
    const done = () => {
      onClose();
      show({ message: t("medicines.saved") });
    };
    reconcile.mutate({ params: { episodeId }, body: { none, medicines: none ? [] : [...listed], note } }, { onSuccess: done });
  };
  const change = (place: number, part: Partial<ReconciledMedicine>) =>
    setMedicines((before) => before.map((one, index) => (index === place ? { ...one, ...part } : one)));
  const actions = (
    <Button kind="primary" busy={reconcile.isPending} disabled={!none && listed.length === 0} onClick={save}>
      {t("save")}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} title={t("medicines.reconcile")} size="wide" actions={actions}>
      <Stack gap={4}>
        <Checkbox label={t("medicines.takesNone")} checked={none} onChange={setNone} />
        {!none &&
          medicines.map((medicine, place) => (
            <MedicineRow
              key={place}
              number={place + 1}
              medicine={medicine}
              onChange={(part) => change(place, part)}
              onRemove={() => setMedicines((before) => before.filter((_, index) => index !== place))}
            />
          ))}
        {!none && <Button onClick={() => setMedicines((before) => [...before, emptyMedicine])}>{t("medicines.add")}</Button>}
        <TextArea label={t("medicines.note")} value={note} onChange={setNote} error={reconcile.error?.message} />
      </Stack>
    </Dialog>
  );
};
