import { useState } from "react";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { DateTimeField } from "#ui/controls/date-time-field.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { screeningContract } from "../contract.ts";
import { localNow, vitalsBody, type VitalsDraft } from "./result-draft.ts";
import styles from "./screening.module.css";
import { screeningWords } from "./screening-words.ts";

const fields = [
  { field: "systolic", unit: "mmHg" },
  { field: "diastolic", unit: "mmHg" },
  { field: "weight", unit: "kg" },
  { field: "height", unit: "cm" },
] as const;

type RecordVitalsProps = { readonly episodeId: string; readonly timeZone: string; readonly onClose: () => void };

/** Staff write down a blood pressure at rest, a weight, a height; whatever was measured. */
export const RecordVitals = ({ episodeId, timeZone, onClose }: RecordVitalsProps) => {
  const t = useWords(screeningWords);
  const { show } = useToasts();
  const [draft, setDraft] = useState<VitalsDraft>(() => ({
    systolic: "",
    diastolic: "",
    weight: "",
    height: "",
    measuredAt: localNow(timeZone),
    note: "",
  }));
  const [attempt, setAttempt] = useState(0);
  const record = useCommand(screeningContract.recordVitals);
  const parsed = vitalsBody(draft, timeZone);
  const open = attempt === 0 ? [] : parsed.problems.map(({ field, key }) => ({ field, message: t(`labs.problem.${key}`) }));
  const problems = open.length > 0 ? open : refusedFields(record.error, "measuredAt");
  const change = (part: Partial<VitalsDraft>) => setDraft((before) => ({ ...before, ...part }));
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
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
    <Dialog open onClose={onClose} title={t("labs.recordVitals")} description={t("labs.vitalsBody")} actions={actions}>
      <Stack gap={4}>
        <FormSummary problems={problems} attempt={attempt} />
        <DateTimeField
          id="measuredAt"
          label={t("labs.measuredAt")}
          zone={timeZone}
          value={draft.measuredAt}
          onChange={(measuredAt) => change({ measuredAt })}
          error={errorOf("measuredAt")}
        />
        <div className={styles["vitals"]}>
          {fields.map(({ field, unit }) => (
            <NumberField
              key={field}
              id={field}
              label={t(`labs.vitals.${field}`)}
              unit={unit}
              value={draft[field]}
              onChange={(value) => change({ [field]: value })}
              error={errorOf(field)}
            />
          ))}
        </div>
        <TextArea label={t("labs.note")} rows={2} value={draft.note} onChange={(note) => change({ note })} />
      </Stack>
    </Dialog>
  );
};
