import type { dosingSessionContract } from "#care/dosing-session/contract.ts";
import type { Uuid } from "#kernel/ids.ts";
import { isBefore, minutesBetween, plusMinutes, type Instant } from "#kernel/time.ts";
import type { Outcome } from "#platform/event-log/execute.ts";
import type { Command, SentBody } from "#platform/http/contract.ts";
import type { KnownCaller } from "#platform/identity/caller.ts";

import type { Journey } from "./journeys.ts";
import { state, type PatientStory } from "./patient-story.ts";
import { simulatedPatient, type SimulatedPatient } from "./simulated-patient.ts";
import type { StoryOrder } from "./tell-plan.ts";

/** One dosing session of the story. */
export type SessionStory = {
  readonly story: PatientStory;
  readonly journey: Journey;
  readonly sessionId: Uuid;
  readonly roomId: Uuid;
  readonly order: StoryOrder;
  readonly lotId: Uuid;
  /** The first dose, and what is drawn for it. */
  readonly doseId: Uuid;
  readonly doseAt: Instant;
  readonly body: SimulatedPatient;
};

export const sessionStory = (session: Omit<SessionStory, "sessionId" | "doseId" | "body">): SessionStory => {
  const { chance } = session.story;
  const sessionId = chance.id(plusMinutes(session.doseAt, -40));
  return { ...session, sessionId, doseId: chance.id(session.doseAt), body: simulatedPatient(sessionId) };
};

/** Something that happens so many minutes after the dose (before it: a negative number). */
export type Step = { readonly minute: number; readonly tell: (at: Instant) => Promise<void> };

export const step = (minute: number, tell: (at: Instant) => Promise<unknown>): Step => ({
  minute,
  tell: async (at) => void (await tell(at)),
});

type SessionRoute = {
  [Name in keyof typeof dosingSessionContract]: (typeof dosingSessionContract)[Name] extends Command<infer Path>
    ? Path extends `/api/episodes/:episodeId/dosing-sessions/:sessionId/${string}`
      ? (typeof dosingSessionContract)[Name]
      : never
    : never;
}[keyof typeof dosingSessionContract];

/** Lets somebody state something in the session. */
export const inSession = <R extends SessionRoute>(
  { story, sessionId }: SessionStory,
  route: R,
  said: { readonly body: SentBody<R>; readonly as: KnownCaller; readonly at: Instant },
): Promise<Outcome> => state<SessionRoute>(story, route, { params: { episodeId: story.episodeId, sessionId }, ...said });

/** So many minutes from the dose, and never on the day before it: what is asked "today" would not count any more. */
export const momentBefore = (doseAt: Instant, minute: number, timeZone: string): Instant => {
  const at = plusMinutes(doseAt, minute);
  const dayBegins = doseAt.toZonedDateTimeISO(timeZone).startOfDay().toInstant();
  return isBefore(at, dayBegins) ? dayBegins : at;
};

export const momentOf = ({ doseAt, story }: SessionStory, minute: number): Instant =>
  minute < 0 ? momentBefore(doseAt, minute, story.clinic.timeZone) : plusMinutes(doseAt, minute);

/** Tells the steps in their order, as far as the story has come. */
export const tellSteps = async (session: SessionStory, steps: readonly Step[]): Promise<void> => {
  const elapsed = minutesBetween(session.doseAt, session.story.clock.calendar.now);
  for (const { minute, tell } of steps.toSorted((one, other) => one.minute - other.minute)) {
    if (minute <= elapsed) await tell(momentOf(session, minute));
  }
};
