import type { Quantity } from "#kernel/quantity.ts";

import type { Drug, Form } from "./drug.ts";

export type LotOnHand = { readonly drug: Drug; readonly form: Form; readonly expiresOn: string; readonly onHand: Quantity<"ug"> };

/** The last day on which a lot may be used: its expiry, or its beyond-use date when that is earlier (PHARM-6, PHARM-9). ISO dates. */
export const lastDayOf = ({ expiresOn, beyondUseOn }: { readonly expiresOn: string; readonly beyondUseOn: string | null }): string =>
  beyondUseOn !== null && beyondUseOn < expiresOn ? beyondUseOn : expiresOn;

/** A lot may be used to the end of its last day, as the clinic's calendar counts it (PHARM-6). Both are ISO dates. */
export const isExpired = (lastDay: string, today: string): boolean => lastDay < today;

/** Lots that hold the whole amount in that form and have not expired, the one that expires first in front (PHARM-6). */
export const lotsThatSupply = <Held extends LotOnHand>(
  lots: readonly Held[],
  wanted: { readonly drug: Drug; readonly form: Form; readonly amount: Quantity<"ug">; readonly today: string },
): readonly Held[] =>
  lots
    .filter((lot) => lot.drug === wanted.drug && lot.form === wanted.form)
    .filter((lot) => !isExpired(lot.expiresOn, wanted.today) && lot.onHand.value >= wanted.amount.value)
    .toSorted((one, other) => (one.expiresOn < other.expiresOn ? -1 : one.expiresOn > other.expiresOn ? 1 : 0));
