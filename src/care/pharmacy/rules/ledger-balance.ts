import { micrograms, type Quantity } from "#kernel/quantity.ts";
import { isBefore, type Instant } from "#kernel/time.ts";

export const entryKinds = ["received", "administered", "wasted", "counted"] as const;
export type EntryKind = (typeof entryKinds)[number];

/** One line of a lot's ledger. `counted` states what was there; the others move the amount. */
export type LedgerLine = { readonly kind: EntryKind; readonly amount: Quantity<"ug">; readonly at: Instant };

/** A count that differs from the ledger: counted minus expected, and the last moment at which both agreed. */
export type Discrepancy = { readonly difference: Quantity<"ug">; readonly countedAt: Instant; readonly since: Instant | null };

export type LedgerBalance = {
  readonly received: Quantity<"ug">;
  readonly administered: Quantity<"ug">;
  readonly wasted: Quantity<"ug">;
  /** Received minus administered minus wasted (PHARM-4). Below zero when more was charted than was received. */
  readonly onHand: Quantity<"ug">;
  readonly lastCountAt: Instant | null;
  readonly discrepancy: Discrepancy | null;
};

const sumOf = (lines: readonly LedgerLine[], kind: EntryKind): number =>
  lines.reduce((sum, line) => (line.kind === kind ? sum + line.amount.value : sum), 0);

const onHandIn = (lines: readonly LedgerLine[]): number => sumOf(lines, "received") - sumOf(lines, "administered") - sumOf(lines, "wasted");

/** What the ledger holds now for a time, with what was charted late for it. */
export const expectedAt = (lines: readonly LedgerLine[], at: Instant): Quantity<"ug"> =>
  micrograms(onHandIn(lines.filter((line) => !isBefore(at, line.at))));

const differenceOf = (lines: readonly LedgerLine[], count: LedgerLine): number => count.amount.value - expectedAt(lines, count.at).value;

const byTime = (one: LedgerLine, other: LedgerLine): number => Temporal.Instant.compare(one.at, other.at);

const discrepancyOf = (lines: readonly LedgerLine[]): Discrepancy | null => {
  const counts = lines.filter((line) => line.kind === "counted").toSorted(byTime);
  const last = counts.at(-1);
  if (last === undefined || differenceOf(lines, last) === 0) return null;
  const agreed = counts.findLast((count) => differenceOf(lines, count) === 0);
  const receipt = lines
    .filter((line) => line.kind === "received")
    .toSorted(byTime)
    .at(0);
  return {
    difference: micrograms(differenceOf(lines, last)),
    countedAt: last.at,
    since: agreed?.at ?? receipt?.at ?? null,
  };
};

/**
 * Balances a lot's ledger. A dose charted late for a time before the last count explains that count's difference: it is compared
 * with what is known today, not with what was known then (PHARM-5).
 */
export const balanceOf = (lines: readonly LedgerLine[]): LedgerBalance => ({
  received: micrograms(sumOf(lines, "received")),
  administered: micrograms(sumOf(lines, "administered")),
  wasted: micrograms(sumOf(lines, "wasted")),
  onHand: micrograms(onHandIn(lines)),
  lastCountAt:
    lines
      .filter((line) => line.kind === "counted")
      .toSorted(byTime)
      .at(-1)?.at ?? null,
  discrepancy: discrepancyOf(lines),
});
