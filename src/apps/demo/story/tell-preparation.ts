import { preparationContract } from "#care/preparation/contract.ts";
import { expectationsQuiz } from "#care/preparation/rules/data/expectations-quiz.ts";
import type { IntentionCategory } from "#care/preparation/rules/events.ts";

import type { Journey } from "./journeys.ts";
import { state, type PatientStory } from "./patient-story.ts";

const intentions: readonly [readonly [string, IntentionCategory], ...(readonly [string, IntentionCategory])[]] = [
  ["To meet the sadness without running from it.", "healing"],
  ["To understand what I am guarding.", "understanding"],
  ["To let go of the voice that says I must earn my rest.", "letting-go"],
  ["To be gentle with the boy I was.", "healing"],
  ["To find my way back to my sister.", "relationship"],
  ["To be curious, whatever comes.", "exploration"],
];

const escorts = [
  { relationship: "partner", name: "Robin Ashdown" },
  { relationship: "friend", name: "Sasha Merriweather" },
  { relationship: "family", name: "Noel Inverarity" },
  { relationship: "neighbour", name: "Ottilie Crane" },
] as const;

const right = Object.fromEntries(expectationsQuiz.map((question) => [question.id, question.right]));

type Step = (story: PatientStory, journey: Journey) => Promise<unknown>;

const intention: Step = (story) => {
  const [text, category] = story.chance.pick(intentions);
  return state(story, preparationContract.recordIntention, {
    params: { episodeId: story.episodeId },
    body: { text, category },
    as: story.patient,
  });
};

const hopesAndFears: Step = (story) =>
  state(story, preparationContract.recordHopesAndFears, {
    params: { episodeId: story.episodeId },
    body: {
      hopes: "To sleep, and to stop bracing for the next thing.",
      fears: "That nothing happens. That too much does.",
      expectation: { value: story.chance.whole(4, 8), unit: "{score}" },
      motivation: { value: story.chance.whole(6, 10), unit: "{score}" },
    },
    as: story.patient,
  });

const touch: Step = (story, journey) =>
  state(story, preparationContract.chooseTouch, {
    params: { episodeId: story.episodeId },
    body: { hand: journey.person % 4 === 0 ? "ask" : "yes", shoulder: "ask", other: "" },
    as: story.patient,
  });

const expectations: Step = (story) =>
  state(story, preparationContract.answerExpectations, {
    params: { episodeId: story.episodeId },
    body: { answers: right },
    as: story.patient,
  });

const supportPlan: Step = (story) =>
  state(story, preparationContract.recordSupportPlan, {
    params: { episodeId: story.episodeId },
    body: {
      supports: ["My partner", "The therapist's line until eight", "988 at night"],
      groundingPractices: ["Feet on the floor, name five things", "Cold water on the wrists"],
      stopWord: "anchor",
      difficultMoments: "Say my name and where I am. No music for a while.",
    },
    as: story.patient,
  });

const setting: Step = (story) =>
  state(story, preparationContract.chooseSetting, {
    params: { episodeId: story.episodeId },
    body: {
      music: story.chance.pick(["calm", "nature", "clinic-chooses"]),
      musicWords: "No voices, please.",
      eyeShades: story.chance.pick(["yes", "decide-then"]),
      blanket: "yes",
      light: "dim",
      other: "",
    },
    as: story.patient,
  });

const note: Step = (story) =>
  state(story, preparationContract.signPreparationNote, {
    params: { episodeId: story.episodeId, noteId: story.chance.id(story.clock.at()) },
    body: {
      covered: ["history-and-goals", "expectations", "set", "setting", "intention", "difficult-moments", "touch-agreement", "safety-plan"],
      hopes: "Some distance to the old story, and sleep.",
      fears: "Losing control in front of somebody.",
      observations: "Open, thoughtful, a little tense. Good rapport.",
      plan: "One more short conversation on the morning of the session.",
    },
    as: story.therapist,
  });

const escort: Step = (story, journey) => {
  const { relationship, name } = story.chance.pick(escorts);
  const contact = { name, phone: `555-01${String(60 + (journey.person % 40)).padStart(2, "0")}` };
  return state(story, preparationContract.nameEscort, {
    params: { episodeId: story.episodeId },
    body: { relationship, confirmed: true, contact },
    as: story.patient,
  });
};

const preparedness: Step = (story) =>
  state(story, preparationContract.ratePreparedness, {
    params: { episodeId: story.episodeId },
    body: { preparedness: { value: story.chance.whole(6, 9), unit: "{score}" } },
    as: story.patient,
  });

const both =
  (one: Step, other: Step): Step =>
  async (story, journey) => {
    await one(story, journey);
    await other(story, journey);
  };

const steps: readonly Step[] = [
  both(intention, hopesAndFears),
  expectations,
  supportPlan,
  both(setting, touch),
  note,
  escort,
  preparedness,
];

/** The patient goes through the first `count` steps of the preparation. */
export const tellPreparation = async (story: PatientStory, journey: Journey, count: number): Promise<void> => {
  for (const step of steps.slice(0, count)) {
    story.clock.plus(story.chance.whole(4, 40));
    await step(story, journey);
  }
};

export const tellPrepared = (story: PatientStory): Promise<unknown> =>
  state(story, preparationContract.completePreparation, { params: { episodeId: story.episodeId }, body: {}, as: story.therapist });
