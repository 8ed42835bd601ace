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
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { integrationContract } from "../contract.ts";
import { frequencies } from "../rules/events.ts";
import { integrationWords } from "./integration-words.ts";
import styles from "./integration.module.css";

const schema = z.object({ text: z.string(), frequency: z.enum(["", ...frequencies]), due: z.string() });
type Draft = z.output<typeof schema>;
const empty: Draft = { text: "", frequency: "", due: "" };

/** Patient or therapist writes down something small. */
export const PracticeForm = ({ episodeId, onAgreed }: { readonly episodeId: string; readonly onAgreed: () => void }) => {
  const t = useWords(integrationWords);
  const { show } = useToasts();
  const [practiceId] = useState(newId);
  const [draft, change, clear] = useDraft(`integration.practice.${episodeId}`, schema, empty);
  const [attempt, setAttempt] = useState(0);
  const agree = useCommand(integrationContract.agreePractice);
  const { text, frequency, due } = draft;
  const open = [
    ...(text.trim() === "" ? [{ field: "text", message: t("practice.missing") }] : []),
    ...(frequency === "" ? [{ field: "frequency", message: t("practice.missing") }] : []),
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
    agree.mutate({ params: { episodeId, practiceId }, body: { text, frequency, due: due === "" ? null : due } }, { onSuccess: done });
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
        <DateField
          name="due"
          label={t("practice.due")}
          hint={t("practice.dueHint")}
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
