import { useState, type FormEvent } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { Button } from "#ui/controls/button.tsx";
import { CheckboxGroup } from "#ui/controls/checkbox-group.tsx";
import { DateTimeField } from "#ui/controls/date-time-field.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { integrationContract } from "../contract.ts";
import { integrationAgenda } from "../rules/data/therapy-vocabulary.ts";
import { intentionOutcomes } from "../rules/events.ts";
import { EmotionFields } from "./emotion-fields.tsx";
import { integrationWords } from "./integration-words.ts";
import styles from "./integration.module.css";
import { emotionProblems, emptyNote, noteDraft, noteFrom } from "./note-draft.ts";
import { RatingField } from "./rating-field.tsx";

type NoteFormProps = {
  readonly episodeId: string;
  readonly sessionId: string;
  readonly intention: string | null;
  readonly timeZone: string;
  readonly onSigned: () => void;
};

const useNote = ({ episodeId, sessionId, timeZone, onSigned }: Omit<NoteFormProps, "intention">) => {
  const t = useWords(integrationWords);
  const { show } = useToasts();
  const [initial] = useState(() => emptyNote(newId()));
  const [draft, change, clear] = useDraft(`integration.note.${episodeId}.${sessionId}`, noteDraft, initial);
  const [attempt, setAttempt] = useState(0);
  const sign = useCommand(integrationContract.signIntegrationNote);
  const open = emotionProblems(draft).map(({ field, key }) => ({ field, message: t(`note.${key}`) }));
  const problems = attempt > 0 && open.length > 0 ? open : refusedFields(sign.error, "sign");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (open.length > 0) return;
    const done = () => {
      clear();
      show({ message: t("note.signed") });
      onSigned();
    };
    sign.mutate({ params: { episodeId, noteId: draft.noteId }, body: noteFrom(draft, sessionId, timeZone) }, { onSuccess: done });
  };
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  return { draft, change, attempt, problems, errorOf, submit, busy: sign.isPending };
};

/** The progress note of one session. What is begun stays in this tab until it is signed. */
export const NoteForm = ({ intention, ...asked }: NoteFormProps) => {
  const t = useWords(integrationWords);
  const { draft, change, attempt, problems, errorOf, submit, busy } = useNote(asked);
  const area = (field: "perspectiveShift" | "challenging" | "interventions" | "plan") => (
    <TextArea name={field} label={t(`note.${field}`)} value={draft[field]} onChange={(value) => change({ [field]: value })} />
  );
  const list = (field: "themes" | "insights" | "support") => (
    <TextArea
      name={field}
      label={t(`note.${field}`)}
      hint={t("note.oneALine")}
      value={draft[field]}
      onChange={(value) => change({ [field]: value })}
      error={errorOf(field)}
    />
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={5}>
        <FormSummary problems={problems} attempt={attempt} />
        <DateTimeField
          name="heldAt"
          label={t("note.heldAt")}
          hint={t("note.heldAtHint")}
          zone={asked.timeZone}
          value={draft.heldAt}
          onChange={(heldAt) => change({ heldAt })}
          error={errorOf("heldAt")}
        />
        {list("themes")}
        <EmotionFields emotions={draft.emotions} onChange={(emotions) => change({ emotions })} errorOf={errorOf} />
        {list("insights")}
        {area("perspectiveShift")}
        {area("challenging")}
        {intention !== null && <p className={styles["own"]}>{t("note.intention", { text: intention })}</p>}
        <RadioGroup
          label={t("note.intentionOutcome")}
          layout="row"
          options={intentionOutcomes.map((value) => ({ value, label: t(`note.outcomes.${value}`) }))}
          value={draft.intentionOutcome === "" ? undefined : draft.intentionOutcome}
          onChange={(intentionOutcome) => change({ intentionOutcome })}
        />
        {area("interventions")}
        <TextArea
          name="risk"
          label={t("note.risk")}
          hint={t("note.riskHint")}
          value={draft.risk}
          onChange={(risk) => change({ risk })}
          error={errorOf("risk")}
          required
        />
        {area("plan")}
        {list("support")}
        <RatingField
          id="readiness"
          label={t("note.readiness")}
          value={draft.readiness}
          onChange={(readiness) => change({ readiness })}
          low={t("note.readinessLow")}
          high={t("note.readinessHigh")}
          error={errorOf("readiness")}
        />
        <CheckboxGroup
          label={t("note.covered")}
          layout="row"
          options={integrationAgenda.map((value) => ({ value, label: t(`note.agenda.${value}`) }))}
          value={draft.covered}
          onChange={(covered) => change({ covered: [...covered] })}
        />
        <p className={styles["quiet"]}>{t("note.signHint")}</p>
        <Row>
          <Button type="submit" id="sign" kind="primary" busy={busy}>
            {t("note.sign")}
          </Button>
        </Row>
      </Stack>
    </form>
  );
};
