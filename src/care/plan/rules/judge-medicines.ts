import type { Addressed } from "#care/screening/rules/events.ts";
import { isUnknown, ofSeverity, readMedicine } from "#care/screening/rules/medicine-readings.ts";
import { isAddressed, readingsToAddress } from "#care/screening/rules/to-address.ts";
import type { Protocol } from "#kernel/setting.ts";
import type { ReferenceId } from "#kernel/short-citations.ts";

import type { ReconciledMedicine } from "./events.ts";
import { met, unknown, unmet, type Judged } from "./judged.ts";
import { unknownMedicines } from "./lower-start-medicines.ts";
import type { Order } from "./plan.ts";
import { listed } from "./statement.ts";

export type KnownMedicines = {
  /** As they were reconciled last; null while they were not. */
  readonly medicines: readonly ReconciledMedicine[] | null;
  /** The reasons of the signed screening decision, each under its rule and medicine. */
  readonly addressed: readonly Addressed[];
};

/** How they stand; `also`: what the interactions that are open rest on. */
export type MedicinesJudged = Judged & { readonly also: readonly ReferenceId[] };

type Interaction = { readonly words: string; readonly sources: readonly ReferenceId[] };

const whatHappens = { continue: "goes on", hold: "is held", stop: "is stopped" } as const;

/** The interactions of a medicine that nobody gave a reason for. A reason in the screening weighs a major one, and none a contraindicated one. */
const interactionsOf = (medicine: ReconciledMedicine, addressed: readonly Addressed[], protocol: Protocol): readonly Interaction[] => {
  const reading = readMedicine(medicine);
  const contraindicated = ofSeverity([reading], "contraindicated").map(({ one }) => one);
  const isOpen = (id: string): boolean =>
    readingsToAddress([reading], protocol).some(({ rule }) => rule.startsWith(`${id} `) && !isAddressed(rule, addressed));
  const major = ofSeverity([reading], "major").flatMap(({ one }) => (isOpen(one.id) ? [one] : []));
  return [...contraindicated, ...major].map(({ id, name, severity, sources }) => ({
    words: `${medicine.name} ${whatHappens[medicine.action]}: ${name} (${id}, ${severity})`,
    sources,
  }));
};

const isSame = (one: ReconciledMedicine, other: ReconciledMedicine): boolean =>
  one.name === other.name && one.dose === other.dose && one.frequency === other.frequency && one.action === other.action;

const openInteractions = (
  { medicines, addressed }: KnownMedicines,
  weighed: readonly ReconciledMedicine[],
  protocol: Protocol,
): readonly Interaction[] =>
  (medicines ?? [])
    .filter((medicine) => !weighed.some((one) => isSame(one, medicine)))
    .flatMap((medicine) => interactionsOf(medicine, addressed, protocol));

/** The medicines on whose account the order's signer gave a reason (ORDER-28): word for word those lines, with what was to be done. */
export const weighedWith = ({ medicines, reading }: Pick<Order, "medicines" | "reading">): readonly ReconciledMedicine[] => {
  const isPassed = reading.overrides.some(({ conditionId, reason }) => conditionId === "ORDER-28" && reason.trim() !== "");
  if (!isPassed || medicines === null) return [];
  // Unmet names every open interaction; unknown names unknown medicines alone, and older gates saw nothing else.
  const sawInteractions = reading.conditions.some(({ id, status }) => id === "ORDER-28" && status === "unmet");
  return sawInteractions ? medicines : medicines.filter((one) => isUnknown(readMedicine(one)) && readMedicine(one).classes.length === 0);
};

/**
 * The reconciled medicines against the interaction lists (ORDER-28; on the day DOSE-17): a contraindicated or major interaction that
 * nobody gave a reason for is unmet, whatever is done with the medicine; one on no list is unknown. `weighed` count no more.
 */
export const judgeMedicines = (known: KnownMedicines, protocol: Protocol, weighed: readonly ReconciledMedicine[] = []): MedicinesJudged => {
  const { medicines } = known;
  if (medicines === null) return { ...unknown("No medicines are on record."), also: [] };
  const open = openInteractions(known, weighed, protocol);
  const names = unknownMedicines(medicines.filter((medicine) => !weighed.some((one) => isSame(one, medicine))));
  const unsaid = names.length === 0 ? "" : `Not known: ${listed(names)}.`;
  if (open.length > 0) {
    const words = `Nobody has weighed: ${open.map((one) => one.words).join("; ")}. ${unsaid}`.trim();
    return {
      ...unmet(`${words} A reason in the screening's decision, or here, answers it.`),
      also: open.flatMap(({ sources }) => sources),
    };
  }
  return { ...(unsaid === "" ? met("Each is on the interaction lists, and nothing is left to weigh.") : unknown(unsaid)), also: [] };
};
