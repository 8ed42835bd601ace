import { useState } from "react";

import { microgramsFromMilligrams } from "#kernel/quantity.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Checkbox } from "#ui/controls/checkbox.tsx";
import { DateTimeField } from "#ui/controls/date-time-field.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { ActDialog } from "./act-dialog.tsx";
import { numberFrom } from "./amounts.ts";
import type { LotDialogProps } from "./lot-dialog-props.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { TypedNumberField } from "./typed-number-field.tsx";
import { useFinished } from "./use-finished.ts";
import { WitnessField } from "./witness-field.tsx";

type Draft = {
  readonly episodeId: string;
  readonly typed: string;
  readonly days: string;
  readonly directions: string;
  readonly labelPrinted: boolean;
  readonly programme: "checked" | "exception" | "";
  readonly checkedAt: string;
  readonly words: string;
  readonly witnessId: string;
};

const blank: Draft = {
  episodeId: "",
  typed: "",
  days: "",
  directions: "",
  labelPrinted: false,
  programme: "",
  checkedAt: "",
  words: "",
  witnessId: "",
};

const programmeFrom = ({ programme, checkedAt, words }: Draft, timeZone: string) => {
  if (programme === "exception") return words.trim() === "" ? undefined : { kind: "exception" as const, reason: words };
  if (programme === "" || checkedAt === "") return undefined;
  const at = Temporal.PlainDateTime.from(checkedAt).toZonedDateTime(timeZone).toInstant().toString();
  return { kind: "checked" as const, at, reference: words };
};

const bodyFrom = (draft: Draft, timeZone: string) => {
  const [amount, daysSupply, programme] = [numberFrom(draft.typed), numberFrom(draft.days), programmeFrom(draft, timeZone)];
  if (draft.episodeId === "" || amount === undefined || daysSupply === undefined || programme === undefined) return undefined;
  if (draft.directions.trim() === "") return undefined;
  return {
    episodeId: draft.episodeId,
    amount: microgramsFromMilligrams(amount),
    daysSupply,
    directions: draft.directions,
    labelPrinted: draft.labelPrinted,
    programme,
    witnessId: draft.witnessId === "" ? null : draft.witnessId,
  };
};

type PartProps = { readonly draft: Draft; readonly onChange: (part: Partial<Draft>) => void };

const PatientField = ({ draft, onChange }: PartProps) => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const { data, isError } = useRead(pharmacyContract.readPatients, { params: {} });
  const born = (date: string | null) => (date === null ? "" : ` · ${formatPlainDate(Temporal.PlainDate.from(date), locale)}`);
  const options = (data?.patients ?? []).map(({ episodeId, name, birthDate }) => ({ value: episodeId, label: name + born(birthDate) }));
  return (
    <SelectField
      label={t("give.patient")}
      placeholder={t("give.choosePatient")}
      value={draft.episodeId}
      options={options}
      onChange={(episodeId) => onChange({ episodeId })}
      error={isError ? t("give.noPatients") : undefined}
    />
  );
};

const ProgrammeFields = ({ draft, onChange, timeZone }: PartProps & { readonly timeZone: string }) => {
  const t = useWords(pharmacyWords);
  const choices = ["checked", "exception"] as const;
  return (
    <>
      <SelectField
        label={t("give.programme")}
        placeholder=""
        value={draft.programme}
        options={choices.map((value) => ({ value, label: t(`give.${value}`) }))}
        onChange={(programme) => onChange({ programme })}
      />
      {draft.programme === "checked" && (
        <DateTimeField
          label={t("give.checkedAt")}
          zone={timeZone}
          value={draft.checkedAt}
          onChange={(checkedAt) => onChange({ checkedAt })}
        />
      )}
      {draft.programme !== "" && (
        <TextField
          label={t(draft.programme === "checked" ? "give.reference" : "give.reason")}
          value={draft.words}
          onChange={(words) => onChange({ words })}
        />
      )}
    </>
  );
};

export const DispenseDialog = ({ ledger, colleagues, onClose }: LotDialogProps) => {
  const t = useWords(pharmacyWords);
  const command = useCommand(pharmacyContract.dispenseDrug);
  const finished = useFinished(t("give.done"), onClose);
  const [draft, setDraft] = useState(blank);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const body = bodyFrom(draft, ledger.timeZone);
  const save = () => {
    if (body !== undefined) command.mutate({ params: { lotId: ledger.lot.lotId }, body }, finished);
  };
  return (
    <ActDialog title={t("give.title")} body={t("give.body")} command={command} ready={body !== undefined} onSave={save} onClose={onClose}>
      <PatientField draft={draft} onChange={change} />
      <TypedNumberField label={t("amount")} unit="mg" value={draft.typed} onChange={(typed) => change({ typed })} />
      <TypedNumberField whole label={t("give.days")} unit={t("give.daysUnit")} value={draft.days} onChange={(days) => change({ days })} />
      <TextArea label={t("give.directions")} value={draft.directions} onChange={(directions) => change({ directions })} />
      <ProgrammeFields draft={draft} onChange={change} timeZone={ledger.timeZone} />
      <WitnessField colleagues={colleagues} value={draft.witnessId} onChange={(witnessId) => change({ witnessId })} optional />
      <Checkbox label={t("give.labelled")} checked={draft.labelPrinted} onChange={(labelPrinted) => change({ labelPrinted })} />
    </ActDialog>
  );
};
