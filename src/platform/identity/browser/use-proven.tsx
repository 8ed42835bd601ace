import { useState, type ReactNode } from "react";

import { RequestProblem } from "../../http/browser/client.ts";
import { problemType } from "./field-errors.ts";
import { ProveDialog } from "./prove-dialog.tsx";

export type Proven = {
  /** Runs a change; when the server asks for a fresh proof, asks the person for it and runs the change again. Throws what is left. */
  readonly run: <Answer>(change: () => Promise<Answer>, then: (answer: Answer) => void) => Promise<void>;
  /** To be shown: the dialog, while it is needed. */
  readonly dialog: ReactNode;
};

const needsProof = (error: unknown): boolean => error instanceof RequestProblem && problemType(error) === "prove-first";

/** For changes of how one signs in. */
export const useProven = (): Proven => {
  const [again, setAgain] = useState<(() => Promise<void>) | undefined>(undefined);
  const run: Proven["run"] = async (change, then) => {
    try {
      then(await change());
    } catch (error) {
      if (!needsProof(error)) throw error;
      setAgain(() => async () => then(await change()));
    }
  };
  const goOn = () => {
    const waiting = again;
    setAgain(undefined);
    void waiting?.().catch(() => undefined);
  };
  return { run, dialog: again === undefined ? null : <ProveDialog onClose={() => setAgain(undefined)} onProven={goOn} /> };
};
