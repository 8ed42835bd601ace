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

/** How the patient wishes to be touched: yes, ask me each time, or no. */
export const touchAnswers = ["yes", "ask", "no"] as const;

const words = z.string().check(z.trim(), z.maxLength(2_000));
const short = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const rating = z.object({ value: z.number(), unit: z.literal("{score}") });
const list = z.array(short).check(z.maxLength(20));

/** What the room should be like. */
export const settingChoice = z.object({
  music: z.enum(musicChoices),
  musicWords: words,
  eyeShades: z.enum(comfortChoices),
  blanket: z.enum(comfortChoices),
  light: z.enum(lightChoices),
  other: words,
});
export type SettingChoice = z.output<typeof settingChoice>;

/** What the patient hopes for and is afraid of; a rating is null while nobody gave it. */
export const hopesAndFears = z.object({
  hopes: words,
  fears: words,
  /** How much the patient expects it to help, and how much they want to do it, 0 to 10. */
  expectation: z.nullable(rating),
  motivation: z.nullable(rating),
});
export type HopesAndFears = z.output<typeof hopesAndFears>;

/** What the patient wishes within what the consent allows. It never widens a consent; the stop word stands in the support plan. */
export const touchWishes = z.object({ hand: z.enum(touchAnswers), shoulder: z.enum(touchAnswers), other: words });
export type TouchWishes = z.output<typeof touchWishes>;

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
  z.object({ type: z.literal("preparedness-rated"), preparedness: rating }),
  z.extend(hopesAndFears, { type: z.literal("hopes-and-fears-recorded") }),
  z.extend(touchWishes, { type: z.literal("touch-wishes-chosen") }),
  z.extend(preparationNote, { type: z.literal("preparation-note-signed") }),
  z.object({ type: z.literal("preparation-completed") }),
]);

export type PreparationEvent = z.output<typeof preparationEvent>;
export type Of<Type extends PreparationEvent["type"]> = Omit<Extract<PreparationEvent, { type: Type }>, "type">;
