import { useState, type FormEvent } from "react";
import * as z from "zod/mini";

import { newId } from "#platform/ambient/new-id.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { Button } from "#ui/controls/button.tsx";
import { DateField } from "#ui/controls/date-field.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { integrationContract } from "../contract.ts";
import { practiceKinds } from "../rules/data/therapy-vocabulary.ts";
import { frequencies } from "../rules/events.ts";
import { integrationWords } from "./integration-words.ts";
import styles from "./integration.module.css";

const repeated = practiceKinds.filter((kind) => kind !== "commitment");
const schema = z.object({
  text: z.string(),
  frequency: z.enum(["", ...frequencies]),
  due: z.string(),
  kind: z._default(z.enum(["", ...practiceKinds]), ""),
});
type Draft = z.output<typeof schema>;
const empty: Draft = { text: "", frequency: "", due: "", kind: "" };

/** What is done once is a commitment and has a day (INTG-12). Undefined where nobody said of what kind a practice is. */
const kindOf = ({ frequency, kind }: Draft): (typeof practiceKinds)[number] | undefined => {
  if (frequency === "once") return "commitment";
  return kind === "" || kind === "commitment" ? undefined : kind;
};

/** Patient or therapist writes down something small. */
export const PracticeForm = ({ episodeId, onAgreed }: { readonly episodeId: string; readonly onAgreed: () => void }) => {
  const t = useWords(integrationWords);
  const { show } = useToasts();
  const [practiceId] = useState(newId);
  const [draft, change, clear] = useDraft(`integration.practice.${episodeId}`, schema, empty);
  const [attempt, setAttempt] = useState(0);
  const agree = useCommand(integrationContract.agreePractice);
  const { text, frequency, due } = draft;
  const isCommitment = frequency === "once";
  const kind = kindOf(draft);
  const open = [
    ...(text.trim() === "" ? [{ field: "text", message: t("practice.missing") }] : []),
    ...(frequency === "" ? [{ field: "frequency", message: t("practice.missing") }] : []),
    ...(isCommitment && due === "" ? [{ field: "due", message: t("practice.dueMissing") }] : []),
  ];
  const problems = attempt > 0 && open.length > 0 ? open : refusedFields(agree.error, "text");
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (frequency === "" || open.length > 0) return;
    const done = () => {
      clear();
      show({ message: t("practice.agreed") });
      onAgreed();
    };
    const body = { text, frequency, due: due === "" ? null : due, ...(kind === undefined ? {} : { kind }) };
    agree.mutate({ params: { episodeId, practiceId }, body }, { onSuccess: done });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={4}>
        <p className={styles["quiet"]}>{t("practice.intro")}</p>
        <FormSummary problems={problems} attempt={attempt} />
        <TextField
          name="text"
          label={t("practice.text")}
          hint={t("practice.textHint")}
          value={text}
          onChange={(value) => change({ text: value })}
          error={errorOf("text")}
          maxLength={280}
        />
        <RadioGroup
          id="frequency"
          label={t("practice.frequency")}
          options={frequencies.map((value) => ({ value, label: t(`practice.frequencies.${value}`) }))}
          value={frequency === "" ? undefined : frequency}
          onChange={(value) => change({ frequency: value })}
          error={errorOf("frequency")}
        />
        {frequency !== "" && !isCommitment && (
          <SelectField
            label={t("practice.kind")}
            value={kind ?? "none"}
            options={[
              { value: "none" as const, label: t("practice.noKind") },
              ...repeated.map((value) => ({ value, label: t(`practice.kinds.${value}`) })),
            ]}
            onChange={(value) => change({ kind: value === "none" ? "" : value })}
          />
        )}
        <DateField
          name="due"
          label={t("practice.due")}
          hint={isCommitment ? undefined : t("practice.dueHint")}
          required={isCommitment}
          value={due}
          onChange={(value) => change({ due: value })}
          error={errorOf("due")}
        />
        <Button type="submit" kind="primary" wide busy={agree.isPending}>
          {t("practice.keep")}
        </Button>
      </Stack>
    </form>
  );
};
