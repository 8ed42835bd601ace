import { useState } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { lossReports, type LossReport } from "../rules/events.ts";
import { ActDialog } from "./act-dialog.tsx";
import type { LotDialogProps } from "./lot-dialog-props.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { useFinished } from "./use-finished.ts";

type ReportDialogProps = LotDialogProps & { readonly discrepancyId: string };

export const ReportDialog = ({ ledger, discrepancyId, onClose }: ReportDialogProps) => {
  const t = useWords(pharmacyWords);
  const command = useCommand(pharmacyContract.reportLoss);
  const finished = useFinished(t("found.reported"), onClose);
  const [report, setReport] = useState<LossReport | "">("");
  const [reference, setReference] = useState("");
  const [note, setNote] = useState("");
  const save = () => {
    if (report !== "") command.mutate({ params: { lotId: ledger.lot.lotId }, body: { discrepancyId, report, reference, note } }, finished);
  };
  return (
    <ActDialog title={t("found.report")} command={command} ready={report !== ""} onSave={save} onClose={onClose}>
      <SelectField
        label={t("found.which")}
        placeholder=""
        value={report}
        options={lossReports.map((value) => ({ value, label: t(`found.reports.${value}`) }))}
        onChange={setReport}
      />
      <TextField label={t("found.reference")} name="reference" value={reference} onChange={setReference} />
      <TextArea label={t("note")} value={note} onChange={setNote} />
    </ActDialog>
  );
};
