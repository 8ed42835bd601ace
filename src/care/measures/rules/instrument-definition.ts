import type { SafetyRule } from "#care/safety/rules/data/safety-rules.ts";

/** The questionnaires that stand so far. A definition file in `data/` and its line in `instruments.ts` add one. */
export const instrumentIds = ["phq9", "gad7", "pcl5"] as const;
export type InstrumentId = (typeof instrumentIds)[number];

export type AnswerOption = { readonly value: number; readonly label: string; readonly loinc: string | null };
export type Item = { readonly text: string; readonly loinc: string | null };

/** A question that is asked and kept, but not scored. */
export type ExtraItem = {
  readonly id: string;
  readonly text: string;
  readonly loinc: string | null;
  readonly options: readonly AnswerOption[];
};

/** Items are numbered from 1, as on the paper form. */
export type Subscale = { readonly code: string; readonly label: string; readonly items: readonly number[]; readonly maxMissing: number };

export type Band = { readonly min: number; readonly max: number; readonly code: string; readonly label: string };

/** How many of these items must be present as symptoms. */
export type PatternNeed = { readonly items: readonly number[]; readonly count: number };

/** Symptoms counted across items, apart from the total. An item is a symptom from `atLeast` on, unless `exceptions` names its own. */
export type SymptomPattern = {
  readonly atLeast: number;
  readonly exceptions: readonly { readonly item: number; readonly atLeast: number }[];
  /** Tried in order; the first whose needs are all there is the pattern. */
  readonly outcomes: readonly { readonly code: string; readonly label: string; readonly needs: readonly PatternNeed[] }[];
  readonly otherwise: { readonly code: string; readonly label: string };
  /** What the pattern does not say. */
  readonly caveat: string;
};

export type FlagTrigger = { readonly rule: SafetyRule; readonly item: number } & (
  | { readonly when: "answered-at-least"; readonly value: number }
  | { readonly when: "unanswered" }
);

/** When a change from baseline means something. Lower totals are better in all of these instruments. */
export type ChangeRules = {
  readonly minimalImportant: number;
  /** Jacobson-Truax: a difference at least this large is beyond chance. */
  readonly reliable: number;
  readonly response: { readonly kind: "percent-drop"; readonly percent: number } | { readonly kind: "point-drop"; readonly points: number };
  readonly remissionBelow: number | null;
  /** Clinically significant: at most this total, after a reliable drop. */
  readonly significantAtMost: number | null;
};

export type InstrumentDefinition = {
  readonly id: InstrumentId;
  readonly version: string;
  readonly shortName: string;
  readonly name: string;
  readonly construct: string;
  readonly licence: { readonly tier: "A"; readonly notice: string };
  readonly instructions: string | null;
  readonly stem: string;
  readonly items: readonly Item[];
  readonly options: readonly AnswerOption[];
  readonly extraItems: readonly ExtraItem[];
  readonly range: { readonly min: number; readonly max: number };
  /** With more items unanswered than this there is no total. */
  readonly maxMissing: number;
  readonly subscales: readonly Subscale[];
  readonly bands: readonly Band[];
  readonly screenPositiveFrom: number;
  readonly pattern: SymptomPattern | null;
  readonly flags: readonly FlagTrigger[];
  readonly change: ChangeRules;
  readonly loinc: { readonly panel: string; readonly total: string };
  readonly sources: readonly string[];
};
