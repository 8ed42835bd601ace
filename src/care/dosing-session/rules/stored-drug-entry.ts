import * as z from "zod/mini";

import { wasteMethods, wasteReasonsToday } from "#care/pharmacy/rules/events.ts";

import { storedIn } from "./stored-quantity.ts";

/** What every entry about the drug says. A syringe, or the units that were taken out together, is known by the dose it was drawn for. */
const ofDrug = {
  /** Unique among the entries of the ledger. */
  entryId: z.string(),
  /** The id of the first dose that it was drawn for; an id of its own where none was given. */
  administrationId: z.string(),
  /** Null where the tablet did not know the lots. */
  lotId: z.nullable(z.string()),
  amount: storedIn("ug"),
  note: z.string(),
};
/** How many pieces; null for a solution. */
const units = z.nullable(z.int());

export const drugDrawn = z.object({ ...ofDrug, container: z.nullable(z.int()), units });
export const drugWasted = z.object({ ...ofDrug, reason: z.enum(wasteReasonsToday), method: z.nullable(z.enum(wasteMethods)) });
export const unitsPutBack = z.object({ ...ofDrug, units });

export const reviewJudgements = ["adverse-event", "no-adverse-event"] as const;

/** A person's review of what was noted in the session: each event by the id of its note, or each sign by its name. */
export const adverseEventReview = z.object({
  reviewId: z.string(),
  judged: z.array(z.object({ about: z.string(), as: z.enum(reviewJudgements) })),
  note: z.string(),
});
