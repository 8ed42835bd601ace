import type { Form, Route } from "#care/pharmacy/rules/drug.ts";
import type { Quantity } from "#kernel/quantity.ts";

/** How well a number is supported: a label, a study, common practice, or this project's own proposal. */
export type Evidence = "label" | "study" | "practice" | "proposal";

/** Two limits on one dose; where both stand, the lower of the two holds. `null`: none is set, which is not the same as no limit. */
export type DoseLimit = { readonly amount: Quantity<"mg"> | null; readonly perWeight: Quantity<"mg/kg"> | null };

export type DoseBand = {
  readonly code: string;
  readonly label: string;
  readonly from: Quantity<"mg"> | Quantity<"mg/kg">;
  readonly to: Quantity<"mg"> | Quantity<"mg/kg">;
};

/** The dosing of one route: practice ranges and project defaults, to be confirmed by the medical director. */
export type DosingRoute = {
  readonly route: Route;
  readonly label: string;
  /** SNOMED CT code of the route. */
  readonly snomed: string;
  readonly basis: "mg/kg" | "mg";
  readonly enabled: boolean;
  readonly forms: readonly Form[];
  /** For solutions, in mg of base per millilitre. */
  readonly concentrations: readonly Quantity<"mg/mL">[];
  /** For pieces: lozenges, sprays, devices. */
  readonly pieces: readonly Quantity<"ug">[];
  readonly bands: readonly DoseBand[];
  readonly firstDose: Quantity<"mg"> | Quantity<"mg/kg"> | null;
  readonly step: Quantity<"mg"> | Quantity<"mg/kg"> | null;
  /** Beyond this the prescriber gives a reason (TIT-04). */
  readonly softMaximum: DoseLimit;
  /** Beyond this the dose is not ordered (TIT-05). */
  readonly hardMaximum: DoseLimit;
  /** Only these amounts exist; null when any amount can be measured. */
  readonly allowedDoses: readonly Quantity<"mg">[] | null;
  /** The time over which it is given, for a drip. */
  readonly infusion: Quantity<"min"> | null;
  /** The rest between two sprays or devices. */
  readonly betweenPieces: Quantity<"min"> | null;
  /** Whether a further dose within the session exists for this route (`boosterWithinSession`). */
  readonly boosterAllowed: boolean;
  readonly evidence: Evidence;
  readonly sources: readonly string[];
  readonly owner: "medical-director";
};
