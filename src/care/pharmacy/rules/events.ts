import * as z from "zod/mini";

import { drugs, forms } from "./drug.ts";

const micrograms = z.object({ value: z.int(), unit: z.literal("ug") });
const microlitres = z.object({ value: z.int(), unit: z.literal("uL") });
const milligramsPerMillilitre = z.object({ value: z.number(), unit: z.literal("mg/mL") });

/** A strength as facts keep it; other stages keep theirs in the same shape. */
export const strength = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("concentration"), concentration: milligramsPerMillilitre }),
  z.object({ kind: z.literal("piece"), amount: micrograms }),
]);

/** Why stock was destroyed or lost. What is left in a syringe after a dose belongs to the session that drew it. */
export const wasteReasons = ["expired", "broken", "spilled", "contaminated", "left-over", "returned-unused", "other"] as const;
export type WasteReason = (typeof wasteReasons)[number];

export const lotEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("lot-received"),
    drug: z.enum(drugs),
    form: z.enum(forms),
    strength,
    lotNumber: z.string(),
    expiresOn: z.iso.date(),
    supplier: z.string(),
    invoiceNumber: z.string(),
    containers: z.int(),
    amountPerContainer: micrograms,
    volumePerContainer: z.nullable(microlitres),
    witnessId: z.nullable(z.string()),
  }),
  z.object({
    type: z.literal("stock-counted"),
    counted: micrograms,
    /** What the ledger said when it was counted. */
    expected: micrograms,
    witnessId: z.nullable(z.string()),
    note: z.string(),
  }),
  z.object({
    type: z.literal("drug-wasted"),
    amount: micrograms,
    reason: z.enum(wasteReasons),
    note: z.string(),
    witnessId: z.string(),
  }),
]);

export type LotEvent = z.output<typeof lotEvent>;
