import type { Form, Route } from "#care/pharmacy/rules/drug.ts";
import { micrograms, quantity, type Quantity } from "#kernel/quantity.ts";
import type { Evidence } from "#kernel/setting.ts";
import type { ReferenceId } from "#kernel/short-citations.ts";

/** What a route is, and what it is given with: facts of pharmacies and labels, not settings. */
export type Preparation = {
  readonly label: string;
  /** SNOMED CT code of the route. */
  readonly snomed: string;
  readonly basis: "mg/kg" | "mg";
  readonly forms: readonly Form[];
  /** For solutions, in mg of base per millilitre. */
  readonly concentrations: readonly Quantity<"mg/mL">[];
  /** For pieces: lozenges, sprays, devices; of base. */
  readonly pieces: readonly Quantity<"ug">[];
  /** The bands, lowest first, each between two of the route's borders, which are settings. */
  readonly bandNames: readonly (readonly [code: string, label: string, from: number, to: number])[];
  /** The part of a dose that reaches the blood, in percent, least and most. Shown as information, never used to convert a dose (TIT-06). */
  readonly bioavailability: readonly [Quantity<"%">, Quantity<"%">] | null;
  readonly evidence: Evidence;
  readonly sources: readonly ReferenceId[];
};

const percent = (value: number): Quantity<"%"> => quantity(value, "%");

/** Labelled strengths of racemic ketamine, of the base (ketalar-pi). */
const vials = [quantity(10, "mg/mL"), quantity(50, "mg/mL"), quantity(100, "mg/mL")] as const;
/** From this strength on a vial is diluted before it is given into a vein. Evidence: label; source: ketalar-pi. */
export const diluteFrom = quantity(100, "mg/mL");

const solution = { basis: "mg/kg", forms: ["solution"], concentrations: vials, pieces: [], bandNames: [] } as const;
const counted = { basis: "mg", concentrations: [], bandNames: [] } as const;
const mouthPieces = { ...counted, forms: ["lozenge", "troche", "rdt"], pieces: [micrograms(50_000), micrograms(100_000)] } as const;

/** By route: names, codes, strengths, bioavailability. */
export const preparations: Readonly<Record<Route, Preparation>> = {
  IM: {
    ...solution,
    label: "Intramuscular injection",
    snomed: "78421000",
    bandNames: [
      ["low", "Low, conversation possible", 0, 1],
      ["medium", "Medium", 1, 2],
      ["high", "High, dissociative", 2, 3],
    ],
    bioavailability: [percent(93), percent(93)],
    evidence: "practice",
    sources: ["nct05468047", "dore2019", "sage-kat", "clements1982", "proposed-default"],
  },
  SL: {
    ...mouthPieces,
    label: "Under the tongue",
    snomed: "37839007",
    bandNames: [
      ["very-low", "Very low", 0, 1],
      ["low", "Low", 1, 2],
      ["medium", "Medium", 2, 3],
      ["high", "High", 3, 4],
    ],
    bioavailability: [percent(27), percent(32)],
    evidence: "practice",
    sources: ["ktc-lozenge", "lara2013", "hull2022", "sage-kat", "fda-compounded-2023", "rolan2014", "chong2006"],
  },
  IN: {
    ...counted,
    label: "Nasal spray, racemic",
    snomed: "46713006",
    forms: ["nasal-spray"],
    pieces: [micrograms(10_000)],
    bandNames: [
      ["low", "Low", 0, 1],
      ["medium", "Medium", 1, 2],
      ["high", "High", 2, 3],
    ],
    bioavailability: [percent(45), percent(45)],
    evidence: "study",
    sources: ["lapidus2014", "drozdz2022", "yanagihara2003", "proposed-default"],
  },
  IV: {
    ...solution,
    label: "Intravenous infusion",
    snomed: "47625008",
    bandNames: [
      ["standard", "Standard", 0, 0],
      ["extended", "Extended range", 0, 1],
    ],
    bioavailability: [percent(100), percent(100)],
    evidence: "study",
    sources: ["zarate2006", "sanacora2017", "fava2020", "askp-basics", "ketalar-pi"],
  },
  SC: {
    ...solution,
    label: "Subcutaneous injection",
    snomed: "34206005",
    bioavailability: null,
    evidence: "study",
    sources: ["loo2023"],
  },
  PO: {
    ...mouthPieces,
    label: "By mouth",
    snomed: "26643006",
    bioavailability: [percent(17), percent(24)],
    evidence: "practice",
    sources: ["chong2006", "clements1982"],
  },
  "IN-ESK": {
    ...counted,
    label: "Esketamine nasal device",
    snomed: "46713006",
    forms: ["nasal-device"],
    pieces: [micrograms(28_000)],
    bioavailability: [percent(48), percent(48)],
    evidence: "label",
    sources: ["spravato-pi", "spravato-medscape", "spravato-mims-hk", "popova2019"],
  },
};
