import type { ChangeRules, InstrumentDefinition, MissingRule } from "./instrument-definition.ts";

type Named = "id" | "construct" | "lookback" | "itemCounts" | "answers" | "total" | "range" | "schedule" | "sources";
type Given = Pick<InstrumentDefinition, Named> &
  Partial<Omit<InstrumentDefinition, Named | "change">> & { readonly change?: Partial<ChangeRules> };

/** No item may be open. */
export const noneMissing: MissingRule = { max: 0, only: null, how: "prorate-whole" };

const noChange: ChangeRules = {
  minimalImportant: null,
  reliable: null,
  response: null,
  partialPercent: null,
  remission: null,
  significantAtMost: null,
  subscales: {},
};

/** A definition with what its instrument has not left empty. */
export const defineInstrument = ({ change = {}, ...given }: Given): InstrumentDefinition => ({
  version: "1",
  notScorable: null,
  otherForms: [],
  extraItems: [],
  reverse: [],
  skips: [],
  percent: false,
  higherIsBetter: false,
  subscales: [],
  completeFrom: null,
  bandOn: "total",
  bands: [],
  cutoffs: [],
  pattern: null,
  triage: null,
  exposure: null,
  flags: [],
  loinc: null,
  ...given,
  change: { ...noChange, ...change },
});

/** Whole numbers from one to the other. */
export const from = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** One of the whole numbers between these two, for every item. */
export const oneOf = (first: number, last: number): InstrumentDefinition["answers"] => ({
  kind: "choice",
  values: from(first, last),
  exceptions: [],
});
