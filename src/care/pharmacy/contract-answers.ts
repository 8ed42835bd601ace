import * as z from "zod/mini";

import { id, instant, plainDate, quantityIn } from "#platform/http/schema.ts";

import { drugs, forms, routes } from "./rules/drug.ts";
import { businessTimes, containerKinds, countKinds, discrepancyCauses, lossReports, strength } from "./rules/events.ts";
import { entryKinds } from "./rules/ledger-balance.ts";
import { taskKinds } from "./rules/open-tasks.ts";
import { entryDetails } from "./rules/stored-entry-details.ts";

const micrograms = quantityIn("ug");

const balance = z.object({
  received: micrograms,
  administered: micrograms,
  dispensed: micrograms,
  wasted: micrograms,
  returned: micrograms,
  destroyed: micrograms,
  recorded: micrograms,
  onHand: micrograms,
  lastCountAt: z.nullable(instant),
  discrepancy: z.nullable(z.object({ difference: micrograms, countedAt: instant, since: z.nullable(instant) })),
});

export const lotSummary = z.object({
  lotId: id,
  drug: z.enum(drugs),
  form: z.enum(forms),
  strength,
  lotNumber: z.string(),
  expiresOn: plainDate,
  /** The last day on which it may be used: its expiry, or its beyond-use date when that is earlier. */
  lastDay: plainDate,
  expired: z.boolean(),
  supplier: z.string(),
  supplierAddress: z.string(),
  supplierDea: z.string(),
  invoiceNumber: z.string(),
  ndc: z.string(),
  packages: z.nullable(z.object({ count: z.number(), size: z.number() })),
  containers: z.number(),
  containerKind: z.nullable(z.enum(containerKinds)),
  compounded: z.boolean(),
  amountPerContainer: micrograms,
  receivedAt: instant,
  /** What a dose may come from: on hand less what is past its time or in a syringe that nobody accounted for. */
  usable: micrograms,
  balance,
});
export type LotSummary = z.output<typeof lotSummary>;

export const ledgerLine = z.object({
  entryId: z.string(),
  /** The place in the lot's own stream; 0 for what a session wrote. */
  version: z.number(),
  kind: z.enum(entryKinds),
  amount: micrograms,
  /** With what amount it counts since it was corrected; null where nobody corrected it. */
  correctedTo: z.nullable(micrograms),
  /** What the ledger held after this line; for a count, what it expected then. */
  expected: z.nullable(micrograms),
  at: instant,
  by: z.string(),
  witness: z.nullable(z.string()),
  secondWitness: z.nullable(z.string()),
  patient: z.nullable(z.string()),
  route: z.nullable(z.enum(routes)),
  container: z.nullable(z.number()),
  administrationId: z.nullable(z.string()),
  concerns: z.nullable(z.string()),
  details: entryDetails,
  note: z.string(),
});
export type LedgerRow = z.output<typeof ledgerLine>;

export const vial = z.object({
  container: z.number(),
  openedAt: instant,
  openedBy: z.string(),
  beyondUseAt: z.nullable(instant),
  pastUse: z.boolean(),
  left: micrograms,
});
export type VialRow = z.output<typeof vial>;

export const draw = z.object({
  administrationId: z.string(),
  drawn: micrograms,
  given: micrograms,
  wasted: micrograms,
  putBack: micrograms,
  lost: micrograms,
  open: micrograms,
});

export const foundDiscrepancy = z.object({
  discrepancyId: id,
  cause: z.enum(discrepancyCauses),
  difference: micrograms,
  foundAt: instant,
  foundBy: z.string(),
  note: z.string(),
  recorded: z.boolean(),
  explained: z.nullable(z.object({ at: instant, by: z.string(), explanation: z.string() })),
  /** The last days for the notice and the form, in the clinic's calendar. */
  noticeOn: plainDate,
  formOn: plainDate,
  reports: z.array(z.object({ report: z.enum(lossReports), at: instant, by: z.string(), reference: z.string(), note: z.string() })),
});
export type FoundDiscrepancyRow = z.output<typeof foundDiscrepancy>;

export const task = z.object({
  kind: z.enum(taskKinds),
  lotId: z.nullable(id),
  lotNumber: z.nullable(z.string()),
  amount: z.nullable(micrograms),
  dueOn: z.nullable(plainDate),
  overdue: z.boolean(),
  about: z.nullable(z.string()),
});
export type TaskRow = z.output<typeof task>;

export const inventoryRow = z.object({
  lotId: id,
  drug: z.enum(drugs),
  form: z.enum(forms),
  strength,
  ndc: z.string(),
  lotNumber: z.string(),
  lastDay: plainDate,
  amountPerContainer: micrograms,
  countKind: z.enum(countKinds),
  businessTime: z.nullable(z.enum(businessTimes)),
  location: z.string(),
  fullContainers: z.nullable(z.number()),
  openMicrograms: z.nullable(z.number()),
  counted: micrograms,
  expected: micrograms,
  at: instant,
  by: z.string(),
  witness: z.nullable(z.string()),
});
export type InventoryRow = z.output<typeof inventoryRow>;

export const inventory = z.object({
  date: plainDate,
  keepUntil: plainDate,
  rows: z.array(inventoryRow),
  /** Numbers of the lots that were on hand and were not counted. */
  missing: z.array(z.string()),
});

export const patientChoice = z.object({ episodeId: id, name: z.string(), birthDate: z.nullable(plainDate) });
