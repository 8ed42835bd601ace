import * as z from "zod/mini";

import { instrumentIds } from "./rules/instrument-definition.ts";
import { canonicalTag, isLanguageTag } from "./rules/language-tag.ts";
import { languageReasons } from "./rules/language-for.ts";

export const instrument = z.enum(instrumentIds);

/** A language as BCP 47 writes it, brought to its usual spelling. */
export const languageTag = z.pipe(
  z.string().check(z.trim(), z.maxLength(35), z.refine(isLanguageTag, "Give a language as a tag such as en or es-MX.")),
  z.transform(canonicalTag),
);

const label = z.object({ value: z.number(), label: z.string() });

/** The wording of an instrument in one language: see `InstrumentText`. */
export const instrumentText = z.object({
  instrument,
  language: z.string(),
  title: z.string(),
  instructions: z.nullable(z.string()),
  stem: z.nullable(z.string()),
  items: z.array(z.object({ text: z.string(), options: z.nullable(z.array(label)) })),
  options: z.array(label),
  extraItems: z.array(z.object({ id: z.string(), text: z.string(), options: z.array(label) })),
  notice: z.string(),
  scoring: z.nullable(
    z.object({
      itemMap: z.record(z.string(), z.array(z.number())),
      tScores: z.array(z.object({ raw: z.number(), t: z.number() })),
    }),
  ),
});

const answerScale = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("choice"), values: z.array(z.number()) }),
  z.object({ kind: z.literal("line"), min: z.number(), max: z.number() }),
  z.object({ kind: z.literal("several"), codes: z.array(z.string()) }),
]);

/** In which language a questionnaire is asked, and why; BCP 47. */
const askedLanguage = z.object({
  language: z.string(),
  why: z.enum(languageReasons),
  /** The person's own; `null` where nobody recorded it. */
  wanted: z.nullable(z.string()),
  /** In which others it could be asked here. */
  others: z.array(z.string()),
});
export type AskedLanguage = z.output<typeof askedLanguage>;

/** A questionnaire as it is asked. `text` is `null` where its wording is not here. */
export const measureForm = z.object({
  instrument,
  version: z.string(),
  answers: answerScale,
  text: z.nullable(instrumentText),
  /** `null` where its wording is not here. */
  language: z.nullable(askedLanguage),
  /** Answers from which crisis help is shown at once. */
  help: z.array(z.object({ item: z.number(), atLeast: z.number() })),
  /** Items that are not asked while all of these are answered with 0. */
  skips: z.array(z.object({ whenZero: z.array(z.number()), items: z.array(z.number()) })),
});
export type MeasureForm = z.output<typeof measureForm>;

/** How the answers of one instrument are read. */
export const scale = z.object({
  instrument,
  itemCount: z.number(),
  range: z.nullable(z.object({ min: z.number(), max: z.number() })),
  bands: z.array(z.object({ min: z.number(), code: z.string(), label: z.string() })),
  subscales: z.array(z.object({ code: z.string(), label: z.string() })),
  patterns: z.array(z.object({ code: z.string(), label: z.string() })),
  caveat: z.nullable(z.string()),
  sources: z.array(z.string()),
});
export type MeasureScale = z.output<typeof scale>;

export const reading = z.object({
  subscales: z.record(z.string(), z.nullable(z.number())),
  percent: z.nullable(z.number()),
  positive: z.nullable(z.boolean()),
  pattern: z.nullable(z.string()),
  triage: z.nullable(z.string()),
  complete: z.nullable(z.boolean()),
  contradicting: z.array(z.number()),
  sex: z.nullable(z.enum(["male", "female"])),
});

const maybe = z.nullable(z.boolean());
export const change = z.object({
  difference: z.number(),
  percentDrop: z.nullable(z.number()),
  direction: z.enum(["better", "worse", "same"]),
  minimalImportant: maybe,
  response: maybe,
  partialResponse: maybe,
  remission: maybe,
  reliableImprovement: maybe,
  deterioration: maybe,
  clinicallySignificant: maybe,
});
export type ChangeView = z.output<typeof change>;

/** Whether an instrument can be asked on screen, and why it is not scored where its items are not confirmed. */
export const offeredInstrument = z.object({ instrument, offered: z.boolean(), notScorable: z.nullable(z.string()) });
