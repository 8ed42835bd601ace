import { useState } from "react";

import type { RequestProblem } from "#platform/http/browser/client.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import type { FieldProblem } from "#ui/controls/form-summary.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { DraftProblem } from "./consultation-draft.ts";
import { enquiryWords } from "./enquiry-words.ts";

/** What the server refused, by the names of the form's fields; what names none belongs to the button that sends. */
const refusedDraft = (error: RequestProblem | null): readonly FieldProblem[] =>
  refusedFields(error, "send").map(({ field, message }) => ({ field: field.replace(/^details\./, ""), message }));

/** What stands against sending a request: first what is missing in the draft, once somebody tried, then what the server said. */
export const useDraftForm = (missing: readonly DraftProblem[], error: RequestProblem | null) => {
  const t = useWords(enquiryWords);
  const [attempt, setAttempt] = useState(0);
  const open = attempt === 0 ? [] : missing.map(({ field, key }) => ({ field, message: t(`ask.${key}`) }));
  const problems = open.length > 0 ? open : refusedDraft(error);
  return {
    attempt,
    problems,
    errorOf: (field: string) => problems.find((one) => one.field === field)?.message,
    /** Counts a try to send. @returns whether nothing is missing */
    attemptToSend: () => {
      setAttempt((count) => count + 1);
      return missing.length === 0;
    },
    forgetAttempts: () => setAttempt(0),
  };
};
