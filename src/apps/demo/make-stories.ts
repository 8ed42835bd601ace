import type { NoteKeys } from "#care/integration/server/note-keys.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { ClinicalLog } from "#platform/event-log/execute.ts";

import { careRoutes } from "../server/care-routes.ts";
import { commandRunner } from "./command-runner.ts";
import type { SeededClinic } from "./seed-clinics.ts";
import { castOf, patientCaller } from "./story/cast.ts";
import { chance, seedOf } from "./story/chance.ts";
import type { Journey } from "./story/journeys.ts";
import type { ClinicStory, PatientStory } from "./story/patient-story.ts";
import type { DemoPerson } from "./story/people-of-the-story.ts";
import { storyClock, type Calendar } from "./story/story-clock.ts";

export type Telling = {
  readonly log: ClinicalLog;
  readonly noteKeys: NoteKeys;
  readonly seed: number;
  readonly now: Instant;
  /** Where patients reach this server, for the links in the story's messages. */
  readonly origin: string;
};

export const clinicStory = ({ log, noteKeys }: Pick<Telling, "log" | "noteKeys">, clinic: SeededClinic): ClinicStory => ({
  log,
  noteKeys,
  run: commandRunner(log, careRoutes),
  clinic,
  cast: castOf(clinic),
});

type About = {
  readonly person: DemoPerson;
  readonly journey: Journey;
  readonly calendar: Calendar;
  readonly from: Instant;
  readonly seed: number;
  /** Who they are, when an earlier start has told of them already. */
  readonly known?: { readonly patientId: Uuid; readonly episodeId: Uuid };
};

/** A patient's story from that moment on. */
export const patientStory = (story: ClinicStory, { person, journey, calendar, from, seed, known }: About): PatientStory => {
  const luck = chance(seedOf(seed, story.clinic.slug, journey.person));
  const { patientId, episodeId } = known ?? { patientId: luck.id(from), episodeId: luck.id(from) };
  return {
    ...story,
    person,
    patientId,
    episodeId,
    patient: patientCaller(story.clinic.clinicId, patientId),
    therapist: story.cast.therapist(journey.person),
    chance: luck,
    clock: storyClock(calendar, from),
  };
};
