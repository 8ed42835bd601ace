import { dosingSessionContract as contract } from "#care/dosing-session/contract.ts";

import type { DosingSession } from "#care/dosing-session/rules/dosing-session.ts";
import { dosingSessionStream } from "#care/dosing-session/rules/dosing-session-stream.ts";
import { eventsToReview } from "#care/dosing-session/rules/review-adverse-events.ts";
import { inClinic } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import { inSession, step, type SessionStory, type Step } from "./session-story.ts";
import { fullSet } from "./simulated-patient.ts";
import { goesOut } from "./tell-before-dose.ts";

const assessment = {
  aldrete: { activity: 2, respiration: 2, circulation: 2, consciousness: 2, oxygenation: 2 },
  oriented: "yes",
  walks: "yes",
  rombergSteady: "yes",
  toleratesSips: "yes",
  nauseaControlled: "yes",
  dissociation: { value: 0, unit: "{score}" },
  newSuicidalIntent: "no",
  cssrs: { item4: "no", item5: "no", item6: "no" },
  settled: "yes",
  integrationBooked: "yes",
  escortPresent: "yes",
  escortName: "The escort named in the preparation",
  instructionsGiven: "yes",
  note: "Steady on the feet, tired, content.",
} as const;

/** Minutes after the dose at which the last look begins. */
export const observedFor = 124;

/** The last set, the assessment and the way out, beginning at that minute after the dose. */
export const stepsOfRelease = (session: SessionStory, from: number): readonly Step[] => {
  const { cast, therapist, chance } = session.story;
  const as = cast.monitor;
  return [
    step(from, (at) => {
      const values = fullSet(session.body, session.order.route, from);
      const body = {
        readingId: chance.id(at),
        source: { kind: "hand" as const },
        position: "sitting" as const,
        ...values,
        saturation: { value: 97, unit: "%" as const },
        confirmed: false,
      };
      return inSession(session, contract.chartVitals, { body, as, at });
    }),
    step(from + 3, (at) => inSession(session, contract.assessRelease, { body: { assessmentId: chance.id(at), ...assessment }, as, at })),
    step(from + 5, (at) => inSession(session, contract.releasePatient, { body: {}, as, at })),
    step(from + 6, (at) =>
      inSession(session, contract.noteEvent, { body: { noteId: chance.id(at), code: "discharge", text: "" }, as, at }),
    ),
    goesOut(session, from + 7, therapist),
    goesOut(session, from + 8, cast.monitor),
  ];
};

const readSession = async ({ story, sessionId }: SessionStory): Promise<DosingSession> => {
  const { log, clinic } = story;
  return inClinic(log.database, clinic.clinicId, (tx) => readStream(tx, dosingSessionStream, sessionId));
};

/** What was noted is looked at by the monitor; in this story it all passed by itself. Then the record is closed. */
export const stepsOfClosing = (session: SessionStory, minute: number): readonly Step[] => {
  const as = session.story.cast.monitor;
  return [
    step(minute - 2, async (at) => {
      const noted = eventsToReview(await readSession(session));
      const judged = noted.map(({ about }) => ({ about, as: "no-adverse-event" as const }));
      const body = { reviewId: session.story.chance.id(at), judged, note: noted.length === 0 ? "" : "Mild, passed by itself." };
      return inSession(session, contract.reviewAdverseEvents, { body, as, at });
    }),
    step(minute, (at) => inSession(session, contract.closeSession, { body: { note: "No adverse event beyond what is noted." }, as, at })),
  ];
};
