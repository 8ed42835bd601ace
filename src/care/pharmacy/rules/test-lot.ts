import { micrograms } from "#kernel/quantity.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import { fold, type Recorded } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import type { LotEvent } from "./events.ts";
import { entriesOf, type LedgerEntry } from "./ledger-entries.ts";
import type { LedgerLine } from "./ledger-balance.ts";
import { lotStream, type Lot } from "./lot.ts";

export const nurse = "0190a000-0000-7000-8000-000000000001";
export const witness = "0190a000-0000-7000-8000-000000000002";
export const secondWitness = "0190a000-0000-7000-8000-000000000003";
export const lotId = "0190a000-0000-7000-8000-0000000000aa";
export const people = { by: nurse, worksHere: new Set([nurse, witness, secondWitness]) };
/** A Monday, 10:00 in UTC and 05:00 in New York. */
export const start: Instant = Temporal.Instant.from("2026-11-23T10:00:00Z");
export const received = { protocol: shippedProtocol, receivedOn: "2026-11-23" };

/** A receipt as it was kept before vials and DEA numbers were: old facts parse for ever. */
export const receipt = {
  drug: "ketamine-racemic",
  form: "solution",
  strength: { kind: "concentration", concentration: { value: 50, unit: "mg/mL" } },
  lotNumber: "K-2231",
  expiresOn: "2027-06-30",
  supplier: "Hudson Medical Supply",
  invoiceNumber: "88121",
  containers: 4,
  amountPerContainer: { value: 500_000, unit: "ug" },
  volumePerContainer: { value: 10_000, unit: "uL" },
  witnessId: witness,
} as const;

export const receivedLot = { type: "lot-received", ...receipt, containerKind: "multi-dose" } as const;

/** Facts of one lot, a minute apart; what a count found has the time of that count. */
export const factsOf = (...events: readonly LotEvent[]): readonly Recorded<LotEvent>[] =>
  events.map((event, index) => ({
    version: index + 1,
    observedAt: start.add({ minutes: index - events.slice(0, index + 1).filter(({ type }) => type === "discrepancy-found").length }),
    deviceAt: null,
    receivedAt: null,
    actor: { kind: "staff", id: nurse },
    commandId: witness,
    event,
  }));

export const given = (...events: readonly LotEvent[]): Lot => fold(lotStream, factsOf(...events));

/** What these facts write into the lot's ledger. */
export const ledgerOf = (...events: readonly LotEvent[]): readonly LedgerEntry[] =>
  factsOf(...events).flatMap((fact) => entriesOf(lotId, fact));

/** One line, so many minutes after the start. */
export const line = (kind: LedgerLine["kind"], amount: number, minutes: number, more: Partial<LedgerLine> = {}): LedgerLine => ({
  entryId: `${kind}/${minutes}/${amount}`,
  kind,
  amount: micrograms(amount),
  at: start.add({ minutes }),
  container: null,
  administrationId: null,
  concerns: null,
  beyondUseAt: null,
  ...more,
});
