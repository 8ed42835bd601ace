import { useState } from "react";

import type { FieldProblem } from "#ui/controls/form-summary.tsx";

import type { RequestProblem } from "../../../http/browser/client.ts";
import { refusedFields } from "../../../http/browser/refused-fields.ts";

type Sending = {
  /** Beside which field what is wrong: found here, or answered by the server. */
  readonly problems: readonly FieldProblem[];
  readonly attempt: number;
  /** Counts the try, and runs it when nothing is missing. */
  readonly send: (run: () => void) => void;
};

/** The button of a `FormDialog`: where a refusal leads that is about no field. */
export const sendButton = "send";

/**
 * One form's way to the server: what is missing holds it back, what the server refuses is shown.
 * @param about the field that a refusal of the whole is about
 */
export const useSending = (missing: readonly FieldProblem[], error: RequestProblem | null, about = sendButton): Sending => {
  const [attempt, setAttempt] = useState(0);
  const [held, setHeld] = useState(false);
  return {
    problems: held ? missing : refusedFields(error, about),
    attempt,
    send: (run) => {
      setAttempt((count) => count + 1);
      setHeld(missing.length > 0);
      if (missing.length === 0) run();
    },
  };
};
