import { useState } from "react";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { DateTimeField } from "#ui/controls/date-time-field.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { screeningContract } from "../contract.ts";
import { labTests, recordedLabs, specimens, type Analyte, type RecordedLab } from "../rules/data/lab-tests.ts";
import { emptyValue, labBody, localNow, type LabDraft } from "./result-draft.ts";
import styles from "./screening.module.css";
import { screeningWords } from "./screening-words.ts";

type RecordLabProps = {
  readonly episodeId: string;
  readonly timeZone: string;
  readonly lab: RecordedLab | undefined;
  readonly onClose: () => void;
};

type FieldsProps = {
  readonly draft: LabDraft;
  readonly change: (part: Partial<LabDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
};

const AnalyteFields = ({ analyte, draft, change, errorOf }: FieldsProps & { readonly analyte: Analyte }) => {
  const t = useWords(screeningWords);
  const typed = draft.values[analyte.id] ?? emptyValue;
  const set = (part: Partial<typeof typed>) => change({ values: { ...draft.values, [analyte.id]: { ...typed, ...part } } });
  const { unit, name } = analyte;
  return (
    <div className={styles["analyte"]}>
      <NumberField
        id={`values.${analyte.id}`}
        label={name}
        unit={unit}
        value={typed.value}
        onChange={(value) => set({ value })}
        error={errorOf(`values.${analyte.id}`)}
      />
      <NumberField label={t("labs.lower")} unit={unit} value={typed.lower} onChange={(lower) => set({ lower })} />
      <NumberField label={t("labs.upper")} unit={unit} value={typed.upper} onChange={(upper) => set({ upper })} />
    </div>
  );
};

const LabFields = ({ draft, change, errorOf, timeZone }: FieldsProps & { readonly timeZone: string }) => {
  const t = useWords(screeningWords);
  const test = labTests[draft.lab];
  return (
    <>
      <SelectField
        label={t("labs.test")}
        options={recordedLabs.map((value) => ({ value, label: labTests[value].name }))}
        value={draft.lab}
        onChange={(lab) => change({ lab, outcome: "", values: {} })}
      />
      <DateTimeField
        id="collectedAt"
        label={t("labs.collectedAt")}
        zone={timeZone}
        value={draft.collectedAt}
        onChange={(collectedAt) => change({ collectedAt })}
        error={errorOf("collectedAt")}
      />
      {draft.lab === "pregnancy" && (
        <RadioGroup
          id="specimen"
          layout="row"
          label={t("labs.specimen")}
          options={specimens.map((value) => ({ value, label: t(`labs.specimens.${value}`) }))}
          value={draft.specimen === "" ? undefined : draft.specimen}
          onChange={(specimen) => change({ specimen })}
          error={errorOf("specimen")}
        />
      )}
      {test.analytes.map((analyte) => (
        <AnalyteFields key={analyte.id} {...{ analyte, draft, change, errorOf }} />
      ))}
      <RadioGroup
        id="outcome"
        layout="row"
        label={t("labs.outcome")}
        options={test.outcomes.map((value) => ({ value, label: t(`labs.outcomes.${value}`) }))}
        value={draft.outcome === "" ? undefined : draft.outcome}
        onChange={(outcome) => change({ outcome })}
        error={errorOf("outcome")}
      />
      <TextArea label={t("labs.note")} rows={2} value={draft.note} onChange={(note) => change({ note })} />
    </>
  );
};

/** Staff write a test's result down as the laboratory reported it. */
export const RecordLab = ({ episodeId, timeZone, lab, onClose }: RecordLabProps) => {
  const t = useWords(screeningWords);
  const { show } = useToasts();
  const [draft, setDraft] = useState<LabDraft>(() => ({
    lab: lab ?? "bmp-lft",
    outcome: "",
    specimen: "",
    values: {},
    collectedAt: localNow(timeZone),
    note: "",
  }));
  const [attempt, setAttempt] = useState(0);
  const record = useCommand(screeningContract.recordLabResult);
  const parsed = labBody(draft, timeZone);
  const open = attempt === 0 ? [] : parsed.problems.map(({ field, key }) => ({ field, message: t(`labs.problem.${key}`) }));
  const problems = open.length > 0 ? open : refusedFields(record.error, "collectedAt");
  const send = () => {
    setAttempt((count) => count + 1);
    if (parsed.body === undefined) return;
    const done = () => {
      onClose();
      show({ message: t("labs.saved") });
    };
    record.mutate({ params: { episodeId }, body: parsed.body }, { onSuccess: done });
  };
  const actions = (
    <Button kind="primary" busy={record.isPending} onClick={send}>
      {t("labs.save")}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} size="wide" title={t("labs.record")} description={t("labs.recordBody")} actions={actions}>
      <Stack gap={4}>
        <FormSummary problems={problems} attempt={attempt} />
        <LabFields
          draft={draft}
          change={(part) => setDraft((before) => ({ ...before, ...part }))}
          errorOf={(field) => problems.find((one) => one.field === field)?.message}
          timeZone={timeZone}
        />
      </Stack>
    </Dialog>
  );
};
