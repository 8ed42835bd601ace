import { browserSupportsWebAuthn, startAuthentication } from "@simplewebauthn/browser";
import { useState } from "react";

import { act, RequestProblem } from "../../http/browser/client.ts";
import { usedPasskey } from "../passkey-schema.ts";
import { signInContract } from "../sign-in-contract.ts";
import * as z from "zod/mini";

export type PasskeyProof = { readonly challengeId: string; readonly response: z.output<typeof usedPasskey> };

export type PasskeyUse = {
  readonly isPossible: boolean;
  readonly busy: boolean;
  /** `stopped`: the person or the browser gave up; otherwise what the server said. */
  readonly error: "stopped" | RequestProblem | undefined;
  readonly start: () => void;
};

/** Asks the browser for a passkey and hands what it signed to `prove`. */
export const usePasskey = (clinicId: string, toUnlock: boolean, prove: (proof: PasskeyProof) => Promise<unknown>): PasskeyUse => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<PasskeyUse["error"]>(undefined);

  const run = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const { challengeId, options } = await act(signInContract.startPasskey, { params: { clinicId }, body: { toUnlock } });
      const response = z.parse(usedPasskey, await startAuthentication({ optionsJSON: options }));
      await prove({ challengeId, response });
    } catch (failure) {
      setError(failure instanceof RequestProblem ? failure : "stopped");
    } finally {
      setBusy(false);
    }
  };
  return { isPossible: browserSupportsWebAuthn(), busy, error, start: () => void run() };
};
