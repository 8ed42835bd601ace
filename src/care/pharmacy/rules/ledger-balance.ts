import { micrograms, type Quantity } from "#kernel/quantity.ts";
import { isBefore, type Instant } from "#kernel/time.ts";

/** In the order in which entries of one moment are read. */
export const entryKinds = [
  "received",
  "amended",
  "opened",
  "drawn",
  "put-back",
  "administered",
  "dispensed",
  "wasted",
  "witnessed",
  "returned",
  "destroyed",
  "corrected",
  "discrepancy",
  "counted",
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Kinds that take from what is on hand. */
const outgoing = ["administered", "dispensed", "wasted", "returned", "destroyed"] as const;
export type Outgoing = (typeof outgoing)[number];

/** One line of a lot's ledger. `counted` states what was there, `drawn` what was taken out, `put-back` what of it was never opened; none moves what is on hand. */
export type LedgerLine = {
  readonly entryId: string;
  readonly kind: EntryKind;
  /** Whole µg; a recorded `discrepancy` is below zero for a loss. */
  readonly amount: Quantity<"ug">;
  readonly at: Instant;
  /** The number of the vial within its lot, where it is known. */
  readonly container: number | null;
  /** The dose that a draw, a dose, a waste or a difference on record belongs to. */
  readonly administrationId: string | null;
  /** The entry that this line is about: a `corrected` one counts with this line's amount, a `witnessed` one was seen by its writer. */
  readonly concerns: string | null;
  readonly beyondUseAt: Instant | null;
};

/** A count that differs from the ledger: counted minus expected, and the last moment at which both agreed. */
export type Discrepancy = { readonly difference: Quantity<"ug">; readonly countedAt: Instant; readonly since: Instant | null };

export type LedgerBalance = Readonly<Record<"received" | Outgoing, Quantity<"ug">>> & {
  /** Differences taken on record (a reported loss below zero): received + recorded = everything out + on hand (PHARM-4). */
  readonly recorded: Quantity<"ug">;
  /** Below zero when more was charted than was received. */
  readonly onHand: Quantity<"ug">;
  readonly lastCountAt: Instant | null;
  readonly discrepancy: Discrepancy | null;
};

/** The lines as they count today: corrected entries with their corrected amounts, the last correction of an entry holding (PHARM-20). */
export const standing = (lines: readonly LedgerLine[]): readonly LedgerLine[] => {
  const corrected = new Map<string, Quantity<"ug">>();
  for (const line of lines) if (line.kind === "corrected" && line.concerns !== null) corrected.set(line.concerns, line.amount);
  return lines.flatMap((line) => (line.kind === "corrected" ? [] : [{ ...line, amount: corrected.get(line.entryId) ?? line.amount }]));
};

const sumOf = (lines: readonly LedgerLine[], kind: EntryKind): number =>
  lines.reduce((sum, line) => (line.kind === kind ? sum + line.amount.value : sum), 0);

const onHandIn = (lines: readonly LedgerLine[]): number =>
  sumOf(lines, "received") + sumOf(lines, "discrepancy") - outgoing.reduce((sum, kind) => sum + sumOf(lines, kind), 0);

const heldAt = (lines: readonly LedgerLine[], at: Instant): number => onHandIn(lines.filter((line) => !isBefore(at, line.at)));

/** What the ledger holds now for a time, with what was charted late or corrected for it. */
export const expectedAt = (lines: readonly LedgerLine[], at: Instant): Quantity<"ug"> => micrograms(heldAt(standing(lines), at));

const byTime = (one: LedgerLine, other: LedgerLine): number => Temporal.Instant.compare(one.at, other.at);

const discrepancyOf = (lines: readonly LedgerLine[], counts: readonly LedgerLine[]): Discrepancy | null => {
  const differenceOf = (count: LedgerLine): number => count.amount.value - heldAt(lines, count.at);
  const last = counts.at(-1);
  if (last === undefined || differenceOf(last) === 0) return null;
  const agreed = counts.findLast((count) => differenceOf(count) === 0);
  const receipt = lines
    .filter((line) => line.kind === "received")
    .toSorted(byTime)
    .at(0);
  return {
    difference: micrograms(differenceOf(last)),
    countedAt: last.at,
    since: agreed?.at ?? receipt?.at ?? null,
  };
};

/**
 * Balances a lot's ledger, whose lines come in the order in which they were recorded. What was charted or corrected late for a time
 * before the last count explains that count's difference: it is compared with what is known today (PHARM-5).
 */
export const balanceOf = (recorded: readonly LedgerLine[]): LedgerBalance => {
  const lines = standing(recorded);
  const counts = lines.filter((line) => line.kind === "counted").toSorted(byTime);
  const total = (kind: EntryKind): Quantity<"ug"> => micrograms(sumOf(lines, kind));
  return {
    received: total("received"),
    administered: total("administered"),
    dispensed: total("dispensed"),
    wasted: total("wasted"),
    returned: total("returned"),
    destroyed: total("destroyed"),
    recorded: total("discrepancy"),
    onHand: micrograms(onHandIn(lines)),
    lastCountAt: counts.at(-1)?.at ?? null,
    discrepancy: discrepancyOf(lines, counts),
  };
};
