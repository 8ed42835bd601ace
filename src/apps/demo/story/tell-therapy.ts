import { integrationContract } from "#care/integration/contract.ts";
import type { AedpNote, IfsNote, SessionNote, TherapyNote } from "#care/integration/rules/stored-therapy-note.ts";
import type { Uuid } from "#kernel/ids.ts";
import { score } from "#kernel/quantity.ts";

import { state, type PatientStory } from "./patient-story.ts";
import { storyGoals } from "./tell-plan.ts";

const sign = (story: PatientStory, sessionId: Uuid, note: TherapyNote): Promise<unknown> =>
  state(story, integrationContract.signTherapyNote, {
    params: { episodeId: story.episodeId, noteId: story.chance.id(story.clock.at()) },
    body: { about: { kind: "session", sessionId }, note },
    as: story.therapist,
  });

const sessionNote: SessionNote = {
  kind: "session",
  presentation: "Rested, a little tense; the intention was read aloud before the dose.",
  phenomenology: "“Wide, blue, and nobody wanted anything of me.”",
  themes: ["Being carried", "An old house"],
  affect: "Fear in the first minutes, then tears without effort, tenderness at the end.",
  alliance: "Looked for the therapist's voice twice and settled at it.",
  interventions: "Few words; breath; named the room once.",
  risk: "Asked before leaving: no thoughts of suicide.",
  plan: "Rest today; first contact tomorrow; conversation on the second day.",
};

const aedpNote: AedpNote = {
  kind: "aedp",
  stateAtStart: "1",
  stateAtEnd: "3",
  transitions: ["1-2", "2-3"],
  coreEmotion: "Grief for the father",
  defence: "Making light of it; looking after the therapist",
  anxiety: { ...score(5) },
  redSignals: ["Breath held", "Gaze away"],
  greenSignals: ["A deep breath", "Eyes come back"],
  therapistPresence: "Close and slow, with few words",
  metaprocessingAffects: ["healing", "tremulous"],
  metaprocessing: "What it is like to have been seen: “new, and I did not have to pay for it”.",
  selfAtBest: "The one who sat with his sister all night",
  triangle: { defence: "Irony", anxiety: "Shame in the chest", coreAffect: "Grief, then tenderness" },
  undoingAloneness: ["“I am here with you in this”, and the hand that stayed"],
};

const part = (partId: string, name: string, partType: IfsNote["partType"], change: Partial<IfsNote>): IfsNote => ({
  kind: "ifs",
  partId,
  name,
  partType,
  age: "",
  role: "",
  bodyLocation: "",
  fear: "",
  burden: "",
  protects: [],
  polarisedWith: [],
  feelingToward: "",
  selfEnergy: {},
  trust: null,
  sixFs: [],
  unburdening: [],
  unburdenedOn: null,
  permission: "not-asked",
  onMap: true,
  notes: "",
  ...change,
});

/** The parts as they were first met; those who protect come after those whom they protect. */
const firstParts: readonly IfsNote[] = [
  part("child", "The boy at the window", "exile", {
    age: "six",
    bodyLocation: "Behind the breastbone",
    burden: "That he was too much",
    sixFs: ["find", "focus"],
  }),
  part("guard", "The guard at the door", "manager", {
    age: "as old as I am",
    role: "Checks everybody before they come near",
    bodyLocation: "Jaw and shoulders",
    fear: "That the boy is laughed at again",
    protects: ["child"],
    feelingToward: "Tired of it, and a little grateful",
    selfEnergy: { calm: { ...score(4) }, curiosity: { ...score(6) }, compassion: { ...score(3) } },
    trust: { ...score(2) },
    sixFs: ["find", "focus", "flesh-out", "feel-toward"],
    permission: "no",
  }),
  part("runner", "The one who leaves", "firefighter", {
    role: "Ends things before they end",
    fear: "Being held fast",
    protects: ["child"],
    polarisedWith: ["guard"],
    trust: { ...score(3) },
    sixFs: ["find"],
  }),
];

const guardLater = (given: number): IfsNote => ({
  ...part("guard", "The guard at the door", "manager", {
    age: "as old as I am",
    role: "Watches, and asks before it shuts",
    protects: ["child"],
    polarisedWith: ["runner"],
    feelingToward: "Warm",
    selfEnergy: { calm: { ...score(6) }, curiosity: { ...score(7) }, compassion: { ...score(7) }, courage: { ...score(5) } },
    sixFs: ["feel-toward", "befriend", "fear"],
    permission: "yes",
  }),
  trust: { ...score(Math.min(9, 3 + 2 * given)) },
});

/** What the therapist writes of a session beside the conversation's note, and how far the goals are. */
export const tellTherapyNotes = async (story: PatientStory, sessionId: Uuid, person: number, given: number): Promise<void> => {
  const { clock } = story;
  const first = person % 2 === 0 ? [sessionNote, aedpNote] : [sessionNote, ...firstParts];
  const later = person % 2 === 0 ? [] : [guardLater(given)];
  for (const note of given === 0 ? first : later) {
    clock.plus(3);
    await sign(story, sessionId, note);
  }
  for (const [place, { goalId }] of storyGoals.entries()) {
    clock.plus(1);
    await state(story, integrationContract.rateGoal, {
      params: { episodeId: story.episodeId },
      body: { goalId, progress: { value: Math.min(8, 2 + place + 2 * given + (person % 2)), unit: "{score}" }, words: "" },
      as: story.patient,
    });
  }
};
