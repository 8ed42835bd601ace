import { accept, refuse, type Decision } from "#kernel/decision.ts";
import { settled, type Protocol } from "#kernel/setting.ts";

import { compoundedDays } from "./data/pharmacy-settings.ts";
import { fits, isSolution } from "./drug.ts";
import type { LotEvent, Of } from "./events.ts";
import { isAmount, witnessRefused, type People } from "./lot-refusals.ts";
import type { Lot } from "./lot.ts";

export type Receipt = Omit<Of<"lot-received">, "beyondUseOn">;

const isDea = (typed: string): boolean => /^[A-Z][A-Z9]\d{7}$/.test(typed);

/**
 * Whether a DEA number's last digit is that of its sum: of the first six, the 1st, 3rd and 5th digit and twice the 2nd, 4th and 6th
 * (PHARM-7).
 */
export const isDeaNumber = (typed: string): boolean => {
  if (!isDea(typed)) return false;
  const digits = [...typed.slice(2)].map(Number);
  const sum = digits.slice(0, 6).reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 1 : 2), 0);
  return sum % 10 === digits[6];
};

/** Ten digits in their three parts with hyphens, or the eleven of a billing code, with or without them (PHARM-7). */
export const isNdc = (typed: string): boolean => /^(\d{4}-\d{4}-\d{2}|\d{5}-\d{3}-\d{2}|\d{5}-\d{4}-\d{1,2}|\d{11})$/.test(typed);

/** Refuses a DEA number or an NDC that cannot be one (PHARM-7). */
export const numbersRefused = ({ supplierDea = "", ndc = "" }: Pick<Receipt, "supplierDea" | "ndc">): Decision<never> | undefined => {
  if (supplierDea !== "" && !isDeaNumber(supplierDea))
    return refuse("PHARM-7", "This is no DEA number: two letters, seven digits, of which the last is a check digit.", "supplierDea");
  if (ndc !== "" && !isNdc(ndc)) return refuse("PHARM-7", "Give the NDC with its hyphens, as it stands on the package.", "ndc");
  return undefined;
};

const packagesRefused = ({ packages, containers }: Receipt): Decision<never> | undefined => {
  if (packages && packages.count * packages.size !== containers)
    return refuse("PHARM-7", "Packages times containers in each must be the containers received.", "packages");
  return undefined;
};

const unfit = (receipt: Receipt): Decision<never> | undefined => {
  if (!Number.isSafeInteger(receipt.containers) || receipt.containers < 1)
    return refuse("PHARM-3", "Give the number of containers as a whole number of 1 or more.", "containers");
  if (!isAmount(receipt.amountPerContainer)) return refuse("PHARM-3", "Give the amount in each container.", "amountPerContainer");
  if (!fits(receipt.form, receipt.strength))
    return refuse("PHARM-3", "A solution has a strength in each mL; everything else has an amount in each piece.", "strength");
  if (receipt.containerKind && !isSolution(receipt.form))
    return refuse("PHARM-3", "Only a solution comes in single-dose or multiple-dose vials.", "containerKind");
  return undefined;
};

/** A compounded lot's last day by the setting, counted from the day it came (PHARM-9). */
export const lastDayOfCompounded = (compounded: boolean | undefined, receivedOn: string, protocol: Protocol): string | null =>
  compounded === true
    ? Temporal.PlainDate.from(receivedOn)
        .add({ days: settled(protocol, compoundedDays).value })
        .toString()
    : null;

/** Takes a lot into the ledger (PHARM-1, PHARM-3, PHARM-7). The same id is received once. `receivedOn` is the date in the clinic. */
export const receiveLot = (
  lot: Lot,
  receipt: Receipt,
  people: People,
  { protocol, receivedOn }: { readonly protocol: Protocol; readonly receivedOn: string },
): Decision<LotEvent> => {
  if (lot.status !== "none") return refuse("PHARM-1", "This lot is already in the ledger.");
  const refusal = unfit(receipt) ?? numbersRefused(receipt) ?? packagesRefused(receipt) ?? witnessRefused(receipt.witnessId, people);
  return (
    refusal ?? accept({ type: "lot-received", ...receipt, beyondUseOn: lastDayOfCompounded(receipt.compounded, receivedOn, protocol) })
  );
};
