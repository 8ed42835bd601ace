import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import type { Disposition } from "./data/dispositions.ts";
import type { SafetyLevel, SafetyRule } from "./safety-rule.ts";

export type Seen = { readonly at: Instant; readonly by: Uuid; readonly note: string };

/** Something that a person must look at: an answer of an instrument, or a concern of the staff. Only a person closes it. */
export type SafetyFlag = {
  readonly flagId: Uuid;
  readonly rule: SafetyRule;
  readonly level: SafetyLevel;
  /** When the clinic had it: the times below count from then. */
  readonly raisedAt: Instant;
  /** `null` where the rule sets no time to be seen. */
  readonly acknowledgeBy: Instant | null;
  /** `null` where the rule waits for an occasion: before any dose, at the next meeting. */
  readonly contactBy: Instant | null;
  /** The patient answered by themselves: nobody of the clinic may have been there. */
  readonly fromAfar: boolean;
  readonly acknowledged: Seen | null;
  readonly closed: (Seen & { readonly disposition: Disposition }) | null;
};
