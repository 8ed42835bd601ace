import { useState } from "react";

import { microgramsFromMilligrams } from "#kernel/quantity.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { returnTargets } from "../rules/events.ts";
import { ActDialog } from "./act-dialog.tsx";
import { numberFrom } from "./amounts.ts";
import type { LotDialogProps } from "./lot-dialog-props.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { TypedNumberField } from "./typed-number-field.tsx";
import { useFinished } from "./use-finished.ts";
import { WitnessField } from "./witness-field.tsx";

type Draft = {
  readonly typed: string;
  readonly target: (typeof returnTargets)[number];
  readonly to: string;
  readonly toDea: string;
  readonly reference: string;
  readonly witnessId: string;
  readonly note: string;
};

const blank: Draft = { typed: "", target: "supplier", to: "", toDea: "", reference: "", witnessId: "", note: "" };

export const ReturnDialog = ({ ledger, colleagues, onClose }: LotDialogProps) => {
  const t = useWords(pharmacyWords);
  const command = useCommand(pharmacyContract.returnStock);
  const finished = useFinished(t("back.done"), onClose);
  const [draft, setDraft] = useState<Draft>({ ...blank, to: ledger.lot.supplier, toDea: ledger.lot.supplierDea });
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const amount = numberFrom(draft.typed);
  const save = () => {
    if (amount === undefined) return;
    const { typed: _, witnessId, ...rest } = draft;
    const body = { ...rest, amount: microgramsFromMilligrams(amount), witnessId: witnessId === "" ? null : witnessId };
    command.mutate({ params: { lotId: ledger.lot.lotId }, body }, finished);
  };
  const ready = amount !== undefined && draft.to.trim() !== "" && draft.toDea.trim() !== "";
  return (
    <ActDialog title={t("back.title")} command={command} ready={ready} onSave={save} onClose={onClose}>
      <TypedNumberField label={t("amount")} unit="mg" value={draft.typed} onChange={(typed) => change({ typed })} />
      <SelectField
        label={t("back.target")}
        value={draft.target}
        options={returnTargets.map((value) => ({ value, label: t(`back.targets.${value}`) }))}
        onChange={(target) => change({ target })}
      />
      <TextField label={t("back.to")} value={draft.to} onChange={(to) => change({ to })} />
      <TextField label={t("dea")} value={draft.toDea} onChange={(toDea) => change({ toDea })} />
      <TextField label={t("back.reference")} value={draft.reference} onChange={(reference) => change({ reference })} />
      <WitnessField colleagues={colleagues} value={draft.witnessId} onChange={(witnessId) => change({ witnessId })} optional />
      <TextArea label={t("note")} value={draft.note} onChange={(note) => change({ note })} />
    </ActDialog>
  );
};
