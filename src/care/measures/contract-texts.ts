import * as z from "zod/mini";

import { action, nothing, read } from "#platform/http/contract.ts";
import { id, instant, words } from "#platform/http/schema.ts";

import { instrument, instrumentText, languageTag } from "./contract-forms.ts";

export const textSources = ["fhir", "csv"] as const;
export type TextSource = (typeof textSources)[number];

const file = {
  instrument,
  source: z.enum(textSources),
  /** The file's own text: FHIR JSON or CSV. */
  content: z.string().check(z.minLength(1), z.maxLength(500_000)),
  /** A second CSV with the columns raw and t, for instruments that are read by T scores. */
  tTable: z.nullable(z.string().check(z.maxLength(20_000))),
};

const textState = z.object({
  instrument,
  /** The language of the shipped wording; `null` where none is shipped. */
  shipped: z.nullable(z.string()),
  /** False where the items are not confirmed, so that no wording can be held against them. */
  loadable: z.boolean(),
  /** What is not scored of it, each with why, in words for a person. */
  limits: z.array(z.string()),
  /** The clinic's own wordings that are asked today, one a language. */
  loaded: z.array(
    z.object({
      version: z.number(),
      title: z.string(),
      language: z.string(),
      source: z.enum(textSources),
      licenceNote: z.string(),
      loadedAt: instant,
      loadedBy: z.string(),
    }),
  ),
});
export type TextState = z.output<typeof textState>;

const checked = z.object({
  text: z.nullable(instrumentText),
  problems: z.array(z.string()),
  /** What did not come with the wording, so that its scores stay unknown. */
  open: z.array(z.enum(["map", "table"])),
});
export type CheckedText = z.output<typeof checked>;

export const textsContract = {
  readInstrumentTexts: read({
    path: "/api/instrument-texts",
    summary: "Where the wording of each questionnaire comes from",
    permission: "clinic.configure",
    chart: "none",
    response: z.object({ timeZone: z.string(), clinicLanguage: z.string(), texts: z.array(textState) }),
  }),
  chooseClinicLanguage: action({
    path: "/api/instrument-texts/language",
    method: "PUT",
    summary: "Choose the language in which the clinic asks when it does not know better",
    permission: "clinic.configure",
    chart: "none",
    body: z.object({ choiceId: id, language: languageTag }),
    response: nothing,
  }),
  readQuestionnaire: read({
    path: "/api/instruments/questionnaire",
    summary: "A questionnaire's definition as FHIR R4 Questionnaire, with its wording where that is shipped",
    permission: "clinic.configure",
    chart: "none",
    query: z.object({ instrument }),
    response: z.record(z.string(), z.unknown()),
  }),
  checkInstrumentText: action({
    path: "/api/instrument-texts/check",
    summary: "Hold a wording against its definition without keeping it",
    permission: "clinic.configure",
    chart: "none",
    body: z.object(file),
    response: checked,
  }),
  loadInstrumentText: action({
    path: "/api/instrument-texts/load",
    summary: "Load the clinic's own wording of a questionnaire",
    permission: "clinic.configure",
    chart: "none",
    body: z.object({
      ...file,
      textId: id,
      /** The person states it; nothing is loaded otherwise. */
      holdsLicence: z.literal(true),
      /** Whose licence or permission it is, in the person's words. */
      licenceNote: words(1_000),
    }),
    response: z.object({ loaded: z.boolean() }),
  }),
};
