import { useState } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { Checkbox } from "#ui/controls/checkbox.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { ActDialog } from "./act-dialog.tsx";
import type { LotDialogProps } from "./lot-dialog-props.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { useFinished } from "./use-finished.ts";
import { WitnessField } from "./witness-field.tsx";

type ExplainDialogProps = LotDialogProps & { readonly discrepancyId: string };

export const ExplainDialog = ({ ledger, discrepancyId, colleagues, onClose }: ExplainDialogProps) => {
  const t = useWords(pharmacyWords);
  const command = useCommand(pharmacyContract.explainDiscrepancy);
  const finished = useFinished(t("found.closed"), onClose);
  const [explanation, setExplanation] = useState("");
  const [keepsDifference, setKeepsDifference] = useState(false);
  const [witnessId, setWitnessId] = useState("");
  const save = () => {
    const body = { discrepancyId, explanation, keepsDifference, witnessId };
    command.mutate({ params: { lotId: ledger.lot.lotId }, body }, finished);
  };
  return (
    <ActDialog
      title={t("found.explainTitle")}
      body={t("found.explainBody")}
      command={command}
      ready={explanation.trim() !== "" && witnessId !== ""}
      onSave={save}
      onClose={onClose}
    >
      <TextArea label={t("found.explanation")} value={explanation} onChange={setExplanation} />
      <Checkbox label={t("found.keeps")} hint={t("found.keepsHint")} checked={keepsDifference} onChange={setKeepsDifference} />
      <WitnessField colleagues={colleagues} value={witnessId} onChange={setWitnessId} />
    </ActDialog>
  );
};
