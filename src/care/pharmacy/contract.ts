import * as z from "zod/mini";

import { command, read } from "#platform/http/contract.ts";
import { id, instant, optionalWords, plainDate, quantityIn, words } from "#platform/http/schema.ts";

import { drugs, forms, routes } from "./rules/drug.ts";
import { strength, wasteReasons } from "./rules/events.ts";
import { entryKinds } from "./rules/ledger-balance.ts";

const micrograms = quantityIn("ug");

const receipt = z.object({
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
});

const balance = z.object({
  received: micrograms,
  administered: micrograms,
  wasted: micrograms,
  onHand: micrograms,
  lastCountAt: z.nullable(instant),
  discrepancy: z.nullable(z.object({ difference: micrograms, countedAt: instant, since: z.nullable(instant) })),
});

const lotSummary = z.object({
  lotId: id,
  drug: z.enum(drugs),
  form: z.enum(forms),
  strength,
  lotNumber: z.string(),
  expiresOn: plainDate,
  expired: z.boolean(),
  supplier: z.string(),
  invoiceNumber: z.string(),
  containers: z.number(),
  amountPerContainer: micrograms,
  receivedAt: instant,
  balance,
});
export type LotSummary = z.output<typeof lotSummary>;

const ledgerLine = z.object({
  entryId: z.string(),
  kind: z.enum(entryKinds),
  amount: micrograms,
  /** What the ledger held after this line; for a count, what it expected then. */
  expected: z.nullable(micrograms),
  at: instant,
  by: z.string(),
  witness: z.nullable(z.string()),
  patient: z.nullable(z.string()),
  route: z.nullable(z.enum(routes)),
  note: z.string(),
});
export type LedgerRow = z.output<typeof ledgerLine>;

const colleague = z.object({ staffId: id, name: z.string() });

export const pharmacyContract = {
  readLots: read({
    path: "/api/pharmacy/lots",
    summary: "Lots of controlled drugs and what is on hand",
    permission: "pharmacy.read",
    chart: "none",
    response: z.object({ lots: z.array(lotSummary), clinicName: z.string(), timeZone: z.string() }),
  }),
  readLedger: read({
    path: "/api/pharmacy/lots/:lotId",
    summary: "A lot's ledger",
    permission: "pharmacy.read",
    chart: "none",
    response: z.object({ lot: lotSummary, lines: z.array(ledgerLine), clinicName: z.string(), timeZone: z.string() }),
  }),
  readWitnesses: read({
    path: "/api/pharmacy/witnesses",
    summary: "Colleagues who may witness",
    permission: "pharmacy.work",
    chart: "none",
    response: z.object({ colleagues: z.array(colleague) }),
  }),
  receiveLot: command({
    path: "/api/pharmacy/lots/:lotId/receive",
    summary: "Take a lot into the ledger",
    permission: "pharmacy.work",
    chart: "none",
    body: receipt,
  }),
  countStock: command({
    path: "/api/pharmacy/lots/:lotId/count",
    summary: "Record a count of a lot",
    permission: "pharmacy.work",
    chart: "none",
    body: z.object({ counted: micrograms, witnessId: z.nullable(id), note: optionalWords(500) }),
  }),
  recordWaste: command({
    path: "/api/pharmacy/lots/:lotId/record-waste",
    summary: "Record that stock was wasted",
    permission: "pharmacy.work",
    chart: "none",
    body: z.object({ amount: micrograms, reason: z.enum(wasteReasons), witnessId: id, note: optionalWords(500) }),
  }),
};
