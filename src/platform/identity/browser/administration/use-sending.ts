import { useState } from "react";

import type { FieldProblem } from "#ui/controls/form-summary.tsx";

import type { RequestProblem } from "../../../http/browser/client.ts";

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
  const named = error?.problem.errors ?? [];
  const answered = error !== null && named.length === 0 ? [{ field: about, message: error.problem.detail }] : named;
  return {
    problems: held ? missing : answered,
    attempt,
    send: (run) => {
      setAttempt((count) => count + 1);
      setHeld(missing.length > 0);
      if (missing.length === 0) run();
    },
  };
};
