import * as z from "zod/mini";

import { score } from "#kernel/quantity.ts";
import { textLines } from "#ui/controls/text-lines.ts";

import { aedpStates, aedpTransitions, metaprocessingAffects } from "../rules/data/therapy-vocabulary.ts";
import type { AedpNote } from "../rules/stored-therapy-note.ts";

const text = z.string();
const state = z.enum(["", ...aedpStates]);

/** An AEDP note while it is written; lists are one thing a line. */
export const aedpDraft = z.object({
  stateAtStart: state,
  stateAtEnd: state,
  transitions: z.array(z.enum(aedpTransitions)),
  coreEmotion: text,
  defence: text,
  anxiety: z.nullable(z.number()),
  redSignals: text,
  greenSignals: text,
  therapistPresence: text,
  metaprocessingAffects: z.array(z.enum(metaprocessingAffects)),
  metaprocessing: text,
  selfAtBest: text,
  triangleDefence: text,
  triangleAnxiety: text,
  triangleCore: text,
  undoingAloneness: text,
});
export type AedpDraft = z.output<typeof aedpDraft>;

export const emptyAedp: AedpDraft = {
  stateAtStart: "",
  stateAtEnd: "",
  transitions: [],
  coreEmotion: "",
  defence: "",
  anxiety: null,
  redSignals: "",
  greenSignals: "",
  therapistPresence: "",
  metaprocessingAffects: [],
  metaprocessing: "",
  selfAtBest: "",
  triangleDefence: "",
  triangleAnxiety: "",
  triangleCore: "",
  undoingAloneness: "",
};

/** The draft as the command wants it. What nobody chose stays unknown. */
export const aedpFrom = (draft: AedpDraft): AedpNote => ({
  kind: "aedp",
  stateAtStart: draft.stateAtStart === "" ? null : draft.stateAtStart,
  stateAtEnd: draft.stateAtEnd === "" ? null : draft.stateAtEnd,
  transitions: draft.transitions,
  coreEmotion: draft.coreEmotion,
  defence: draft.defence,
  anxiety: draft.anxiety === null ? null : { ...score(draft.anxiety) },
  redSignals: textLines(draft.redSignals),
  greenSignals: textLines(draft.greenSignals),
  therapistPresence: draft.therapistPresence,
  metaprocessingAffects: draft.metaprocessingAffects,
  metaprocessing: draft.metaprocessing,
  selfAtBest: draft.selfAtBest,
  triangle: { defence: draft.triangleDefence, anxiety: draft.triangleAnxiety, coreAffect: draft.triangleCore },
  undoingAloneness: textLines(draft.undoingAloneness),
});
