import { integrationContract } from "#care/integration/contract.ts";
import { writePsychotherapyNote } from "#care/integration/server/psychotherapy-notes.ts";
import type { Uuid } from "#kernel/ids.ts";
import { inClinic } from "#platform/database/transaction.ts";

import { personIdOf } from "./cast.ts";
import { state, type PatientStory } from "./patient-story.ts";

/** The first contact, a day or two after the dose. */
export const tellEarlyContact = (story: PatientStory, sessionId: Uuid): Promise<unknown> =>
  state(story, integrationContract.recordEarlyContact, {
    params: { episodeId: story.episodeId, contactId: story.chance.id(story.clock.at()) },
    body: {
      sessionId,
      how: "telephone",
      reached: true,
      safety: "no-concern",
      note: "Slept well, a little tired. No thoughts of suicide. Comes on the agreed day.",
    },
    as: story.cast.monitor,
  });

const notes = [
  {
    themes: ["Distance to an old fear", "The house of childhood"],
    emotions: [
      { name: "sadness", intensity: { value: 6, unit: "{score}" } },
      { name: "tenderness", intensity: { value: 8, unit: "{score}" } },
    ],
    insights: ["The guard at the door is tired, and may sit down."],
    perspectiveShift: "From “I am broken” to “a part of me is frightened”.",
    challenging: "A minute of losing the ground, met with a hand held.",
    intentionOutcome: "partly",
    interventions: "Parts work with the protector; slow return to the body.",
    risk: "No thoughts of suicide, asked directly.",
    plan: "Ten quiet minutes each morning; write to the sister.",
  },
  {
    themes: ["Letting others help", "Rest without earning it"],
    emotions: [{ name: "relief", intensity: { value: 7, unit: "{score}" } }],
    insights: ["Saying no did not end the friendship."],
    perspectiveShift: "Being looked after is not a debt.",
    challenging: "",
    intentionOutcome: "met",
    interventions: "Undoing aloneness; staying with the warmth until it was felt.",
    risk: "None voiced; asked directly.",
    plan: "One evening a week without the telephone.",
  },
  {
    themes: ["Grief that had no place"],
    emotions: [{ name: "grief", intensity: { value: 8, unit: "{score}" } }],
    insights: ["The grief was waiting, and it was not endless."],
    perspectiveShift: "",
    challenging: "Wanted to stop once, and chose to stay.",
    intentionOutcome: "changed",
    interventions: "Titration, orienting, naming.",
    risk: "Passing thoughts last week, none now; safety plan read again together.",
    plan: "Visit the grave with a friend; practice as before.",
  },
] as const;

/** The progress note of the conversation that follows a session. */
export const tellIntegrationNote = async (story: PatientStory, sessionId: Uuid, place: number): Promise<void> => {
  const note = notes[place % notes.length] ?? notes[0];
  const noteId = story.chance.id(story.clock.at());
  await state(story, integrationContract.signIntegrationNote, {
    params: { episodeId: story.episodeId, noteId },
    body: {
      ...note,
      sessionId,
      themes: [...note.themes],
      emotions: note.emotions.map((one) => ({ ...one })),
      insights: [...note.insights],
      covered: ["check-in", "re-tell", "themes-and-emotions", "insights", "practices"],
      support: ["The sister", "The choir on Thursdays"],
      readiness: { value: 6 + (place % 3), unit: "{score}" },
    },
    as: story.therapist,
  });
};

const practices = [
  { text: "Ten quiet minutes before the telephone comes on.", frequency: "daily", kind: "meditation" },
  { text: "Write one page to the part that keeps watch.", frequency: "weekly", kind: "journal" },
  { text: "A walk without a purpose.", frequency: "few-times-a-week", kind: "movement" },
] as const;

/** What is agreed for daily life, with the patient's own word on how it goes. @returns the practice's id */
export const tellPractice = async (story: PatientStory, place: number, checked: boolean): Promise<Uuid> => {
  const { episodeId, clock, chance, patient, therapist } = story;
  const practiceId = chance.id(clock.at());
  const { text, frequency, kind } = practices[place % practices.length] ?? practices[0];
  await state(story, integrationContract.agreePractice, {
    params: { episodeId, practiceId },
    body: { text, frequency, due: null, kind },
    as: therapist,
  });
  if (!checked) return practiceId;
  clock.plus(60 * 26);
  const done = chance.pick(["yes", "yes", "partly"]);
  await state(story, integrationContract.checkPractice, {
    params: { episodeId, practiceId },
    body: { done, words: done === "yes" ? "Easier than I thought." : "Three days of five." },
    as: patient,
  });
  return practiceId;
};

export const tellPracticeEnded = (story: PatientStory, practiceId: Uuid): Promise<unknown> =>
  state(story, integrationContract.endPractice, {
    params: { episodeId: story.episodeId, practiceId },
    body: { status: "done" },
    as: story.patient,
  });

/** The therapist's own process note, which nobody else can read. */
export const tellPsychotherapyNote = (story: PatientStory): Promise<unknown> =>
  inClinic(story.log.database, story.clinic.clinicId, (tx) =>
    writePsychotherapyNote(
      tx,
      story.noteKeys,
      { authorId: personIdOf(story.therapist), episodeId: story.episodeId },
      {
        noteId: story.chance.id(story.clock.at()),
        text: "My own pull to comfort too soon; the silence after the tears did more than any word of mine.",
      },
      story.clock.at(),
    ),
  );

export const tellCourseCompleted = (story: PatientStory): Promise<unknown> =>
  state(story, integrationContract.completeCourse, {
    params: { episodeId: story.episodeId },
    body: { summary: "The course is done as planned. Practices go on; follow-up by questionnaire and telephone.", reason: "" },
    as: story.therapist,
  });
