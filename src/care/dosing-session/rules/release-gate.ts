import type { Condition, GateReading } from "#kernel/gate.ts";
import { minutesBetween, type Instant } from "#kernel/time.ts";

import { scoreAldrete } from "./aldrete.ts";
import { asOf } from "./as-of.ts";
import { met, readingOf, unknown, unmet, type Asked } from "./condition.ts";
import { releaseLimits } from "./data/gate-limits.ts";
import type { Assessed, DosingSession } from "./dosing-session.ts";
import { firstDose } from "./dosing-session.ts";
import { observationEndsAt } from "./observation.ts";
import { alertTwice, backNearBaseline, otherVitals } from "./release-vitals.ts";

const asked = (number: number, label: string, kind: Asked["kind"] = "hard"): Asked => ({
  id: `REL-${number}`,
  label,
  kind,
  source: `monitoring.json DIS-${String(number).padStart(2, "0")}`,
});

const notAssessed = "Not assessed yet.";

const observed = (session: DosingSession, at: Instant): Condition => {
  const ask = asked(1, "Observed long enough since the dose");
  if (firstDose(session) === undefined) return met(ask, "No dose was given.");
  const until = observationEndsAt(session);
  if (until === null) return unknown(ask, "The infusion has no end on record.");
  const left = Math.ceil(minutesBetween(at, until));
  return left <= 0 ? met(ask, "The observation time is over.") : unmet(ask, `${left} more minutes.`);
};

const aldrete = (assessed: Assessed | undefined): Condition => {
  const ask = asked(2, "Modified Aldrete score of 9 or more, no item of 0");
  if (assessed === undefined) return unknown(ask, notAssessed);
  const result = scoreAldrete(assessed.aldrete);
  if (result.kind === "unknown") return unknown(ask, `Not scored: ${result.missing.join(", ")}.`);
  return (result.passes ? met : unmet)(ask, `${result.total} of 10.`);
};

type Answer = "yes" | "no" | "unknown";

const answered = (
  ask: Asked,
  answer: Answer | undefined,
  wanted: "yes" | "no",
  words: { readonly met: string; readonly unmet: string },
): Condition => {
  if (answer === undefined || answer === "unknown") return unknown(ask, notAssessed);
  return answer === wanted ? met(ask, words.met) : unmet(ask, words.unmet);
};

const dissociation = (assessed: Assessed | undefined): Condition => {
  const ask = asked(7, "Dissociation resolved (2 of 10 or less by own rating)");
  const value = assessed?.dissociation?.value;
  if (value === undefined) return unknown(ask, notAssessed);
  return (value <= releaseLimits.dissociationUpTo ? met : unmet)(ask, `${value} of 10.`);
};

const walks = (assessed: Assessed | undefined): Condition => {
  const ask = asked(8, "Walks unaided and steady; keeps sips down");
  if (assessed?.walks === "no") return unmet(ask, "Does not walk unaided yet.");
  if (assessed?.toleratesSips === "no") return unmet(ask, "Nausea is not under control yet.");
  const isKnown = assessed?.walks === "yes" && assessed.toleratesSips === "yes";
  return isKnown ? met(ask, "Walks unaided, keeps sips down.") : unknown(ask, notAssessed);
};

const settled = (assessed: Assessed | undefined): Condition => {
  const ask = asked(10, "Settled, debriefed, integration booked within 7 days", "override");
  if (assessed?.settled === "no") return unmet(ask, "Not settled yet.");
  if (assessed?.integrationBooked === "no") return unmet(ask, "No integration session is booked.");
  const isKnown = assessed?.settled === "yes" && assessed.integrationBooked === "yes";
  return isKnown ? met(ask, "Settled; integration is booked.") : unknown(ask, notAssessed);
};

const escort = (assessed: Assessed | undefined): Condition => {
  const ask = asked(11, "A responsible adult is here, and who it is");
  const answer = answered(ask, assessed?.escortPresent, "yes", { met: assessed?.escortName ?? "", unmet: "Nobody is here yet." });
  return answer.status === "met" && answer.reason.trim() === "" ? unmet(ask, "Record who the escort is.") : answer;
};

const signature = (signer: string | null): Condition => {
  const ask = asked(13, "Signed by the prescriber or a delegated nurse");
  return signer === null ? unmet(ask, "Not signed yet.") : met(ask, "Signed with this release.", signer);
};

/**
 * What the RELEASE gate says at `at` (REL-1…REL-13), by the newest assessment that was known then. `signer` is who signs the release
 * now; null where somebody only looks.
 */
export const releaseGate = (whole: DosingSession, at: Instant, signer: string | null): GateReading => {
  const session = asOf(whole, at);
  const assessed = session.assessments.at(-1);
  return readingOf(session, "RELEASE", [
    observed(session, at),
    aldrete(assessed),
    alertTwice(session, asked(3, "Fully alert on two checks 15 minutes apart")),
    backNearBaseline(session, at, asked(4, "Blood pressure below 160/100 and back near baseline", "override")),
    otherVitals(session, at, asked(5, "SpO2, breathing and heart rate inside limits")),
    answered(asked(6, "Oriented to person, place, time and situation"), assessed?.oriented, "yes", {
      met: "Oriented.",
      unmet: "Not oriented yet.",
    }),
    dissociation(assessed),
    walks(assessed),
    answered(asked(9, "No new suicidal intent", "override"), assessed?.newSuicidalIntent, "no", {
      met: "None.",
      unmet: "New suicidal intent: the prescriber decides what happens next.",
    }),
    settled(assessed),
    escort(assessed),
    answered(asked(12, "Written instructions given"), assessed?.instructionsGiven, "yes", { met: "Given.", unmet: "Not given yet." }),
    signature(signer),
  ]);
};
