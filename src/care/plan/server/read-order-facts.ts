import { readDosesGiven } from "#care/pharmacy/server/read-doses-given.ts";
import { screeningFacts } from "#care/screening/rules/screening-facts.ts";
import { screeningStream } from "#care/screening/rules/screening.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";
import type { Caller } from "#platform/identity/caller.ts";

import type { OrderFacts, Signer } from "../rules/order-gate.ts";
import { planFacts } from "../rules/plan-facts.ts";
import type { Plan } from "../rules/plan.ts";

/** What the ORDER gate reads of an episode, in the transaction that asks. */
export const readOrderFacts = async (tx: Tx, episodeId: Uuid, plan: Plan): Promise<OrderFacts> => {
  const [screening, dosesGiven] = await Promise.all([readStream(tx, screeningStream, episodeId), readDosesGiven(tx, episodeId)]);
  const { accepted, decidedAt } = screeningFacts(screening);
  const { weight, reconciledAt, monitoringChecked, plan: set } = planFacts(plan);
  return { weight, reconciledAt, monitoringChecked, screening: { accepted, decidedAt }, condition: set?.condition ?? null, dosesGiven };
};

/** Today a prescriber is whom the clinic gave that role; licences with dates come with the clinic's directory of privileges. */
export const signerOf = (caller: Caller, fallbackId: Uuid): Signer =>
  caller.kind === "staff"
    ? { id: caller.personId, isPrescriber: caller.roles.includes("prescriber") || caller.roles.includes("medical-director") }
    : { id: fallbackId, isPrescriber: false };
