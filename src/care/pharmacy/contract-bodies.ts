import * as z from "zod/mini";

import { id, instant, optionalWords, plainDate, quantityIn, words } from "#platform/http/schema.ts";

import { drugs, forms } from "./rules/drug.ts";
import {
  businessTimes,
  containerKinds,
  countKinds,
  destructionMethods,
  discrepancyCauses,
  lossReports,
  returnTargets,
  strength,
  wasteMethods,
  wasteReasonsToday,
} from "./rules/events.ts";

const micrograms = quantityIn("ug");
const note = optionalWords(500);
const container = z.nullable(z.int());

export const receiptBody = z.object({
  drug: z.enum(drugs),
  form: z.enum(forms),
  strength,
  lotNumber: words(60),
  expiresOn: plainDate,
  supplier: words(200),
  invoiceNumber: optionalWords(100),
  containers: z.int(),
  amountPerContainer: micrograms,
  volumePerContainer: z.nullable(quantityIn("uL")),
  witnessId: z.nullable(id),
  supplierAddress: z.optional(optionalWords(300)),
  supplierDea: z.optional(optionalWords(20)),
  ndc: z.optional(optionalWords(20)),
  packages: z.optional(z.nullable(z.object({ count: z.int(), size: z.int() }))),
  containerKind: z.optional(z.nullable(z.enum(containerKinds))),
  compounded: z.optional(z.boolean()),
});

export const amendmentBody = z.object({
  changes: z.object({
    lotNumber: z.optional(words(60)),
    expiresOn: z.optional(plainDate),
    supplier: z.optional(words(200)),
    supplierAddress: z.optional(optionalWords(300)),
    supplierDea: z.optional(optionalWords(20)),
    invoiceNumber: z.optional(optionalWords(100)),
    ndc: z.optional(optionalWords(20)),
    containerKind: z.optional(z.nullable(z.enum(containerKinds))),
    compounded: z.optional(z.boolean()),
  }),
  reason: words(500),
  witnessId: id,
});

export const vialBody = z.object({ container: z.int(), note });

export const drawBody = z.object({ administrationId: id, container, amount: micrograms, note });

export const countBody = z.object({
  counted: micrograms,
  witnessId: z.nullable(id),
  note,
  kind: z.optional(z.enum(countKinds)),
  businessTime: z.optional(z.nullable(z.enum(businessTimes))),
  location: z.optional(optionalWords(100)),
  fullContainers: z.optional(z.nullable(z.int())),
  openAmount: z.optional(z.nullable(micrograms)),
});

export const wasteBody = z.object({
  amount: micrograms,
  reason: z.enum(wasteReasonsToday),
  note,
  method: z.optional(z.nullable(z.enum(wasteMethods))),
  administrationId: z.optional(z.nullable(id)),
  container: z.optional(container),
});

export const witnessBody = z.object({ entryId: words(200) });

export const returnBody = z.object({
  amount: micrograms,
  target: z.enum(returnTargets),
  to: words(200),
  toDea: words(20),
  reference: optionalWords(100),
  witnessId: z.nullable(id),
  note,
});

export const destructionBody = z.object({
  amount: micrograms,
  method: z.enum(destructionMethods),
  form41: words(100),
  witnessId: id,
  secondWitnessId: id,
  note,
});

export const dispensingBody = z.object({
  episodeId: id,
  amount: micrograms,
  daysSupply: z.int(),
  directions: words(500),
  labelPrinted: z.boolean(),
  programme: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("checked"), at: instant, reference: optionalWords(100) }),
    z.object({ kind: z.literal("exception"), reason: words(300) }),
  ]),
  witnessId: z.nullable(id),
});

export const discrepancyBody = z.object({
  discrepancyId: id,
  /** The draw whose difference it is, where it is one. */
  administrationId: z.optional(z.nullable(id)),
  cause: z.enum(discrepancyCauses),
  difference: micrograms,
  note: words(1_000),
});

export const explanationBody = z.object({
  discrepancyId: id,
  explanation: words(1_000),
  keepsDifference: z.boolean(),
  witnessId: id,
});

export const reportBody = z.object({
  discrepancyId: id,
  report: z.enum(lossReports),
  reference: optionalWords(100),
  note: optionalWords(1_000),
});

export const correctionBody = z.object({ corrects: z.int(), amount: micrograms, reason: words(500), witnessId: id });
