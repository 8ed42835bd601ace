import { useState } from "react";

import { microgramsFromMilligrams } from "#kernel/quantity.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { wasteMethods, wasteReasonsToday } from "../rules/events.ts";
import { ActDialog } from "./act-dialog.tsx";
import { inMilligrams, numberFrom } from "./amounts.ts";
import type { LotDialogProps } from "./lot-dialog-props.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { TypedNumberField } from "./typed-number-field.tsx";
import { useFinished } from "./use-finished.ts";
import { containerFrom, VialField } from "./vial-field.tsx";

type Draft = {
  readonly typed: string;
  readonly reason: (typeof wasteReasonsToday)[number] | "";
  readonly method: (typeof wasteMethods)[number] | "";
  readonly dose: string;
  readonly container: string;
  readonly note: string;
};

const blank: Draft = { typed: "", reason: "", method: "", dose: "none", container: "", note: "" };

const bodyFrom = ({ typed, reason, method, dose, container, note }: Draft) => {
  const value = numberFrom(typed);
  if (value === undefined || reason === "" || method === "") return undefined;
  const administrationId = dose === "none" ? null : dose;
  return {
    amount: microgramsFromMilligrams(value),
    reason,
    method,
    administrationId,
    container: containerFrom(container),
    note,
  };
};

export const WasteDialog = ({ ledger, onClose }: LotDialogProps) => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const command = useCommand(pharmacyContract.recordWaste);
  const finished = useFinished(t("waste.done"), onClose);
  const [draft, setDraft] = useState(blank);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const body = bodyFrom(draft);
  const save = () => {
    if (body !== undefined) command.mutate({ params: { lotId: ledger.lot.lotId }, body }, finished);
  };
  const open = ledger.draws.filter((draw) => draw.open.value > 0);
  const draws = open.map((draw) => ({
    value: draw.administrationId,
    label: t("ledger.notAccounted", { amount: inMilligrams(draw.open, locale) }),
  }));
  return (
    <ActDialog title={t("waste.title")} body={t("waste.body")} command={command} ready={body !== undefined} onSave={save} onClose={onClose}>
      <TypedNumberField label={t("amount")} unit="mg" value={draft.typed} onChange={(typed) => change({ typed })} />
      <SelectField
        label={t("waste.reason")}
        placeholder=""
        value={draft.reason}
        options={wasteReasonsToday.map((value) => ({ value, label: t(`waste.reasons.${value}`) }))}
        onChange={(reason) => change({ reason })}
      />
      <SelectField
        label={t("waste.method")}
        placeholder=""
        value={draft.method}
        options={wasteMethods.map((value) => ({ value, label: t(`waste.methods.${value}`) }))}
        onChange={(method) => change({ method })}
      />
      {draws.length > 0 && (
        <SelectField
          label={t("waste.dose")}
          value={draft.dose}
          options={[{ value: "none", label: t("waste.noDose") }, ...draws]}
          onChange={(dose) => change({ dose })}
        />
      )}
      {ledger.vials.length > 0 && (
        <VialField vials={ledger.vials} value={draft.container} onChange={(container) => change({ container })} />
      )}
      <TextArea label={t("note")} value={draft.note} onChange={(note) => change({ note })} />
    </ActDialog>
  );
};
