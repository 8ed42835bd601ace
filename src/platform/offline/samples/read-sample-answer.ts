import * as z from "zod/mini";

import { readRefusal, type Answer } from "../read-answer.ts";

/** What became of one try to send a batch. */
export type SampleAnswer = Exclude<Answer, { readonly kind: "acknowledged" }> | { readonly kind: "taken" };

const taken = z.object({ batchId: z.string(), repeated: z.boolean() });

/** Reads an HTTP answer to a batch; only what Kapstone itself said counts, as for a command (`read-answer.ts`). */
export const readSampleAnswer = (status: number, body: unknown): SampleAnswer => {
  if (status < 200 || status >= 300) return readRefusal(status, body);
  return z.safeParse(taken, body).success ? { kind: "taken" } : { kind: "unreachable" };
};
