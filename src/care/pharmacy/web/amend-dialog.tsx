import { useState } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { Checkbox } from "#ui/controls/checkbox.tsx";
import { DateField } from "#ui/controls/date-field.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { LotSummary } from "../contract-answers.ts";
import { pharmacyContract } from "../contract.ts";
import { isSolution } from "../rules/drug.ts";
import { containerKinds } from "../rules/events.ts";
import { ActDialog } from "./act-dialog.tsx";
import type { LotDialogProps } from "./lot-dialog-props.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { useFinished } from "./use-finished.ts";
import { WitnessField } from "./witness-field.tsx";

const texts = ["lotNumber", "ndc", "supplier", "supplierAddress", "supplierDea", "invoiceNumber"] as const;
type Said = Pick<LotSummary, (typeof texts)[number] | "expiresOn" | "containerKind" | "compounded">;

/** Only what differs from what stands there. */
const changesOf = (lot: Said, said: Said): Partial<Said> => ({
  ...Object.fromEntries(texts.filter((field) => said[field] !== lot[field]).map((field) => [field, said[field]])),
  ...(said.expiresOn !== lot.expiresOn && { expiresOn: said.expiresOn }),
  ...(said.containerKind !== lot.containerKind && { containerKind: said.containerKind }),
  ...(said.compounded !== lot.compounded && { compounded: said.compounded }),
});

export const AmendDialog = ({ ledger: { lot }, colleagues, onClose }: LotDialogProps) => {
  const t = useWords(pharmacyWords);
  const command = useCommand(pharmacyContract.amendReceipt);
  const finished = useFinished(t("amend.done"), onClose);
  const [said, setSaid] = useState<Said>(lot);
  const [reason, setReason] = useState("");
  const [witnessId, setWitnessId] = useState("");
  const change = (part: Partial<Said>) => setSaid((before) => ({ ...before, ...part }));
  const changes = changesOf(lot, said);
  const ready = Object.keys(changes).length > 0 && reason.trim() !== "" && witnessId !== "" && said.expiresOn !== "";
  const save = () => command.mutate({ params: { lotId: lot.lotId }, body: { changes, reason, witnessId } }, finished);
  return (
    <ActDialog title={t("amend.title")} body={t("amend.body")} command={command} ready={ready} onSave={save} onClose={onClose}>
      {texts.map((field) => (
        <TextField
          key={field}
          label={t(`receive.${field}`)}
          name={field}
          value={said[field]}
          onChange={(value) => change({ [field]: value })}
        />
      ))}
      <DateField label={t("receive.expiresOn")} value={said.expiresOn} onChange={(expiresOn) => change({ expiresOn })} />
      {isSolution(lot.form) && (
        <SelectField
          label={t("receive.containerKind")}
          value={said.containerKind ?? "unknown"}
          options={(["unknown", ...containerKinds] as const).map((value) => ({ value, label: t(`receive.kinds.${value}`) }))}
          onChange={(kind) => change({ containerKind: kind === "unknown" ? null : kind })}
        />
      )}
      <Checkbox
        label={t("receive.compounded")}
        hint={t("receive.compoundedHint")}
        checked={said.compounded}
        onChange={(compounded) => change({ compounded })}
      />
      <TextArea label={t("amend.reason")} value={reason} onChange={setReason} />
      <WitnessField colleagues={colleagues} value={witnessId} onChange={setWitnessId} />
    </ActDialog>
  );
};
