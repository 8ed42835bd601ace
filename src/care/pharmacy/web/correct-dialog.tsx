import { useState } from "react";

import { microgramsFromMilligrams } from "#kernel/quantity.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { ActDialog } from "./act-dialog.tsx";
import { numberFrom } from "./amounts.ts";
import type { LotDialogProps } from "./lot-dialog-props.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { TypedNumberField } from "./typed-number-field.tsx";
import { useFinished } from "./use-finished.ts";
import { WitnessField } from "./witness-field.tsx";

export const CorrectDialog = ({ ledger, version, colleagues, onClose }: LotDialogProps & { readonly version: number }) => {
  const t = useWords(pharmacyWords);
  const command = useCommand(pharmacyContract.correctEntry);
  const finished = useFinished(t("correct.done"), onClose);
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const [witnessId, setWitnessId] = useState("");
  const amount = numberFrom(typed);
  const save = () => {
    if (amount === undefined) return;
    const body = { corrects: version, amount: microgramsFromMilligrams(amount), reason, witnessId };
    command.mutate({ params: { lotId: ledger.lot.lotId }, body }, finished);
  };
  const ready = amount !== undefined && reason.trim() !== "" && witnessId !== "";
  return (
    <ActDialog title={t("correct.title")} body={t("correct.body")} command={command} ready={ready} onSave={save} onClose={onClose}>
      <TypedNumberField label={t("correct.right")} unit="mg" value={typed} onChange={setTyped} hint={t("correct.hint")} />
      <TextArea label={t("correct.reason")} value={reason} onChange={setReason} />
      <WitnessField colleagues={colleagues} value={witnessId} onChange={setWitnessId} />
    </ActDialog>
  );
};
