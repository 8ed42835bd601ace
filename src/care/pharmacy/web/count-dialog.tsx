import { useState } from "react";

import { micrograms, microgramsFromMilligrams } from "#kernel/quantity.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Row } from "#ui/layout/row.tsx";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { isInventory } from "../rules/count-stock.ts";
import { businessTimes, countKinds, type BusinessTime, type CountKind } from "../rules/events.ts";
import { ActDialog } from "./act-dialog.tsx";
import { inMilligrams, numberFrom } from "./amounts.ts";
import type { LotDialogProps } from "./lot-dialog-props.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { TypedNumberField } from "./typed-number-field.tsx";
import { useFinished } from "./use-finished.ts";
import { WitnessField } from "./witness-field.tsx";

type Draft = {
  readonly kind: CountKind;
  readonly time: BusinessTime | "none";
  readonly location: string;
  readonly full: string;
  readonly open: string;
  readonly witnessId: string;
  readonly note: string;
};

const blank: Draft = { kind: "shift", time: "none", location: "", full: "", open: "", witnessId: "", note: "" };

const bodyFrom = (draft: Draft, { amountPerContainer }: LotDialogProps["ledger"]["lot"]) => {
  const full = numberFrom(draft.full);
  const open = draft.open.trim() === "" ? 0 : numberFrom(draft.open);
  if (full === undefined || open === undefined) return undefined;
  const openAmount = microgramsFromMilligrams(open);
  return {
    counted: micrograms(full * amountPerContainer.value + openAmount.value),
    fullContainers: full,
    openAmount,
    kind: draft.kind,
    businessTime: draft.time === "none" ? null : draft.time,
    location: draft.location,
    witnessId: draft.witnessId === "" ? null : draft.witnessId,
    note: draft.note,
  };
};

/** A count is taken blind: the dialog does not say what the ledger expects. */
export const CountDialog = ({ ledger, colleagues, onClose }: LotDialogProps) => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const command = useCommand(pharmacyContract.countStock);
  const finished = useFinished(t("count.done"), onClose);
  const [draft, setDraft] = useState(blank);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const body = bodyFrom(draft, ledger.lot);
  const save = () => {
    if (body !== undefined) command.mutate({ params: { lotId: ledger.lot.lotId }, body }, finished);
  };
  const times = [...businessTimes, ...(isInventory(draft.kind) ? [] : (["none"] as const))];
  return (
    <ActDialog title={t("count.title")} body={t("count.body")} command={command} ready={body !== undefined} onSave={save} onClose={onClose}>
      <SelectField
        label={t("count.kind")}
        value={draft.kind}
        options={countKinds.map((value) => ({ value, label: t(`count.kinds.${value}`) }))}
        onChange={(kind) => change({ kind })}
      />
      <SelectField
        label={t("count.when")}
        placeholder=""
        value={isInventory(draft.kind) && draft.time === "none" ? "" : draft.time}
        options={times.map((value) => ({ value, label: t(`count.times.${value}`) }))}
        onChange={(time) => change({ time })}
      />
      <Row gap={4} align="start">
        <TypedNumberField
          whole
          label={t("count.full")}
          unit={t("receive.containersUnit")}
          value={draft.full}
          onChange={(full) => change({ full })}
        />
        <TypedNumberField label={t("count.open")} unit="mg" value={draft.open} onChange={(open) => change({ open })} />
      </Row>
      {body !== undefined && <p aria-live="polite">{t("count.total", { value: inMilligrams(body.counted, locale) })}</p>}
      <TextField label={t("count.location")} value={draft.location} onChange={(location) => change({ location })} />
      <WitnessField
        colleagues={colleagues}
        value={draft.witnessId}
        onChange={(witnessId) => change({ witnessId })}
        optional={!isInventory(draft.kind)}
      />
      <TextArea label={t("note")} value={draft.note} onChange={(note) => change({ note })} />
    </ActDialog>
  );
};
