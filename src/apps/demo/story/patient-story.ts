import type { NoteKeys } from "#care/integration/server/note-keys.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Outcome } from "#platform/event-log/execute.ts";
import type { Command, Params, PathOf, SentBody } from "#platform/http/contract.ts";
import type { ClinicalLog } from "#platform/event-log/execute.ts";
import type { KnownCaller } from "#platform/identity/caller.ts";

import type { RunCommand } from "../command-runner.ts";
import type { SeededClinic } from "../seed-clinics.ts";
import type { Cast } from "./cast.ts";
import type { Chance } from "./chance.ts";
import type { DemoPerson } from "./people-of-the-story.ts";
import type { StoryClock } from "./story-clock.ts";

/** One clinic's part of the story. */
export type ClinicStory = {
  readonly log: ClinicalLog;
  readonly noteKeys: NoteKeys;
  readonly run: RunCommand;
  readonly clinic: SeededClinic;
  readonly cast: Cast;
};

/** One patient's part of the story: where they are on their way, and what chance has for them. */
export type PatientStory = ClinicStory & {
  readonly person: DemoPerson;
  readonly patientId: Uuid;
  readonly episodeId: Uuid;
  readonly patient: KnownCaller;
  readonly therapist: KnownCaller;
  readonly chance: Chance;
  readonly clock: StoryClock;
};

/** Lets somebody state something in the patient's episode, at the moment of the clock or at another. */
export const state = <R extends Command>(
  { run, clock }: PatientStory,
  route: R,
  said: { readonly params: Params<PathOf<R>>; readonly body: SentBody<R>; readonly as: KnownCaller; readonly at?: Instant },
): Promise<Outcome> => run(route, { params: said.params, body: said.body, caller: said.as, at: said.at ?? clock.at() });
