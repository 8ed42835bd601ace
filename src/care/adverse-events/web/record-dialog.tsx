import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { Button } from "#ui/controls/button.tsx";
import { DateTimeField } from "#ui/controls/date-time-field.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { adverseEventsContract } from "../contract.ts";
import { adverseEventCodes, termOf } from "../rules/data/adverse-event-terms.ts";
import { drugActions, outcomes } from "../rules/data/assessment-lists.ts";
import { gradeFromValues } from "../rules/grade-from-values.ts";
import { adverseEventWords } from "./adverse-event-words.ts";
import { CircumstanceFields } from "./circumstance-fields.tsx";
import { CriteriaFields } from "./criteria-fields.tsx";
import { GradeField } from "./grade-field.tsx";
import { bodyOf, emptyDraft, recordDraft, valuesOf, type OfSession } from "./record-draft.ts";

export type RecordDialogProps = {
  readonly episodeId: string;
  /** The session that runs, or whose record is open; null elsewhere. */
  readonly session: OfSession | null;
  /** Elsewhere: the sessions after which it may have come, oldest first. */
  readonly sessions: readonly OfSession[];
  readonly timeZone: string;
  readonly onClose: () => void;
};

/** Terms in the order of their names, as people look for them. */
const terms = adverseEventCodes.map(termOf).toSorted((one, other) => one.label.localeCompare(other.label));
const hasNumbers = ["hypertension", "hypoxia", "liver_enzyme_rise"];

const nowIn = (timeZone: string): string => Temporal.Now.plainDateTimeISO(timeZone).toString({ smallestUnit: "minute" });

const noSession = "none";

const useRecording = ({ episodeId, session, sessions, timeZone, onClose }: RecordDialogProps) => {
  const t = useWords(adverseEventWords);
  const { show } = useToasts();
  const [initial] = useState(() => emptyDraft(newId(), nowIn(timeZone)));
  const [draft, change, clear] = useDraft(`adverse-event.${episodeId}.${session?.sessionId ?? "none"}`, recordDraft, initial);
  const [attempt, setAttempt] = useState(0);
  const record = useCommand(adverseEventsContract.recordAdverseEvent);
  const asksSession = session === null && sessions.length > 0;
  const open = [
    ...(asksSession && draft.sessionId === "" ? [{ field: "session", message: t("problem.session") }] : []),
    ...(draft.term === "" ? [{ field: "term", message: t("problem.term") }] : []),
    ...(draft.onset === "" ? [{ field: "onsetAt", message: t("problem.onset") }] : []),
  ];
  const keep = () => {
    setAttempt((count) => count + 1);
    const chosen = session ?? sessions.find((one) => one.sessionId === draft.sessionId) ?? null;
    const body = bodyOf(draft, { session: chosen, inSession: session !== null, timeZone });
    if (body === undefined || open.length > 0) return;
    const done = () => {
      clear();
      onClose();
      show({ message: t("saved") });
    };
    record.mutate({ params: { episodeId, eventId: draft.eventId }, body }, { onSuccess: done });
  };
  const problems = attempt > 0 && open.length > 0 ? open : refusedFields(record.error, "term");
  return { draft, change, keep, asksSession, busy: record.isPending, attempt, problems };
};

/** Records an adverse event: what, since when, how bad, and how it went on. Mount it to open it. */
export const RecordDialog = (props: RecordDialogProps) => {
  const t = useWords(adverseEventWords);
  const locale = useLocale();
  const { draft, change, keep, asksSession, busy, attempt, problems } = useRecording(props);
  const { term } = draft;
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const actions = (
    <Button kind="primary" busy={busy} onClick={keep}>
      {t("save")}
    </Button>
  );
  return (
    <Dialog open onClose={props.onClose} size="wide" title={t("record")} actions={actions}>
      <Stack gap={5}>
        <FormSummary problems={problems} attempt={attempt} />
        <SelectField
          id="term"
          label={t("field.term")}
          required
          placeholder={t("field.choose")}
          value={term}
          options={terms.map(({ code, label }) => ({ value: code, label }))}
          onChange={(chosen) => change({ term: chosen })}
          error={errorOf("term")}
        />
        {asksSession && (
          <SelectField
            id="session"
            label={t("field.session")}
            required
            placeholder={t("field.choose")}
            value={draft.sessionId}
            options={[
              ...props.sessions.toReversed().map(({ sessionId, at }) => ({
                value: sessionId,
                label: formatDateTime(at, props.timeZone, locale),
              })),
              { value: noSession, label: t("field.noSession") },
            ]}
            onChange={(sessionId) => change({ sessionId })}
            error={errorOf("session")}
          />
        )}
        <DateTimeField
          id="onsetAt"
          label={t("field.onset")}
          zone={props.timeZone}
          value={draft.onset}
          onChange={(onset) => change({ onset })}
          error={errorOf("onsetAt")}
        />
        <DateTimeField
          id="endedAt"
          label={t("field.ended")}
          zone={props.timeZone}
          value={draft.ended}
          onChange={(ended) => change({ ended })}
          error={errorOf("endedAt")}
        />
        <CircumstanceFields term={term} inSession={props.session !== null} draft={draft} change={change} />
        {term !== "" && (
          <GradeField
            term={term}
            grade={draft.grade}
            onChange={(grade) => change({ grade })}
            proposal={hasNumbers.includes(term) ? gradeFromValues(term, valuesOf(draft)) : undefined}
          />
        )}
        <SelectField
          label={t("field.outcome")}
          value={draft.outcome}
          options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          onChange={(outcome) => change({ outcome })}
        />
        <SelectField
          label={t("field.drugAction")}
          value={draft.drugAction}
          options={drugActions.map((value) => ({ value, label: t(`drugAction.${value}`) }))}
          onChange={(drugAction) => change({ drugAction })}
        />
        <TextArea label={t("field.treatment")} rows={2} value={draft.treatment} onChange={(treatment) => change({ treatment })} />
        <TextArea label={t("field.ownWords")} rows={2} value={draft.ownWords} onChange={(ownWords) => change({ ownWords })} />
        <CriteriaFields criteria={draft.criteria} onChange={(criteria) => change({ criteria: { ...criteria } })} />
      </Stack>
    </Dialog>
  );
};
