import { useState } from "react";

import { micrograms } from "#kernel/quantity.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { discrepancyCauses } from "../rules/events.ts";
import { ActDialog } from "./act-dialog.tsx";
import { numberFrom } from "./amounts.ts";
import type { LotDialogProps } from "./lot-dialog-props.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { TypedNumberField } from "./typed-number-field.tsx";
import { useFinished } from "./use-finished.ts";

/** A draw that does not come out even is named where it was charted. */
const causes = discrepancyCauses.filter((cause) => cause !== "draw");

/** Says that something is missing, with the last known difference as a proposal. */
export const LossDialog = ({ ledger, onClose }: LotDialogProps) => {
  const t = useWords(pharmacyWords);
  const command = useCommand(pharmacyContract.recordDiscrepancy);
  const finished = useFinished(t("loss.done"), onClose);
  const known = ledger.lot.balance.discrepancy?.difference.value ?? 0;
  const [discrepancyId] = useState(newId);
  const [cause, setCause] = useState<(typeof causes)[number]>(known < 0 ? "count" : "loss");
  const [typed, setTyped] = useState(known < 0 ? String(-known / 1000) : "");
  const [note, setNote] = useState("");
  const missing = numberFrom(typed);
  const ready = missing !== undefined && note.trim() !== "";
  const save = () => {
    if (missing === undefined) return;
    const body = { discrepancyId, cause, difference: micrograms(-Math.round(missing * 1000)), note };
    command.mutate({ params: { lotId: ledger.lot.lotId }, body }, finished);
  };
  return (
    <ActDialog title={t("loss.title")} body={t("loss.body")} command={command} ready={ready} onSave={save} onClose={onClose}>
      <SelectField
        label={t("loss.cause")}
        value={cause}
        options={causes.map((value) => ({ value, label: t(`loss.causes.${value}`) }))}
        onChange={setCause}
      />
      <TypedNumberField label={t("loss.missing")} unit="mg" value={typed} onChange={setTyped} />
      <TextArea label={t("loss.note")} value={note} onChange={setNote} />
    </ActDialog>
  );
};
