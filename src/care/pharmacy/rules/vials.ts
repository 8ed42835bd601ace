import { micrograms, type Quantity } from "#kernel/quantity.ts";
import { isBefore, type Instant } from "#kernel/time.ts";

import { drawsOf } from "./draws.ts";
import { standing, type LedgerLine } from "./ledger-balance.ts";

/** One opened container of a lot. */
export type Vial = {
  readonly container: number;
  readonly openedAt: Instant;
  readonly beyondUseAt: Instant | null;
  /** What the ledger says is in it; what was taken without naming a vial is in no vial's sum. */
  readonly left: Quantity<"ug">;
};

const takes: ReadonlySet<LedgerLine["kind"]> = new Set(["drawn", "administered", "dispensed", "wasted", "returned", "destroyed"]);

/** What left a vial: draws that name it, and what names it and belongs to no draw. */
const takenFrom = (lines: readonly LedgerLine[], container: number, drawn: ReadonlySet<string>): number =>
  lines.reduce((sum, line) => {
    if (line.container !== container || !takes.has(line.kind)) return sum;
    const counted = line.kind === "drawn" || line.administrationId === null || !drawn.has(line.administrationId);
    return counted ? sum + line.amount.value : sum;
  }, 0);

/** The opened containers of a lot with what is left in each, by number (PHARM-8). */
export const vialsOf = (recorded: readonly LedgerLine[], amountPerContainer: Quantity<"ug">): readonly Vial[] => {
  const lines = standing(recorded);
  const drawn = new Set(drawsOf(recorded).map(({ administrationId }) => administrationId));
  return lines
    .flatMap(({ kind, container, at, beyondUseAt }) =>
      kind === "opened" && container !== null
        ? [
            {
              container,
              openedAt: at,
              beyondUseAt,
              left: micrograms(amountPerContainer.value - takenFrom(lines, container, drawn)),
            },
          ]
        : [],
    )
    .toSorted((one, other) => one.container - other.container);
};

/** A vial may be used until its beyond-use time, not at it (PHARM-9). */
export const isPastUse = ({ beyondUseAt }: Vial, at: Instant): boolean => beyondUseAt !== null && !isBefore(at, beyondUseAt);

/** On hand less what is in vials past their time and in syringes that nobody accounted for: what a dose may come from (PHARM-6). */
export const usableOf = (
  recorded: readonly LedgerLine[],
  {
    onHand,
    amountPerContainer,
    at,
  }: { readonly onHand: Quantity<"ug">; readonly amountPerContainer: Quantity<"ug">; readonly at: Instant },
): Quantity<"ug"> => {
  const past = vialsOf(recorded, amountPerContainer).filter((vial) => isPastUse(vial, at));
  const locked = past.reduce((sum, { left }) => sum + Math.max(0, left.value), 0);
  const inSyringes = drawsOf(recorded).reduce((sum, { open }) => sum + Math.max(0, open.value), 0);
  return micrograms(onHand.value - locked - inSyringes);
};
