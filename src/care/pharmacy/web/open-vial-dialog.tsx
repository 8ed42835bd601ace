import { useState } from "react";

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

/** The first container that nobody opened yet. */
const nextVial = ({ vials, lot }: LotDialogProps["ledger"]): number | undefined => {
  const opened = new Set(vials.map(({ container }) => container));
  return Array.from({ length: lot.containers }, (_, place) => place + 1).find((container) => !opened.has(container));
};

export const OpenVialDialog = ({ ledger, onClose }: LotDialogProps) => {
  const t = useWords(pharmacyWords);
  const command = useCommand(pharmacyContract.openVial);
  const finished = useFinished(t("vial.done"), onClose);
  const [typed, setTyped] = useState(String(nextVial(ledger) ?? ""));
  const [note, setNote] = useState("");
  const container = numberFrom(typed);
  const save = () => {
    if (container !== undefined) command.mutate({ params: { lotId: ledger.lot.lotId }, body: { container, note } }, finished);
  };
  return (
    <ActDialog
      title={t("vial.title")}
      body={t("vial.body")}
      command={command}
      ready={container !== undefined}
      onSave={save}
      onClose={onClose}
    >
      <TypedNumberField
        whole
        label={t("vial.number")}
        unit={t("vial.of", { count: ledger.lot.containers })}
        value={typed}
        onChange={setTyped}
      />
      <TextArea label={t("note")} value={note} onChange={setNote} />
    </ActDialog>
  );
};
