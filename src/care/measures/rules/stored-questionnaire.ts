import * as z from "zod/mini";

const extension = z.object({
  url: z.string(),
  valueDecimal: z.optional(z.number()),
  valueInteger: z.optional(z.number()),
  valueCodeableConcept: z.optional(z.object({ coding: z.optional(z.array(z.object({ code: z.optional(z.string()) }))) })),
});
const extensions = z.optional(z.array(extension));

const coding = z.object({
  system: z.optional(z.string()),
  code: z.optional(z.string()),
  display: z.optional(z.string()),
  extension: extensions,
});
export type StoredCoding = z.output<typeof coding>;

const answerOption = z.object({
  extension: extensions,
  valueCoding: z.optional(coding),
  valueInteger: z.optional(z.number()),
  valueString: z.optional(z.string()),
});
export type StoredOption = z.output<typeof answerOption>;

/** Items below are taken apart one level at a time, so that a deep file cannot exhaust the stack. */
export const storedItem = z.object({
  linkId: z.string(),
  text: z.optional(z.string()),
  type: z.string(),
  code: z.optional(z.array(coding)),
  extension: extensions,
  answerOption: z.optional(z.array(answerOption)),
  answerValueSet: z.optional(z.string()),
  item: z.optional(z.array(z.unknown())),
});
export type StoredItem = z.output<typeof storedItem>;

const concept = z.object({ code: z.string(), display: z.optional(z.string()), extension: extensions });
const include = z.object({ system: z.optional(z.string()), concept: z.optional(z.array(concept)) });
/** A set of answers that a questionnaire carries in itself. */
export const storedValueSet = z.object({
  resourceType: z.literal("ValueSet"),
  id: z.string(),
  compose: z.object({ include: z.array(include) }),
});

/** As much of a FHIR R4 Questionnaire as an instrument's wording is read from. */
export const storedQuestionnaire = z.object({
  resourceType: z.literal("Questionnaire"),
  language: z.optional(z.string()),
  title: z.optional(z.string()),
  copyright: z.optional(z.string()),
  contained: z.optional(z.array(z.unknown())),
  item: z.optional(z.array(z.unknown())),
});
