import type { Condition, GateReading } from "#kernel/gate.ts";
import { settled as valueOf, type Protocol } from "#kernel/setting.ts";
import { minutesBetween, type Instant } from "#kernel/time.ts";

import { scoreAldrete } from "./aldrete.ts";
import { asOf } from "./as-of.ts";
import { asked, met, readingOf, unknown, unmet, type Asked } from "./condition.ts";
import { releaseLimits } from "./data/release-settings.ts";
import type { Assessed, DosingSession } from "./dosing-session.ts";
import { firstDose } from "./dosing-session.ts";
import { mandatoryPressures } from "./mandatory-pressures.ts";
import { observationEndsAt } from "./observation.ts";
import { protocolOf } from "./protocol.ts";
import { alertTwice, backNearBaseline, otherVitals } from "./release-vitals.ts";
import { unlessDoubted } from "./unless-doubted.ts";

const notAssessed = "Not assessed yet.";

const observed = (session: DosingSession, at: Instant): Condition => {
  const ask = asked("REL-1", "Observed long enough since the dose");
  if (firstDose(session) === undefined) return met(ask, "No dose was given.");
  const until = observationEndsAt(session);
  if (until === null) return unknown(ask, "The infusion has no end on record.");
  const left = Math.ceil(minutesBetween(at, until));
  return left <= 0 ? met(ask, "The observation time is over.") : unmet(ask, `${left} more minutes.`);
};

const aldrete = (assessed: Assessed | undefined, protocol: Protocol): Condition => {
  const [least, each] = [valueOf(protocol, releaseLimits.aldreteLeast).value, valueOf(protocol, releaseLimits.aldreteEach).value];
  const ask = asked("REL-2", `Modified Aldrete score of ${least} or more, no item below ${each}`);
  if (assessed === undefined) return unknown(ask, notAssessed);
  const result = scoreAldrete(assessed.aldrete, protocol);
  if (result.kind === "unknown") return unknown(ask, `Not scored: ${result.missing.join(", ")}.`);
  return (result.passes ? met : unmet)(ask, `${result.total} of 10.`);
};

type Answer = "yes" | "no" | "unknown";

const answered = (ask: Asked, answer: Answer | undefined, words: { readonly met: string; readonly unmet: string }): Condition => {
  if (answer === undefined || answer === "unknown") return unknown(ask, notAssessed);
  return answer === "yes" ? met(ask, words.met) : unmet(ask, words.unmet);
};

/** REL-7: by the patient's own rating, or because the CADSS is back to what it was before the dose. */
const dissociation = (assessed: Assessed | undefined, protocol: Protocol): Condition => {
  const most = valueOf(protocol, releaseLimits.dissociationUpTo).value;
  const ask = asked("REL-7", `Dissociation resolved (${most} of 10 or less by own rating, or CADSS back to what it was)`);
  const value = assessed?.dissociation?.value;
  const cadss = assessed?.cadss ?? null;
  if (value !== undefined && value <= most) return met(ask, `${value} of 10.`);
  if (cadss !== null && cadss.now.value <= cadss.before.value) return met(ask, `CADSS ${cadss.now.value}, before ${cadss.before.value}.`);
  if (value === undefined && cadss === null) return unknown(ask, notAssessed);
  return unmet(ask, value === undefined ? `CADSS ${cadss?.now.value ?? ""}, before ${cadss?.before.value ?? ""}.` : `${value} of 10.`);
};

type Item = { readonly answer: Answer | undefined; readonly no: string };

/** Every part must be a yes; a part that an older assessment did not ask by itself was asked within another. */
const allOf = (ask: Asked, items: readonly Item[], all: string): Condition => {
  const no = items.find(({ answer }) => answer === "no");
  if (no !== undefined) return unmet(ask, no.no);
  return items.every(({ answer }) => answer === "yes") ? met(ask, all) : unknown(ask, notAssessed);
};

const walks = (assessed: Assessed | undefined): Condition =>
  allOf(
    asked("REL-8", "Walks unaided and steady; keeps sips down, nausea under control"),
    [
      { answer: assessed?.walks, no: "Does not walk unaided yet." },
      { answer: assessed?.rombergSteady ?? assessed?.walks, no: "Not steady with closed eyes (Romberg)." },
      { answer: assessed?.toleratesSips, no: "Does not keep sips down yet." },
      { answer: assessed?.nauseaControlled ?? assessed?.toleratesSips, no: "Nausea is not under control yet." },
    ],
    "Walks unaided, steady, keeps sips down.",
  );

/** REL-9: nothing of intent, plan or behaviour since the last contact (C-SSRS 4 to 6); else the prescriber decides. */
const suicideRisk = (assessed: Assessed | undefined): Condition => {
  const ask = asked("REL-9", "No new suicidal intent, plan or behaviour (C-SSRS since last contact, 4 to 6)", "override");
  const { item4, item5, item6 } = assessed?.cssrs ?? {};
  const answers = assessed?.cssrs === undefined ? [assessed?.newSuicidalIntent] : [item4, item5, item6, assessed.newSuicidalIntent];
  if (answers.includes("yes")) return unmet(ask, "New suicidal intent: the prescriber decides what happens next.");
  return answers.every((answer) => answer === "no") ? met(ask, "None.") : unknown(ask, notAssessed);
};

const settled = (assessed: Assessed | undefined, protocol: Protocol): Condition =>
  allOf(
    asked(
      "REL-10",
      `Settled, debriefed, integration booked within ${valueOf(protocol, releaseLimits.integrationWithin).value} days`,
      "override",
    ),
    [
      { answer: assessed?.settled, no: "Not settled yet." },
      { answer: assessed?.integrationBooked, no: "No integration session is booked." },
    ],
    "Settled; integration is booked.",
  );

const escort = (assessed: Assessed | undefined): Condition => {
  const ask = asked("REL-11", "A responsible adult is here, and who it is");
  const answer = answered(ask, assessed?.escortPresent, { met: assessed?.escortName ?? "", unmet: "Nobody is here yet." });
  return answer.status === "met" && answer.reason.trim() === "" ? unmet(ask, "Record who the escort is.") : answer;
};

const signature = (signer: string | null): Condition => {
  const ask = asked("REL-13", "Signed by the prescriber or a delegated nurse");
  return signer === null ? unmet(ask, "Not signed yet.") : met(ask, "Signed with this release.", signer);
};

/**
 * What the RELEASE gate says at `at` (REL-1…REL-13, REL-15), by the newest assessment that was known then. `signer` is who signs the
 * release now; null where somebody only looks.
 */
export const releaseGate = (whole: DosingSession, at: Instant, signer: string | null): GateReading => {
  const session = asOf(whole, at);
  const assessed = session.assessments.at(-1);
  const protocol = protocolOf(session);
  const apart = valueOf(protocol, releaseLimits.checksApart).value;
  const below = `${valueOf(protocol, releaseLimits.systolicBelow).value}/${valueOf(protocol, releaseLimits.diastolicBelow).value}`;
  return readingOf(session, "RELEASE", [
    observed(session, at),
    aldrete(assessed, protocol),
    alertTwice(session, asked("REL-3", `Fully alert on two checks ${apart} minutes apart`)),
    unlessDoubted(
      backNearBaseline(session, at, asked("REL-4", `Blood pressure below ${below} and back near baseline`, "override")),
      session,
      ["systolic", "diastolic"],
    ),
    unlessDoubted(otherVitals(session, at, asked("REL-5", "SpO2, breathing and heart rate inside limits")), session, [
      "saturation",
      "respiration",
      "heartRate",
    ]),
    answered(asked("REL-6", "Oriented to person, place, time and situation"), assessed?.oriented, {
      met: "Oriented.",
      unmet: "Not oriented yet.",
    }),
    dissociation(assessed, protocol),
    walks(assessed),
    suicideRisk(assessed),
    settled(assessed, protocol),
    escort(assessed),
    answered(asked("REL-12", "Written instructions given"), assessed?.instructionsGiven, { met: "Given.", unmet: "Not given yet." }),
    signature(signer),
    ...[mandatoryPressures(session, at) ?? []].flat(),
  ]);
};
