import { useState } from "react";

import { microgramsFromMilligrams } from "#kernel/quantity.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { numberFrom } from "./amounts.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { WitnessField, type Colleague } from "./witness-field.tsx";

type CountDialogProps = { readonly lotId: string; readonly colleagues: readonly Colleague[]; readonly onClose: () => void };

/** A count is taken blind: the dialog does not say what the ledger expects. */
export const CountDialog = ({ lotId, colleagues, onClose }: CountDialogProps) => {
  const t = useWords(pharmacyWords);
  const { show } = useToasts();
  const count = useCommand(pharmacyContract.countStock);
  const [typed, setTyped] = useState("");
  const [witnessId, setWitnessId] = useState("");
  const [note, setNote] = useState("");
  const value = numberFrom(typed);
  const save = () => {
    if (value === undefined) return;
    const done = () => {
      onClose();
      show({ message: t("count.done") });
    };
    const body = { counted: microgramsFromMilligrams(value), witnessId: witnessId === "" ? null : witnessId, note };
    count.mutate({ params: { lotId }, body }, { onSuccess: done });
  };
  const actions = (
    <Button kind="primary" busy={count.isPending} disabled={value === undefined} onClick={save}>
      {t("save")}
    </Button>
  );
  const invalid = typed.trim() !== "" && value === undefined ? t("receive.number") : undefined;
  return (
    <Dialog open onClose={onClose} title={t("count.title")} description={t("count.body")} actions={actions}>
      <Stack gap={4}>
        <NumberField label={t("count.counted")} unit="mg" value={typed} onChange={setTyped} error={invalid} />
        <WitnessField colleagues={colleagues} value={witnessId} onChange={setWitnessId} optional />
        <TextArea label={t("count.note")} value={note} onChange={setNote} error={count.error?.message} />
      </Stack>
    </Dialog>
  );
};
