import { useState } from "react";

import { microgramsFromMilligrams } from "#kernel/quantity.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { ActDialog } from "./act-dialog.tsx";
import { inMilligrams, numberFrom } from "./amounts.ts";
import type { Ledger, LotDialogProps } from "./lot-dialog-props.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { TypedNumberField } from "./typed-number-field.tsx";
import { useFinished } from "./use-finished.ts";
import { containerFrom, VialField } from "./vial-field.tsx";

/** Doses of this lot that have no draw on record yet, the newest first. */
const dosesWithoutDraw = ({ lines, draws }: Ledger): Ledger["lines"] => {
  const drawn = new Set(draws.map(({ administrationId }) => administrationId));
  return lines.filter(({ kind, entryId }) => kind === "administered" && !drawn.has(entryId)).toReversed();
};

export const DrawDialog = ({ ledger, onClose }: LotDialogProps) => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const command = useCommand(pharmacyContract.drawDrug);
  const finished = useFinished(t("draw.done"), onClose);
  const [ownId] = useState(newId);
  const [dose, setDose] = useState("");
  const [container, setContainer] = useState("");
  const [typed, setTyped] = useState("");
  const [note, setNote] = useState("");
  const amount = numberFrom(typed);
  const doses = dosesWithoutDraw(ledger).map((line) => ({
    value: line.entryId,
    label: `${formatDateTime(line.at, ledger.timeZone, locale)} · ${inMilligrams(line.amount, locale)} mg · ${line.patient ?? ""}`,
  }));
  const save = () => {
    if (amount === undefined || dose === "") return;
    const body = {
      administrationId: dose === "none" ? ownId : dose,
      container: containerFrom(container),
      amount: microgramsFromMilligrams(amount),
      note,
    };
    command.mutate({ params: { lotId: ledger.lot.lotId }, body }, finished);
  };
  return (
    <ActDialog
      title={t("draw.title")}
      body={t("draw.body")}
      command={command}
      ready={amount !== undefined && dose !== ""}
      onSave={save}
      onClose={onClose}
    >
      <SelectField
        label={t("draw.dose")}
        placeholder=""
        value={dose}
        options={[...doses, { value: "none", label: t("draw.noDose") }]}
        onChange={setDose}
      />
      <VialField vials={ledger.vials} value={container} onChange={setContainer} />
      <TypedNumberField label={t("amount")} unit="mg" value={typed} onChange={setTyped} />
      <TextArea label={t("note")} value={note} onChange={setNote} />
    </ActDialog>
  );
};
