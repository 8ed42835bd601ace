import * as z from "zod/mini";

import { agendaItems } from "./data/agenda.ts";

export const intentionCategories = ["healing", "understanding", "relationship", "letting-go", "exploration", "other"] as const;
export type IntentionCategory = (typeof intentionCategories)[number];

/** An intention is one short sentence; more belongs into the conversation. */
export const intentionLength = 280;

export const musicChoices = ["clinic-chooses", "calm", "nature", "own", "silence"] as const;
export const comfortChoices = ["yes", "no", "decide-then"] as const;
export const lightChoices = ["dim", "bright", "decide-then"] as const;

export const escortRelationships = ["partner", "family", "friend", "neighbour", "colleague", "other"] as const;

const words = z.string().check(z.trim(), z.maxLength(2_000));
const short = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const list = z.array(short).check(z.maxLength(20));

/** What the room should be like. Touch is agreed in the consent and stands there alone. */
export const settingChoice = z.object({
  music: z.enum(musicChoices),
  musicWords: words,
  eyeShades: z.enum(comfortChoices),
  blanket: z.enum(comfortChoices),
  light: z.enum(lightChoices),
  other: words,
});
export type SettingChoice = z.output<typeof settingChoice>;

export const supportPlan = z.object({
  /** Whom the patient can turn to in the days after: in words, without contact data. */
  supports: list,
  groundingPractices: list,
  /** The word that stops whatever is going on, at once. */
  stopWord: z.string().check(z.trim(), z.maxLength(40)),
  difficultMoments: words,
});
export type SupportPlan = z.output<typeof supportPlan>;

export const preparationNote = z.object({
  noteId: z.string(),
  covered: z.array(z.enum(agendaItems)),
  hopes: words,
  fears: words,
  observations: words,
  plan: words,
});
export type PreparationNote = z.output<typeof preparationNote>;

export const preparationEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("intention-recorded"), text: z.string(), category: z.enum(intentionCategories) }),
  z.extend(settingChoice, { type: z.literal("setting-chosen") }),
  z.object({
    type: z.literal("expectations-answered"),
    quizVersion: z.string(),
    /** The chosen option by question; a question that was not answered has no entry. */
    answers: z.record(z.string(), z.string()),
    understood: z.boolean(),
  }),
  z.extend(supportPlan, { type: z.literal("support-plan-recorded") }),
  /** Name and telephone of the escort are contact data and stand outside the log. */
  z.object({ type: z.literal("escort-named"), relationship: z.enum(escortRelationships), confirmed: z.boolean() }),
  z.object({ type: z.literal("preparedness-rated"), preparedness: z.object({ value: z.number(), unit: z.literal("{score}") }) }),
  z.extend(preparationNote, { type: z.literal("preparation-note-signed") }),
  z.object({ type: z.literal("preparation-completed") }),
]);

export type PreparationEvent = z.output<typeof preparationEvent>;
export type Of<Type extends PreparationEvent["type"]> = Omit<Extract<PreparationEvent, { type: Type }>, "type">;
