import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { DateField } from "#ui/controls/date-field.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatNumber } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { drugs, forms, isSolution } from "../rules/drug.ts";
import { numberFrom } from "./amounts.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { emptyReceipt, receiptFrom, totalOf, type ReceiptDraft } from "./receipt-draft.ts";
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
      <Row gap={4} align="start">
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
      </Row>
      <TextField label={t("receive.supplier")} value={draft.supplier} onChange={(supplier) => onChange({ supplier })} />
      <TextField label={t("receive.invoice")} value={draft.invoiceNumber} onChange={(invoiceNumber) => onChange({ invoiceNumber })} />
    </>
  );
};

type ReceiveLotProps = { readonly colleagues: readonly Colleague[]; readonly onClose: () => void };

/** Takes a delivery into the ledger, as it was counted out of its box. */
export const ReceiveLot = ({ colleagues, onClose }: ReceiveLotProps) => {
  const t = useWords(pharmacyWords);
  const { show } = useToasts();
  const [lotId] = useState(newId);
  const [draft, setDraft] = useState(emptyReceipt);
  const receive = useCommand(pharmacyContract.receiveLot);
  const body = receiptFrom(draft);
  const change = (part: Partial<ReceiptDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = () => {
    if (body === undefined) return;
    const done = () => {
      onClose();
      show({ message: t("receive.done") });
    };
    receive.mutate({ params: { lotId }, body }, { onSuccess: done });
  };
  const actions = (
    <Button kind="primary" busy={receive.isPending} disabled={body === undefined} onClick={save}>
      {t("save")}
    </Button>
  );
  const problems = refusedFields(receive.error, "save");
  return (
    <Dialog open onClose={onClose} title={t("receive.title")} size="wide" actions={actions}>
      <Stack gap={4}>
        <FormSummary problems={problems} attempt={receive.submittedAt} />
        <ProductFields draft={draft} onChange={change} />
        <AmountFields draft={draft} onChange={change} />
        <OriginFields draft={draft} onChange={change} />
        <WitnessField colleagues={colleagues} value={draft.witnessId} onChange={(witnessId) => change({ witnessId })} optional />
      </Stack>
    </Dialog>
  );
};
