import { useState } from "react";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Checkbox } from "#ui/controls/checkbox.tsx";
import { DateTimeField } from "#ui/controls/date-time-field.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { screeningContract } from "../contract.ts";
import { emptyLastTaken, lastTakenBody, lastTakenFields, type LastTakenDraft, type LastTakenField } from "./last-taken-draft.ts";
import { lastTakenWords } from "./last-taken-words.ts";

type LastTakenFormProps = { readonly episodeId: string; readonly timeZone: string; readonly onSaved?: () => void };

/** When something was last eaten, drunk and sprayed, as times; each may be left open. By the patient, or by staff who asked. */
export const LastTakenForm = ({ episodeId, timeZone, onSaved }: LastTakenFormProps) => {
  const t = useWords(lastTakenWords);
  const { show } = useToasts();
  const [draft, setDraft] = useState<LastTakenDraft>(emptyLastTaken);
  const [attempt, setAttempt] = useState(0);
  const state = useCommand(screeningContract.stateLastTaken);
  const parsed = lastTakenBody(draft, timeZone);
  const open = attempt === 0 ? [] : parsed.problems.map(({ field, key }) => ({ field, message: t(`problem.${key}`) }));
  const problems = open.length > 0 ? open : refusedFields(state.error, "solidAt");
  const change = (field: LastTakenField, part: Partial<LastTakenDraft[LastTakenField]>) =>
    setDraft((before) => ({ ...before, [field]: { ...before[field], ...part } }));
  const send = () => {
    setAttempt((count) => count + 1);
    if (parsed.body === undefined) return;
    const done = () => {
      setDraft(emptyLastTaken);
      setAttempt(0);
      show({ message: t("saved") });
      onSaved?.();
    };
    state.mutate({ params: { episodeId }, body: parsed.body }, { onSuccess: done });
  };
  return (
    <Stack gap={5}>
      <FormSummary problems={problems} attempt={attempt} />
      {lastTakenFields.map((field) => (
        <Stack key={field} gap={2}>
          <DateTimeField
            id={field}
            label={t(field)}
            zone={timeZone}
            value={draft[field].local}
            disabled={draft[field].none}
            onChange={(local) => change(field, { local })}
            error={problems.find((one) => one.field === field)?.message}
          />
          <Checkbox label={t(`none.${field}`)} checked={draft[field].none} onChange={(none) => change(field, { none, local: "" })} />
        </Stack>
      ))}
      <p>{t("leaveOpen")}</p>
      <Row gap={3}>
        <Button kind="primary" busy={state.isPending} onClick={send}>
          {t("save")}
        </Button>
      </Row>
    </Stack>
  );
};
