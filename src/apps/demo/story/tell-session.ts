import { goesOut, stepsBeforeDose } from "./tell-before-dose.ts";
import { tellSteps, type SessionStory, type Step } from "./session-story.ts";
import { wastesRest } from "./tell-drug.ts";
import { stepsAfterDose } from "./tell-after-dose.ts";
import { observedFor, stepsOfClosing, stepsOfRelease } from "./tell-release.ts";

/** Everything that people do in a session, from the open door to the closed record. */
const stepsOf = (session: SessionStory): readonly Step[] => [
  ...stepsBeforeDose(session),
  ...wastesRest(session),
  ...stepsAfterDose(session),
  goesOut(session, 22, session.story.cast.prescriber),
  ...stepsOfRelease(session, observedFor),
  ...stepsOfClosing(session, observedFor + 25),
];

/** Tells a session as far as it has come by now: one that is over to its end, one that runs to this minute. */
export const tellSession = (session: SessionStory, others: readonly Step[] = []): Promise<void> =>
  tellSteps(session, [...stepsOf(session), ...others]);
