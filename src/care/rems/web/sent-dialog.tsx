import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { DateField } from "#ui/controls/date-field.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary, type FieldProblem } from "#ui/controls/form-summary.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { submissionWays } from "../rules/events.ts";
import { remsWords } from "./rems-words.ts";

export type Sent = { readonly submittedOn: string; readonly how: (typeof submissionWays)[number]; readonly reference: string };

type SentDialogProps = {
  readonly title: string;
  readonly description?: string | undefined;
  readonly today: string;
  readonly busy: boolean;
  readonly problems: readonly FieldProblem[];
  readonly onKeep: (sent: Sent) => void;
  readonly onClose: () => void;
};

/** When, how and under which confirmation something went to the programme. Mount it to open it. */
export const SentDialog = ({ title, description, today, busy, problems, onKeep, onClose }: SentDialogProps) => {
  const t = useWords(remsWords);
  const [submittedOn, setSubmittedOn] = useState(today);
  const [how, setHow] = useState<Sent["how"] | undefined>(undefined);
  const [reference, setReference] = useState("");
  const [attempt, setAttempt] = useState(0);
  const open = [
    ...(how === undefined ? [{ field: "how", message: t("enrolment.choose") }] : []),
    ...(reference.trim() === "" ? [{ field: "reference", message: t("site.fill") }] : []),
    ...(submittedOn === "" ? [{ field: "submittedOn", message: t("site.fill") }] : []),
  ];
  const shown = attempt > 0 && open.length > 0 ? open : problems;
  const errorOf = (field: string) => shown.find((one) => one.field === field)?.message;
  const keep = () => {
    setAttempt((count) => count + 1);
    if (how !== undefined && open.length === 0) onKeep({ submittedOn, how, reference });
  };
  const actions = (
    <Button kind="primary" busy={busy} onClick={keep}>
      {t("save")}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} title={title} description={description} actions={actions}>
      <Stack gap={4}>
        <FormSummary problems={shown} attempt={attempt} />
        <DateField
          id="submittedOn"
          label={t("enrolment.on")}
          value={submittedOn}
          onChange={setSubmittedOn}
          error={errorOf("submittedOn")}
        />
        <RadioGroup
          id="how"
          label={t("enrolment.how")}
          options={submissionWays.map((value) => ({ value, label: t(`enrolment.hows.${value}`) }))}
          value={how}
          onChange={setHow}
          error={errorOf("how")}
        />
        <TextField
          id="reference"
          label={t("enrolment.reference")}
          hint={t("enrolment.referenceHint")}
          value={reference}
          onChange={setReference}
          error={errorOf("reference")}
        />
      </Stack>
    </Dialog>
  );
};
