import type { Route } from "#care/pharmacy/rules/drug.ts";
import { micrograms, quantity, type Quantity } from "#kernel/quantity.ts";

import type { DoseBand, DoseLimit, DosingRoute } from "../dosing-route.ts";

const mg = (value: number): Quantity<"mg"> => quantity(value, "mg");
const mgPerKg = (value: number): Quantity<"mg/kg"> => quantity(value, "mg/kg");
const minutes = (value: number): Quantity<"min"> => quantity(value, "min");
const limit = (amount: number | null, perWeight: number | null): DoseLimit => ({
  amount: amount === null ? null : mg(amount),
  perWeight: perWeight === null ? null : mgPerKg(perWeight),
});
const noLimit = limit(null, null);
const band = (code: string, label: string, from: DoseBand["from"], to: DoseBand["to"]): DoseBand => ({ code, label, from, to });

/** Labelled strengths of racemic ketamine, of the base (ketalar-pi). */
const vials = [quantity(10, "mg/mL"), quantity(50, "mg/mL"), quantity(100, "mg/mL")] as const;

const injected = {
  basis: "mg/kg",
  enabled: true,
  forms: ["solution"],
  concentrations: vials,
  pieces: [],
  allowedDoses: null,
  infusion: null,
  betweenPieces: null,
  boosterAllowed: false,
  owner: "medical-director",
} as const;

const pieces = { ...injected, basis: "mg", concentrations: [] } as const;

/** Values, evidence and sources of `dosing.json` (`routes`). */
export const dosingRoutes: Readonly<Record<Route, DosingRoute>> = {
  IM: {
    ...injected,
    route: "IM",
    label: "Intramuscular injection",
    snomed: "78421000",
    bands: [
      band("low", "Low, conversation possible", mgPerKg(0.25), mgPerKg(0.5)),
      band("medium", "Medium", mgPerKg(0.5), mgPerKg(1)),
      band("high", "High, dissociative", mgPerKg(1), mgPerKg(1.5)),
    ],
    firstDose: mgPerKg(0.5),
    step: mgPerKg(0.25),
    softMaximum: limit(100, 1),
    hardMaximum: limit(150, 1.5),
    boosterAllowed: true,
    evidence: "practice",
    sources: ["nct05468047", "dore2019", "sage-kat", "proposed-default"],
  },
  SL: {
    ...pieces,
    route: "SL",
    label: "Under the tongue",
    snomed: "37839007",
    forms: ["lozenge", "troche", "rdt"],
    pieces: [micrograms(50_000), micrograms(100_000)],
    bands: [
      band("very-low", "Very low", mg(10), mg(50)),
      band("low", "Low", mg(50), mg(150)),
      band("medium", "Medium", mg(150), mg(250)),
      band("high", "High", mg(250), mg(400)),
    ],
    firstDose: mg(100),
    step: mg(50),
    softMaximum: limit(300, null),
    hardMaximum: limit(400, null),
    evidence: "practice",
    sources: ["ktc-lozenge", "lara2013", "hull2022", "sage-kat", "fda-compounded-2023"],
  },
  IN: {
    ...pieces,
    route: "IN",
    label: "Nasal spray, racemic",
    snomed: "46713006",
    forms: ["nasal-spray"],
    pieces: [micrograms(10_000)],
    bands: [band("low", "Low", mg(20), mg(50)), band("medium", "Medium", mg(50), mg(100)), band("high", "High", mg(100), mg(150))],
    firstDose: mg(50),
    step: mg(10),
    softMaximum: limit(100, null),
    hardMaximum: limit(150, null),
    betweenPieces: minutes(5),
    evidence: "study",
    sources: ["lapidus2014", "drozdz2022", "proposed-default"],
  },
  IV: {
    ...injected,
    route: "IV",
    label: "Intravenous infusion",
    snomed: "47625008",
    bands: [band("standard", "Standard", mgPerKg(0.5), mgPerKg(0.5)), band("extended", "Extended range", mgPerKg(0.5), mgPerKg(1))],
    firstDose: mgPerKg(0.5),
    step: mgPerKg(0.1),
    softMaximum: limit(80, 0.75),
    hardMaximum: limit(100, 1),
    infusion: minutes(40),
    evidence: "study",
    sources: ["zarate2006", "sanacora2017", "fava2020", "askp-basics", "ketalar-pi"],
  },
  SC: {
    ...injected,
    route: "SC",
    label: "Subcutaneous injection",
    snomed: "34206005",
    bands: [],
    firstDose: mgPerKg(0.5),
    step: mgPerKg(0.1),
    softMaximum: noLimit,
    hardMaximum: limit(90, 0.9),
    evidence: "study",
    sources: ["loo2023"],
  },
  PO: {
    ...pieces,
    route: "PO",
    label: "By mouth",
    snomed: "26643006",
    enabled: false,
    forms: ["lozenge", "troche", "rdt"],
    pieces: [micrograms(50_000), micrograms(100_000)],
    bands: [],
    firstDose: null,
    step: null,
    softMaximum: noLimit,
    hardMaximum: limit(300, null),
    evidence: "practice",
    sources: ["chong2006"],
  },
  "IN-ESK": {
    ...pieces,
    route: "IN-ESK",
    label: "Esketamine nasal device",
    snomed: "46713006",
    forms: ["nasal-device"],
    pieces: [micrograms(28_000)],
    bands: [],
    firstDose: mg(56),
    step: mg(28),
    softMaximum: limit(84, null),
    hardMaximum: limit(84, null),
    allowedDoses: [mg(56), mg(84)],
    betweenPieces: minutes(5),
    evidence: "label",
    sources: ["spravato-pi", "spravato-medscape", "spravato-mims-hk", "popova2019"],
  },
};
