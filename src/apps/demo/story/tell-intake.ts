import { baselineInstruments } from "#care/measures/rules/asked-instruments.ts";
import { screeningContract } from "#care/screening/contract.ts";
import { findingsOf } from "#care/screening/rules/findings.ts";
import { findingsToAddress, medicinesToAddress } from "#care/screening/rules/to-address.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import type { Intake } from "#care/screening/rules/screening.ts";
import { sectionIds } from "#care/screening/rules/sections.ts";

import { sectionAnswer, type SectionAnswer } from "./intake-answers.ts";
import type { Journey } from "./journeys.ts";
import { state, type PatientStory } from "./patient-story.ts";
import { answersFor } from "./questionnaire-answers.ts";
import { flagsIn, tellFlagAnswered, tellMeasure } from "./tell-measures.ts";

/** The patient fills in the first `count` parts of the intake. @returns what they said */
export const tellSections = async (story: PatientStory, journey: Journey, count: number): Promise<readonly SectionAnswer[]> => {
  const said: SectionAnswer[] = [];
  for (const section of sectionIds.slice(0, count)) {
    story.clock.plus(story.chance.whole(2, 6));
    const answers = sectionAnswer(section, story.person, journey, story.chance);
    await state(story, screeningContract.saveIntakeSection, {
      params: { episodeId: story.episodeId },
      body: { answers, note: "" },
      as: story.patient,
    });
    said.push(answers);
  }
  return said;
};

/** Thoughts of death without a plan: asked about by telephone the same day, or just now and not yet seen by anybody. */
const troubled = (items: number[]): number[] => items.map((answer, index) => (index === 8 ? 1 : answer));

const flagNote =
  "Passing thoughts of not waking up, no plan, no means at hand. Safety plan made together; wife knows. C-SSRS screen negative from item 3 on.";

export const tellBaselines = async (story: PatientStory, journey: Journey): Promise<void> => {
  const isTroubled = journey.ending === "intake-flagged" || journey.person % 9 === 8;
  for (const instrument of baselineInstruments) {
    story.clock.plus(story.chance.whole(3, 7));
    const usual = answersFor(instrument, journey, { kind: "baseline" }, story.chance);
    const items = instrument === "phq9" && isTroubled ? troubled(usual) : usual;
    const outcome = await tellMeasure(story, { instrument, items, occasion: "baseline", sessionId: null });
    if (journey.ending !== "intake-flagged") for (const flag of flagsIn(outcome)) await tellFlagAnswered(story, flag, flagNote);
  }
};

export const tellSubmitted = (story: PatientStory): Promise<unknown> =>
  state(story, screeningContract.submitIntake, { params: { episodeId: story.episodeId }, body: {}, as: story.patient });

const reasons: Readonly<Record<string, string>> = {
  "SCR-18": "Enzymes twice the limit in May, normal again in June; repeated before the first session.",
  "SCR-19": "One infection two years ago, none since; urine test clear. Asked about at every visit.",
  "SCR-34": "Asked about in the conversation: no plan, no intent, nothing done.",
  "INT-02": "At most twice a week and never within 12 hours of a session; tapering with the family physician.",
};

/** The prescriber's reasons for each finding that has to be weighed. */
const addressedIn = (story: PatientStory, intake: Intake) => {
  const nothingElse = { age: null, labs: [], vitals: [], audit: null, dast: null, suicideRisk: null, intoxicatedToday: null, drug: null };
  const findings = findingsOf({ intake, ...nothingElse, now: story.clock.at() }, shippedProtocol);
  return [...findingsToAddress(findings), ...medicinesToAddress(intake, shippedProtocol)].map(({ rule }) => ({
    rule,
    reason: reasons[rule.split(" ")[0] ?? ""] ?? "Looked into with the patient and weighed against the expected benefit.",
  }));
};

type Decision = "accept" | "decline" | "defer";

const notes: Readonly<Record<Decision, string>> = {
  accept: "Suitable. Spoken through with the patient by video; therapist informed.",
  decline: "A known widening of the aorta: the rise of pressure is too great a risk here. Referred back with a letter.",
  defer: "Waiting for the cardiologist's report and a week of pressures at home.",
};

/** The prescriber reads everything and decides. */
export const tellScreeningDecision = (story: PatientStory, said: readonly SectionAnswer[], decision: Decision): Promise<unknown> =>
  state(story, screeningContract.signScreeningDecision, {
    params: { episodeId: story.episodeId },
    body: { decision, addressed: decision === "accept" ? addressedIn(story, said) : [], screensRead: true, note: notes[decision] },
    as: story.cast.prescriber,
  });
