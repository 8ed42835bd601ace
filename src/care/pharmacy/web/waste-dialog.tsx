import { useState } from "react";

import { microgramsFromMilligrams } from "#kernel/quantity.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { wasteReasons, type WasteReason } from "../rules/events.ts";
import { numberFrom } from "./amounts.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { WitnessField, type Colleague } from "./witness-field.tsx";

type WasteDialogProps = { readonly lotId: string; readonly colleagues: readonly Colleague[]; readonly onClose: () => void };

const useWaste = (lotId: string, onDone: () => void) => {
  const t = useWords(pharmacyWords);
  const { show } = useToasts();
  const waste = useCommand(pharmacyContract.recordWaste);
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState<WasteReason | "">("");
  const [witnessId, setWitnessId] = useState("");
  const [note, setNote] = useState("");
  const value = numberFrom(typed);
  const body =
    value === undefined || reason === "" || witnessId === ""
      ? undefined
      : { amount: microgramsFromMilligrams(value), reason, witnessId, note };
  const save = () => {
    if (body === undefined) return;
    const done = () => {
      onDone();
      show({ message: t("waste.done") });
    };
    waste.mutate({ params: { lotId }, body }, { onSuccess: done });
  };
  return { waste, typed, setTyped, reason, setReason, witnessId, setWitnessId, note, setNote, value, ready: body !== undefined, save };
};

export const WasteDialog = ({ lotId, colleagues, onClose }: WasteDialogProps) => {
  const t = useWords(pharmacyWords);
  const form = useWaste(lotId, onClose);
  const invalid = form.typed.trim() !== "" && form.value === undefined ? t("receive.number") : undefined;
  const actions = (
    <Button kind="primary" busy={form.waste.isPending} disabled={!form.ready} onClick={form.save}>
      {t("save")}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} title={t("waste.title")} description={t("waste.body")} actions={actions}>
      <Stack gap={4}>
        <NumberField label={t("waste.amount")} unit="mg" value={form.typed} onChange={form.setTyped} error={invalid} />
        <SelectField
          label={t("waste.reason")}
          placeholder=""
          value={form.reason}
          options={wasteReasons.map((value) => ({ value, label: t(`waste.reasons.${value}`) }))}
          onChange={form.setReason}
        />
        <WitnessField colleagues={colleagues} value={form.witnessId} onChange={form.setWitnessId} />
        <TextArea label={t("waste.note")} value={form.note} onChange={form.setNote} error={form.waste.error?.message} />
      </Stack>
    </Dialog>
  );
};
