import * as z from "zod/mini";

import { drugs, forms } from "./drug.ts";

const micrograms = z.object({ value: z.int(), unit: z.literal("ug") });
const microlitres = z.object({ value: z.int(), unit: z.literal("uL") });
const milligramsPerMillilitre = z.object({ value: z.number(), unit: z.literal("mg/mL") });
const instant = z.pipe(
  z.union([z.string(), z.instanceof(Temporal.Instant)]),
  z.transform((stored): Temporal.Instant => Temporal.Instant.from(stored)),
);

/** A strength as facts keep it; other stages keep theirs in the same shape. */
export const strength = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("concentration"), concentration: milligramsPerMillilitre }),
  z.object({ kind: z.literal("piece"), amount: micrograms }),
]);

/** How long an opened container may be used: with a preservative for weeks, without for hours. */
export const containerKinds = ["multi-dose", "single-dose"] as const;
export type ContainerKind = (typeof containerKinds)[number];

/** Why something was wasted. Expired or unwanted stock is destroyed (Form 41) or returned instead. */
export const wasteReasonsToday = [
  "syringe-remnant",
  "not-given",
  "beyond-use",
  "broken",
  "spilled",
  "contaminated",
  "left-over",
  "other",
] as const;
/** With those that older facts have. */
export const wasteReasons = [...wasteReasonsToday, "expired", "returned-unused"] as const;

/** How what was wasted was made useless. */
export const wasteMethods = ["deactivation-kit", "sealed-container", "absorbed", "not-recoverable", "other"] as const;
export type WasteMethod = (typeof wasteMethods)[number];
export const destructionMethods = ["incineration", "chemical", "other"] as const;
export const returnTargets = ["supplier", "reverse-distributor"] as const;

export const countKinds = ["shift", "spot", "initial", "biennial"] as const;
export type CountKind = (typeof countKinds)[number];
export const businessTimes = ["open", "close"] as const;
export type BusinessTime = (typeof businessTimes)[number];

/** Whether a difference was counted, is one of a draw that did not come out even, or something is known to be lost or stolen. */
export const discrepancyCauses = ["count", "draw", "loss", "theft"] as const;
export type DiscrepancyCause = (typeof discrepancyCauses)[number];
export const lossReports = ["dea-notice", "form-106", "state-notice", "police"] as const;
export type LossReport = (typeof lossReports)[number];

/** What a word on a discrepancy does to the ledger: takes the difference on record, takes that record back, or nothing. */
export const ledgerEffects = ["records", "takes-back", "none"] as const;
export type LedgerEffect = (typeof ledgerEffects)[number];

/** What a receipt says beside its amounts; each may be said later or put right. */
export const particulars = {
  lotNumber: z.optional(z.string()),
  expiresOn: z.optional(z.iso.date()),
  supplier: z.optional(z.string()),
  supplierAddress: z.optional(z.string()),
  supplierDea: z.optional(z.string()),
  invoiceNumber: z.optional(z.string()),
  ndc: z.optional(z.string()),
  containerKind: z.optional(z.nullable(z.enum(containerKinds))),
  compounded: z.optional(z.boolean()),
};

/** The draw whose difference it is, by the dose that it was drawn for; older facts name none. */
const administrationId = z.optional(z.nullable(z.string()));

const ofDiscrepancy = {
  administrationId,
  discrepancyId: z.string(),
  difference: micrograms,
  foundAt: instant,
  effect: z.enum(ledgerEffects),
  /** The version of the fact whose record is taken back. */
  takesBack: z.nullable(z.int()),
};

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
    supplierAddress: z.optional(z.string()),
    supplierDea: z.optional(z.string()),
    ndc: z.optional(z.string()),
    /** Packages as they were delivered; `size` is the containers in each. */
    packages: z.optional(z.nullable(z.object({ count: z.int(), size: z.int() }))),
    containerKind: z.optional(z.nullable(z.enum(containerKinds))),
    compounded: z.optional(z.boolean()),
    /** The last day of a compounded lot by the setting that held; null when it has none but its own date. */
    beyondUseOn: z.optional(z.nullable(z.iso.date())),
  }),
  z.object({
    type: z.literal("receipt-amended"),
    changes: z.object(particulars),
    /** The last day of a compounded lot, where that changed. */
    beyondUseOn: z.optional(z.nullable(z.iso.date())),
    reason: z.string(),
    witnessId: z.string(),
  }),
  z.object({ type: z.literal("vial-opened"), container: z.int(), beyondUseAt: z.nullable(instant), note: z.string() }),
  z.object({
    type: z.literal("drug-drawn"),
    /** The id of the dose that it was drawn for; an id of its own when none was given. */
    administrationId: z.string(),
    container: z.nullable(z.int()),
    amount: micrograms,
    note: z.string(),
  }),
  z.object({
    type: z.literal("stock-counted"),
    counted: micrograms,
    /** What the ledger said when it was counted. */
    expected: micrograms,
    witnessId: z.nullable(z.string()),
    note: z.string(),
    kind: z.optional(z.enum(countKinds)),
    businessTime: z.optional(z.nullable(z.enum(businessTimes))),
    location: z.optional(z.string()),
    fullContainers: z.optional(z.nullable(z.int())),
    /** What opened containers hold, by estimate. */
    openAmount: z.optional(z.nullable(micrograms)),
  }),
  z.object({
    type: z.literal("drug-wasted"),
    amount: micrograms,
    reason: z.enum(wasteReasons),
    note: z.string(),
    /** Named by the waster in older facts; since then the witness speaks for themself (`waste-witnessed`). */
    witnessId: z.nullable(z.string()),
    method: z.optional(z.nullable(z.enum(wasteMethods))),
    administrationId: z.optional(z.nullable(z.string())),
    container: z.optional(z.nullable(z.int())),
  }),
  /** The witness's own word on a waste. */
  z.object({ type: z.literal("waste-witnessed"), entryId: z.string() }),
  z.object({
    type: z.literal("stock-returned"),
    amount: micrograms,
    target: z.enum(returnTargets),
    to: z.string(),
    toDea: z.string(),
    reference: z.string(),
    witnessId: z.nullable(z.string()),
    note: z.string(),
  }),
  z.object({
    type: z.literal("stock-destroyed"),
    amount: micrograms,
    method: z.enum(destructionMethods),
    /** The clinic's own number of the Form 41. */
    form41: z.string(),
    witnessId: z.string(),
    secondWitnessId: z.string(),
    note: z.string(),
  }),
  z.object({
    type: z.literal("drug-dispensed"),
    episodeId: z.string(),
    amount: micrograms,
    daysSupply: z.int(),
    directions: z.string(),
    labelPrinted: z.boolean(),
    /** When the monitoring programme was asked, or why it was not. */
    programme: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("checked"), at: instant, reference: z.string() }),
      z.object({ kind: z.literal("exception"), reason: z.string() }),
    ]),
    witnessId: z.nullable(z.string()),
  }),
  z.object({
    type: z.literal("discrepancy-found"),
    discrepancyId: z.string(),
    administrationId,
    cause: z.enum(discrepancyCauses),
    /** Found less expected: below zero when something is missing. */
    difference: micrograms,
    note: z.string(),
  }),
  z.object({ type: z.literal("discrepancy-explained"), ...ofDiscrepancy, explanation: z.string(), witnessId: z.string() }),
  z.object({ type: z.literal("loss-reported"), ...ofDiscrepancy, report: z.enum(lossReports), reference: z.string(), note: z.string() }),
  z.object({
    type: z.literal("entry-corrected"),
    /** The version of the fact that was wrong; the fact stays, and counts with this amount from its own time on. */
    corrects: z.int(),
    amount: micrograms,
    reason: z.string(),
    witnessId: z.string(),
  }),
]);

export type LotEvent = z.output<typeof lotEvent>;
export type LotEventOf<Type extends LotEvent["type"]> = Extract<LotEvent, { type: Type }>;
/** What an event says, without its name. */
export type Of<Type extends LotEvent["type"]> = Omit<LotEventOf<Type>, "type">;
