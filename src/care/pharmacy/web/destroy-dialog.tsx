import { useState } from "react";

import { microgramsFromMilligrams } from "#kernel/quantity.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { destructionMethods } from "../rules/events.ts";
import { ActDialog } from "./act-dialog.tsx";
import { numberFrom } from "./amounts.ts";
import type { LotDialogProps } from "./lot-dialog-props.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { TypedNumberField } from "./typed-number-field.tsx";
import { useFinished } from "./use-finished.ts";
import { WitnessField } from "./witness-field.tsx";

export const DestroyDialog = ({ ledger, colleagues, onClose }: LotDialogProps) => {
  const t = useWords(pharmacyWords);
  const command = useCommand(pharmacyContract.destroyStock);
  const finished = useFinished(t("destroy.done"), onClose);
  const [typed, setTyped] = useState("");
  const [method, setMethod] = useState<(typeof destructionMethods)[number] | "">("");
  const [form41, setForm41] = useState("");
  const [witnessId, setWitnessId] = useState("");
  const [secondWitnessId, setSecondWitnessId] = useState("");
  const [note, setNote] = useState("");
  const amount = numberFrom(typed);
  const ready = amount !== undefined && method !== "" && form41.trim() !== "" && witnessId !== "" && secondWitnessId !== "";
  const save = () => {
    if (amount === undefined || method === "") return;
    const body = { amount: microgramsFromMilligrams(amount), method, form41, witnessId, secondWitnessId, note };
    command.mutate({ params: { lotId: ledger.lot.lotId }, body }, finished);
  };
  return (
    <ActDialog title={t("destroy.title")} body={t("destroy.body")} command={command} ready={ready} onSave={save} onClose={onClose}>
      <TypedNumberField label={t("amount")} unit="mg" value={typed} onChange={setTyped} />
      <SelectField
        label={t("waste.method")}
        placeholder=""
        value={method}
        options={destructionMethods.map((value) => ({ value, label: t(`waste.methods.${value}`) }))}
        onChange={setMethod}
      />
      <TextField label={t("destroy.form")} value={form41} onChange={setForm41} />
      <WitnessField colleagues={colleagues} value={witnessId} onChange={setWitnessId} />
      <WitnessField colleagues={colleagues} value={secondWitnessId} onChange={setSecondWitnessId} label={t("secondWitness")} />
      <TextArea label={t("note")} value={note} onChange={setNote} />
    </ActDialog>
  );
};
