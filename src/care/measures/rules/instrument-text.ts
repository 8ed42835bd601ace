import type { InstrumentId } from "./instrument-definition.ts";

export type AnswerLabel = { readonly value: number; readonly label: string };

/** An item as it is asked. `options` only where it has answers of its own. */
export type ItemText = { readonly text: string; readonly options: readonly AnswerLabel[] | null };

export type ExtraItemText = { readonly id: string; readonly text: string; readonly options: readonly AnswerLabel[] };

/** Scoring that a licence keeps out of this repository: it comes with the text. */
export type LoadedScoring = {
  /** Item numbers, from 1, of each subscale whose definition has none. */
  readonly itemMap: Readonly<Record<string, readonly number[]>>;
  readonly tScores: readonly { readonly raw: number; readonly t: number }[];
};

/**
 * The wording of an instrument in one language, verbatim. Scoring lives in `InstrumentDefinition` and needs none of it. Shipped where
 * the licence allows (`data/texts/`), otherwise loaded by the clinic.
 */
export type InstrumentText = {
  readonly instrument: InstrumentId;
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  readonly instructions: string | null;
  readonly stem: string | null;
  /** One an item, in the order of the form. */
  readonly items: readonly ItemText[];
  /** Answers that all items share, in the order in which they are shown; the ends of the line for a scale that is a line. */
  readonly options: readonly AnswerLabel[];
  readonly extraItems: readonly ExtraItemText[];
  /** What the licence asks to be shown. */
  readonly notice: string;
  readonly scoring: LoadedScoring | null;
};
