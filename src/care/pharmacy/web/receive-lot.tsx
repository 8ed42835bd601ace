import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Checkbox } from "#ui/controls/checkbox.tsx";
import { DateField } from "#ui/controls/date-field.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatNumber } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { drugs, forms, isSolution } from "../rules/drug.ts";
import { containerKinds } from "../rules/events.ts";
import { ActDialog } from "./act-dialog.tsx";
import { numberFrom } from "./amounts.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { emptyReceipt, receiptFrom, totalOf, type ReceiptDraft } from "./receipt-draft.ts";
import { useFinished } from "./use-finished.ts";
import { WitnessField, type Colleague } from "./witness-field.tsx";

type FieldsProps = { readonly draft: ReceiptDraft; readonly onChange: (part: Partial<ReceiptDraft>) => void };

const ProductFields = ({ draft, onChange }: FieldsProps) => {
  const t = useWords(pharmacyWords);
  const solution = draft.form === "" || isSolution(draft.form);
  return (
    <Row gap={4} align="end">
      <SelectField
        label={t("receive.drug")}
        value={draft.drug}
        placeholder=""
        options={drugs.map((value) => ({ value, label: t(`drug.${value}`) }))}
        onChange={(drug) => onChange({ drug })}
      />
      <SelectField
        label={t("receive.form")}
        value={draft.form}
        placeholder=""
        options={forms.map((value) => ({ value, label: t(`form.${value}`) }))}
        onChange={(form) => onChange({ form })}
      />
      <NumberField
        label={solution ? t("receive.concentration") : t("receive.piece")}
        unit={solution ? "mg/mL" : "mg"}
        value={draft.strength}
        onChange={(strength) => onChange({ strength })}
      />
    </Row>
  );
};

const AmountFields = ({ draft, onChange }: FieldsProps) => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const invalid = (typed: string) => (typed.trim() !== "" && numberFrom(typed) === undefined ? t("receive.number") : undefined);
  const total = totalOf(draft);
  return (
    <Stack gap={2}>
      {draft.form !== "" && isSolution(draft.form) && (
        <SelectField
          label={t("receive.containerKind")}
          value={draft.containerKind}
          options={(["unknown", ...containerKinds] as const).map((value) => ({ value, label: t(`receive.kinds.${value}`) }))}
          onChange={(containerKind) => onChange({ containerKind })}
        />
      )}
      <Row gap={4} align="start">
        <NumberField
          whole
          label={t("receive.packages")}
          unit={t("receive.packagesUnit")}
          name="packages"
          value={draft.packages}
          onChange={(packages) => onChange({ packages })}
          error={invalid(draft.packages)}
        />
        <NumberField
          whole
          label={t("receive.containers")}
          unit={t("receive.containersUnit")}
          value={draft.containers}
          onChange={(containers) => onChange({ containers })}
          error={invalid(draft.containers)}
        />
        <NumberField
          label={t("receive.perContainer")}
          unit="mg"
          value={draft.perContainer}
          onChange={(perContainer) => onChange({ perContainer })}
          error={invalid(draft.perContainer)}
        />
        {draft.form !== "" && isSolution(draft.form) && (
          <NumberField
            label={t("receive.volume")}
            unit="mL"
            value={draft.volume}
            onChange={(volume) => onChange({ volume })}
            error={invalid(draft.volume)}
          />
        )}
      </Row>
      {total !== undefined && (
        <p aria-live="polite">{t("receive.total", { value: formatNumber(total, locale, { maximumFractionDigits: 3 }) })}</p>
      )}
    </Stack>
  );
};

const OriginFields = ({ draft, onChange }: FieldsProps) => {
  const t = useWords(pharmacyWords);
  return (
    <>
      <Row gap={4} align="end">
        <TextField label={t("receive.lotNumber")} value={draft.lotNumber} onChange={(lotNumber) => onChange({ lotNumber })} />
        <DateField label={t("receive.expiresOn")} value={draft.expiresOn} onChange={(expiresOn) => onChange({ expiresOn })} />
        <TextField label={t("receive.ndc")} name="ndc" value={draft.ndc} onChange={(ndc) => onChange({ ndc })} />
      </Row>
      <Checkbox
        label={t("receive.compounded")}
        hint={t("receive.compoundedHint")}
        checked={draft.compounded}
        onChange={(compounded) => onChange({ compounded })}
      />
      <TextField label={t("receive.supplier")} value={draft.supplier} onChange={(supplier) => onChange({ supplier })} />
      <TextField
        label={t("receive.supplierAddress")}
        value={draft.supplierAddress}
        onChange={(supplierAddress) => onChange({ supplierAddress })}
      />
      <Row gap={4} align="end">
        <TextField
          label={t("receive.supplierDea")}
          name="supplierDea"
          value={draft.supplierDea}
          onChange={(supplierDea) => onChange({ supplierDea })}
        />
        <TextField
          label={t("receive.invoiceNumber")}
          value={draft.invoiceNumber}
          onChange={(invoiceNumber) => onChange({ invoiceNumber })}
        />
      </Row>
    </>
  );
};

type ReceiveLotProps = { readonly colleagues: readonly Colleague[]; readonly onClose: () => void };

/** Takes a delivery into the ledger, as it was counted out of its box. */
export const ReceiveLot = ({ colleagues, onClose }: ReceiveLotProps) => {
  const t = useWords(pharmacyWords);
  const finished = useFinished(t("receive.done"), onClose);
  const [lotId] = useState(newId);
  const [draft, setDraft] = useState(emptyReceipt);
  const receive = useCommand(pharmacyContract.receiveLot);
  const body = receiptFrom(draft);
  const change = (part: Partial<ReceiptDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = () => {
    if (body !== undefined) receive.mutate({ params: { lotId }, body }, finished);
  };
  return (
    <ActDialog title={t("receive.title")} size="wide" command={receive} ready={body !== undefined} onSave={save} onClose={onClose}>
      <ProductFields draft={draft} onChange={change} />
      <AmountFields draft={draft} onChange={change} />
      <OriginFields draft={draft} onChange={change} />
      <WitnessField colleagues={colleagues} value={draft.witnessId} onChange={(witnessId) => change({ witnessId })} optional />
    </ActDialog>
  );
};
