import * as z from "zod/mini";

import {
  aedpStates,
  aedpTransitions,
  eightCs,
  metaprocessingAffects,
  partTypes,
  permissions,
  sixFs,
  unburdeningSteps,
} from "./data/therapy-vocabulary.ts";

const words = z.string().check(z.trim(), z.maxLength(4_000));
const short = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const list = z.array(short).check(z.maxLength(40));
const rated = z.object({ value: z.number(), unit: z.literal("{score}") });
const rating = z.nullable(rated);
const partIds = z.array(z.string()).check(z.maxLength(40));

/** The therapist's note of the ketamine session itself: what belongs into the chart. */
export const sessionNote = z.object({
  kind: z.literal("session"),
  presentation: words,
  /** What it was like, in the patient's own words. */
  phenomenology: words,
  themes: list,
  affect: words,
  alliance: words,
  interventions: words,
  risk: words,
  plan: words,
});

/** Accelerated experiential dynamic psychotherapy: the four states, and what moved between them. Null is what nobody judged. */
export const aedpNote = z.object({
  kind: z.literal("aedp"),
  stateAtStart: z.nullable(z.enum(aedpStates)),
  stateAtEnd: z.nullable(z.enum(aedpStates)),
  transitions: z.array(z.enum(aedpTransitions)),
  coreEmotion: words,
  defence: words,
  anxiety: rating,
  redSignals: list,
  greenSignals: list,
  therapistPresence: words,
  metaprocessingAffects: z.array(z.enum(metaprocessingAffects)),
  metaprocessing: words,
  selfAtBest: words,
  triangle: z.object({ defence: words, anxiety: words, coreAffect: words }),
  undoingAloneness: list,
});

/** Internal family systems: one part as it was met. The newest note of a part is how the part stands; the earlier ones stay. */
export const ifsNote = z.object({
  kind: z.literal("ifs"),
  partId: z.string(),
  name: z.string().check(z.trim(), z.maxLength(80)),
  partType: z.enum(partTypes),
  /** As it was said: "seven", "as old as I am". */
  age: z.string().check(z.trim(), z.maxLength(80)),
  role: words,
  bodyLocation: words,
  fear: words,
  burden: words,
  protects: partIds,
  polarisedWith: partIds,
  feelingToward: words,
  /** How much of each quality was there toward this part; one that nobody rated has no entry. */
  selfEnergy: z.partialRecord(z.enum(eightCs), rated),
  trust: rating,
  sixFs: z.array(z.enum(sixFs)),
  unburdening: z.array(z.enum(unburdeningSteps)),
  unburdenedOn: z.nullable(z.iso.date()),
  permission: z.enum(permissions),
  /** False takes the part off the map; what was written of it stays. */
  onMap: z.boolean(),
  notes: words,
});

export const therapyNote = z.discriminatedUnion("kind", [sessionNote, aedpNote, ifsNote]);

/** What a typed note belongs to: the ketamine session, or an integration conversation by its signed note. */
export const noteSubject = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("session"), sessionId: z.string() }),
  z.object({ kind: z.literal("integration-note"), noteId: z.string() }),
]);

export type TherapyNote = z.output<typeof therapyNote>;
export type SessionNote = z.output<typeof sessionNote>;
export type AedpNote = z.output<typeof aedpNote>;
export type IfsNote = z.output<typeof ifsNote>;
export type NoteSubject = z.output<typeof noteSubject>;
