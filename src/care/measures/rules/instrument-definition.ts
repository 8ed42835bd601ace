import type { SafetyRule } from "#care/safety/rules/safety-rule.ts";
import type { NumberSetting } from "#kernel/setting.ts";
import type { ReferenceId } from "#kernel/short-citations.ts";

/** Every questionnaire that Kapstone knows. A definition in `data/`, its row in the catalogue and its line in `instruments.ts` add one. */
export const instrumentIds = [
  "phq9",
  "gad7",
  "pcl5",
  "phq2",
  "lec5",
  "cssrs_screener",
  "qids_sr16",
  "madrs",
  "who5",
  "wsas",
  "pss10",
  "auditc",
  "audit",
  "dast10",
  "isi",
  "promis_dep4a",
  "meq30",
  "ceq",
  "ebi",
  "piq",
  "asc11",
  "ies_eis",
  "cadss",
  "cadss6",
  "wai_sr",
  "srs",
  "ors",
  "mdq",
  "ace10",
  "pswq",
  "bpi",
  "whodas12",
] as const;
export type InstrumentId = (typeof instrumentIds)[number];

/** A number of the sources, or the setting that holds it where a medical director may change it. */
export type Tunable = number | NumberSetting<"{score}"> | NumberSetting<"%">;
export type BySex = { readonly male: Tunable; readonly female: Tunable; readonly unspecified: Tunable };
export type Threshold = Tunable | BySex;

/** What can be answered to an item. Items are numbered from 1, as on the paper form. */
export type AnswerScale =
  /** One of these values; `exceptions` for items with values of their own. */
  | {
      readonly kind: "choice";
      readonly values: readonly number[];
      readonly exceptions: readonly { readonly items: readonly number[]; readonly values: readonly number[] }[];
    }
  /** A place on a line, to one decimal. */
  | { readonly kind: "line"; readonly min: number; readonly max: number }
  /** Any of these; an answer is the sum of 2^place, so that it is one number like every other answer. */
  | { readonly kind: "several"; readonly codes: readonly string[] };

/** Applies when these items are answered and add up to 0. */
export type Skip = {
  readonly whenZero: readonly number[];
  readonly items: readonly number[];
  /** They count as 0 whatever was answered; as 0 where they are open; or they need no answer. */
  readonly as: "zero" | "zero-if-open" | "not-asked";
};

/** With more than `max` items open there is no total; `only` where no other item may be open. */
export type MissingRule = {
  readonly max: Tunable;
  readonly only: readonly number[] | null;
  /** Prorated and rounded half up, to a whole number or to a tenth; or what was answered is counted. */
  readonly how: "prorate-whole" | "prorate-tenth" | "count-answered";
};

export type TotalRule =
  | { readonly kind: "sum"; readonly times: number; readonly missing: MissingRule }
  | { readonly kind: "mean" }
  /** The highest answer of each domain, added up. Every domain needs one. */
  | { readonly kind: "domain-maxima"; readonly domains: readonly (readonly number[])[] }
  /** Of the highest possible sum. */
  | { readonly kind: "percent" }
  /** The raw sum, prorated and rounded up, is looked up in a table that the clinic loads with the text. */
  | { readonly kind: "raw-to-t"; readonly minAnsweredPercent: number }
  | { readonly kind: "none" };

/** `items` is null where the item map comes with the licensed text; then answers can be given by subscale. */
export type Subscale = {
  readonly code: string;
  readonly label: string;
  readonly items: readonly number[] | null;
  readonly size: number;
  readonly as: "sum" | "mean" | "percent";
  readonly maxMissing: number;
  readonly decimals: 0 | 1 | 2;
};

/** Holds from `min` up to the next band's. Bands read on a pattern or a triage are chosen by their code; `min` is their order. */
export type Band = { readonly min: Threshold; readonly code: string; readonly label: string };

/** What the bands are read on. */
export type BandOn = "total" | "percent" | "pattern" | "triage" | { readonly item: number };

/** A published cut; on the total, or on the sum of `items`. The one called `positive` is the screen's own. */
export type Cutoff = {
  readonly code: string;
  readonly label: string;
  readonly atLeast: Threshold;
  readonly items: readonly number[] | null;
};

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

/** The highest yes decides, level by level, highest first; behaviour counts by when it was. */
export type TriageRule = {
  readonly behaviourItem: number;
  readonly levels: readonly {
    readonly code: string;
    readonly items: readonly number[];
    readonly behaviour: "recent" | "earlier" | null;
  }[];
  readonly otherwise: string;
};

/** Kinds of exposure that may meet criterion A, and the items where hearing of it also may. */
export type ExposureRule = {
  readonly items: readonly number[];
  readonly codes: readonly string[];
  readonly learned: { readonly code: string; readonly items: readonly number[] };
  readonly candidate: { readonly code: string; readonly label: string };
  readonly otherwise: { readonly code: string; readonly label: string };
  /** What a candidate does not say. */
  readonly caveat: string;
};

export type FlagTrigger = { readonly rule: SafetyRule } & (
  | { readonly when: "item-at-least"; readonly item: number; readonly value: number }
  | { readonly when: "item-open"; readonly item: number }
  | { readonly when: "total-at-least"; readonly value: Threshold }
  | { readonly when: "total-below"; readonly value: Threshold }
  | { readonly when: "any-subscale-at-least"; readonly value: Threshold }
  | { readonly when: "pattern"; readonly code: string }
  | { readonly when: "triage"; readonly code: string }
  | { readonly when: "triage-incomplete" }
);

/** Points that matter, or so many percent of the baseline where the source says "or". */
export type SubscaleChange = { readonly points: Tunable; readonly orPercent: Tunable | null };

/** When a change from the baseline means something; `null` where the sources name nothing. */
export type ChangeRules = {
  readonly minimalImportant: Tunable | null;
  /** Jacobson-Truax: a difference at least this large is beyond chance. */
  readonly reliable: Tunable | null;
  readonly response:
    | { readonly kind: "percent"; readonly percent: number }
    | { readonly kind: "points"; readonly points: Tunable }
    | { readonly kind: "more-than-points"; readonly points: Tunable }
    | null;
  /** Percent of the baseline from which a change that is no response is a partial one. */
  readonly partialPercent: number | null;
  readonly remission: { readonly kind: "below" | "at-most"; readonly total: Tunable } | null;
  /** Clinically significant: at most this total, after a reliable change. */
  readonly significantAtMost: Tunable | null;
  readonly subscales: Readonly<Record<string, SubscaleChange>>;
};

/** Codes that were verified; `confidence` is what the clinical sources say of them. */
export type Loinc = {
  readonly panel: string | null;
  readonly total: string | null;
  readonly items: readonly (string | null)[];
  readonly extra: Readonly<Record<string, string>>;
  /** By item, or for every item alike (`null`). */
  readonly answers: readonly { readonly item: number | null; readonly value: number; readonly code: string }[];
  readonly confidence: string;
};

/** A question that is asked and kept beside the scored items. */
export type ExtraItem = { readonly id: string; readonly values: readonly number[] };

/** How an instrument is answered, scored and read. It holds no wording: that is `InstrumentText`. */
export type InstrumentDefinition = {
  readonly id: InstrumentId;
  readonly version: string;
  readonly construct: string;
  readonly lookback: string;
  /** How many items it has; several where short forms are scored alike. */
  readonly itemCounts: readonly number[];
  /** Why it cannot be scored yet, in words for a person. */
  readonly notScorable: string | null;
  /** Forms of another length that go by the same name and are not scored as it, each with why. */
  readonly otherForms: readonly { readonly name: string; readonly items: number; readonly why: string }[];
  readonly answers: AnswerScale;
  readonly extraItems: readonly ExtraItem[];
  /** Items that are turned round before they are counted. */
  readonly reverse: readonly number[];
  readonly skips: readonly Skip[];
  readonly total: TotalRule;
  /** Of the total; `null` where there is none. */
  readonly range: { readonly min: number; readonly max: number } | null;
  /** The total as percent of its maximum is worked out too. */
  readonly percent: boolean;
  readonly higherIsBetter: boolean;
  readonly subscales: readonly Subscale[];
  /** Complete when every subscale reaches this percent of its maximum. */
  readonly completeFrom: Tunable | null;
  readonly bandOn: BandOn;
  readonly bands: readonly Band[];
  readonly cutoffs: readonly Cutoff[];
  readonly pattern: SymptomPattern | null;
  readonly triage: TriageRule | null;
  readonly exposure: ExposureRule | null;
  readonly flags: readonly FlagTrigger[];
  readonly change: ChangeRules;
  readonly loinc: Loinc | null;
  /** When it is asked in a course of treatment, as the clinical sources say it. */
  readonly schedule: readonly string[];
  readonly sources: readonly ReferenceId[];
};
