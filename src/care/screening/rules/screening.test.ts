import fc from "fast-check";
import { expect, test } from "vitest";

import { measureFacts, type MeasureFacts } from "#care/measures/rules/measure-facts.ts";
import type { SafetyFlag } from "#care/measures/rules/measures.ts";
import type { Drug } from "#care/pharmacy/rules/drug.ts";
import type { CommandMeta } from "#kernel/command.ts";
import type { Decision } from "#kernel/decision.ts";
import { isOpen } from "#kernel/gate.ts";
import { fold, type Actor } from "#kernel/stream.ts";

import { admitGate, noAnswers, type AdmitAnswers } from "./admit-gate.ts";
import { screeningRules } from "./data/screening-rules.ts";
import { screeningEvent, type ScreeningEvent, type SectionAnswers } from "./events.ts";
import { intakeProgress } from "./intake-progress.ts";
import { saveIntakeSection, submitIntake } from "./save-section.ts";
import { screeningStream, type Screening } from "./screening.ts";
import { screeningFacts } from "./screening-facts.ts";
import { yesNoAnswers, yesNoQuestions } from "./sections.ts";
import { signScreeningDecision } from "./sign-screening-decision.ts";
import { suicideRiskOf } from "./suicide-risk.ts";
import { around, given, intake, measured, medicine, now, patient, prescriber, recorded, result, saved, sectionsOf } from "./test-intake.ts";

const by = (actor: Actor): CommandMeta => ({ commandId: "c", observedAt: now, now, actor });

const flag = (closed: boolean, rule: SafetyFlag["rule"] = "SR-01"): SafetyFlag => ({
  flagId: "f",
  rule,
  level: "high",
  responseId: "phq9-response",
  acknowledgeBy: now,
  contactBy: now,
  raisedAt: now,
  fromAfar: true,
  acknowledged: { at: now, by: "s", note: "" },
  closed: closed ? { at: now, by: "s", note: "Spoken with.", disposition: "thoughts-without-plan" } : null,
});

/** No C-SSRS screen stands in these stories, so that the prescriber answers for it. */
const asked = { rule: "SCR-34", reason: "Asked today: no thoughts." };

const signed: AdmitAnswers = { addressed: [asked], screensRead: true, signedBy: "md", drug: null };
const conditionOf = (screening: Screening, id: string, answers = signed, measures = measured()) =>
  admitGate(screening, around(measures), answers).conditions.find((condition) => condition.id === id);

const accepted = (decision: Decision<ScreeningEvent>): ScreeningEvent => {
  if (decision.outcome === "refused" || decision.events[0] === undefined) throw new Error(JSON.stringify(decision));
  return decision.events[0];
};

test("[SCN-2] [SCN-3] a section with a strange question, or with both none and a list, is refused", () => {
  const save = (answers: SectionAnswers) => saveIntakeSection(given(), { answers, note: "" }, by(patient));
  expect(save({ section: "substance-use", answers: { pregnant: "no" }, note: "" })).toMatchObject({ refusal: { rule: "SCN-2" } });
  expect(save({ section: "medicines", none: true, medicines: [medicine("x")] })).toMatchObject({ refusal: { rule: "SCN-3" } });
  expect(save({ section: "substance-use", answers: { pastSubstanceUse: "not-sure" }, note: "" }).outcome).toBe("accepted");
});

test("[SCN-4] staff who change an answer after it was handed in say how they know", () => {
  const [, history] = sectionsOf({});
  if (history === undefined) throw new Error("no history");
  const save = (note: string, actor: Actor) => saveIntakeSection(intake(), { answers: history, note }, by(actor)).outcome;
  expect([save("", prescriber), save("Asked by telephone.", prescriber), save("", patient)]).toEqual(["refused", "accepted", "accepted"]);
});

test("[SCN-5] [SCN-6] the intake is handed in once, when every part was opened", () => {
  const some = given(...sectionsOf({}).slice(0, 8).map(saved));
  expect(submitIntake(some)).toMatchObject({ refusal: { rule: "SCN-5", field: "goals" } });
  expect(submitIntake(given(...sectionsOf({}).map(saved))).outcome).toBe("accepted");
  expect(submitIntake(intake())).toMatchObject({ refusal: { rule: "SCN-6" } });
});

test("the gate opens for a complete intake without findings, read and signed by the prescriber", () => {
  expect(isOpen(admitGate(intake(), around(), signed))).toBe(true);
});

test("[ADMIT-1] the intake is complete only when it was handed in", () => {
  expect(conditionOf(given(...sectionsOf({}).map(saved)), "ADMIT-1")?.status).toBe("unmet");
  expect(conditionOf(given(), "ADMIT-1")).toMatchObject({ status: "unmet", kind: "hard" });
});

test("[ADMIT-2] a missing baseline is passed only with a reason on record", () => {
  const empty = measureFacts({ requests: [], results: [result("phq9", Array(9).fill(0))], flags: [] });
  expect(conditionOf(intake(), "ADMIT-2", signed, empty)).toMatchObject({ status: "unmet", reason: "No baseline yet: GAD-7; PCL-5." });
  expect(isOpen(admitGate(intake(), around(empty), signed))).toBe(false);
  const reason = { ...signed, addressed: [asked, { rule: "ADMIT-2", reason: "No trauma; anxiety by interview." }] };
  expect(isOpen(admitGate(intake(), around(empty), reason))).toBe(true);
});

test("[ADMIT-3] an absolute contraindication shuts the gate for everyone, and so does one that is not known", () => {
  const addressed = [asked, { rule: "SCR-01", reason: "I know." }, { rule: "ADMIT-3", reason: "I know." }];
  for (const [answer, status] of [
    ["yes", "unmet"],
    ["not-sure", "unknown"],
  ] as const) {
    const screening = intake({ says: { aneurysm: answer } });
    expect(conditionOf(screening, "ADMIT-3")?.status).toBe(status);
    expect(isOpen(admitGate(screening, around(), { ...signed, addressed }))).toBe(false);
  }
});

test("[ADMIT-4] each relative contraindication, present or unknown, is addressed by itself", () => {
  const screening = intake({ says: { uncontrolledHypertension: "yes", thyroid: "not-sure" } });
  expect(conditionOf(screening, "ADMIT-4")?.status).toBe("unmet");
  const one = { ...signed, addressed: [asked, { rule: "SCR-06", reason: "Now 128/80 on lisinopril." }] };
  expect(conditionOf(screening, "ADMIT-4", one)?.status).toBe("unknown");
  const blank = { ...signed, addressed: [...one.addressed, { rule: "SCR-24", reason: "  " }] };
  expect(conditionOf(screening, "ADMIT-4", blank)?.status).toBe("unknown");
  const whole = { ...signed, addressed: [{ rule: "ADMIT-4", reason: "All fine." }] };
  expect(isOpen(admitGate(screening, around(), whole))).toBe(false);
  const both = { ...signed, addressed: [...one.addressed, { rule: "SCR-24", reason: "TSH 2.1 last week." }] };
  expect(isOpen(admitGate(screening, around(), both))).toBe(true);
});

test("[ADMIT-4] an unknown C-SSRS screen is addressed like every relative finding; what is asked on the day is not", () => {
  const reading = admitGate(intake(), around(), { ...noAnswers, screensRead: true, signedBy: "md" });
  expect(reading.conditions.find(({ id }) => id === "ADMIT-4")).toMatchObject({
    status: "unknown",
    reason: expect.stringMatching(/SCR-34/),
  });
  expect(reading.conditions.find(({ id }) => id === "ADMIT-4")?.reason).not.toContain("SCR-23");
});

test("[ADMIT-5] a contraindicated medicine shuts the gate while it is on the list", () => {
  const screening = intake({ medicines: ["Theophylline"] });
  expect(conditionOf(screening, "ADMIT-5")).toMatchObject({ status: "unmet", kind: "hard" });
  const addressed = {
    ...signed,
    addressed: [asked, { rule: "INT-01 theophylline", reason: "ok" }, { rule: "ADMIT-5", reason: "ok" }],
  };
  expect(isOpen(admitGate(screening, around(), addressed))).toBe(false);
});

test("[ADMIT-6] a major interaction and a medicine nobody knows are each addressed with a reason", () => {
  const screening = intake({ medicines: ["Klonopin", "Qwertamol", "sertraline"] });
  expect(conditionOf(screening, "ADMIT-6")?.status).toBe("unmet");
  const one = { ...signed, addressed: [asked, { rule: "INT-02 klonopin", reason: "0.5 mg, evening dose held." }] };
  expect(conditionOf(screening, "ADMIT-6", one)?.status).toBe("unknown");
  const both = { ...signed, addressed: [...one.addressed, { rule: "MED-2 qwertamol", reason: "A vitamin." }] };
  expect(isOpen(admitGate(screening, around(), both))).toBe(true);
});

test("[ADMIT-7] the screens count once they are answered and read", () => {
  expect(conditionOf(intake(), "ADMIT-7", { ...signed, screensRead: false })?.status).toBe("unmet");
  expect(conditionOf(intake({ says: { currentMania: "not-sure" } }), "ADMIT-7")?.status).toBe("unknown");
});

test("[ADMIT-8] suicide risk is assessed when item 9 says no, or a clinician closed the flag with a note", () => {
  const status = (measures: MeasureFacts) => conditionOf(intake(), "ADMIT-8", signed, measures)?.status;
  expect(status(measureFacts({ requests: [], results: [], flags: [] }))).toBe("unknown");
  expect(status(measured(0))).toBe("met");
  expect(status(measured(null))).toBe("unknown");
  expect(status(measured(1, [flag(false)]))).toBe("unmet");
  expect(status(measured(1, [flag(true)]))).toBe("met");
  expect(status(measured(0, [flag(false, "SR-05")]))).toBe("unmet");
});

test("[ADMIT-9] nothing is accepted without a signature", () => {
  expect(conditionOf(intake(), "ADMIT-9", { ...signed, signedBy: null })).toMatchObject({ status: "unmet", kind: "hard" });
});

const sign = (screening: Screening, more: Partial<Parameters<typeof signScreeningDecision>[1]> = {}, actor = prescriber) =>
  signScreeningDecision(
    screening,
    { decision: "accept", addressed: [asked], screensRead: true, note: "", drug: null, ...more },
    by(actor),
    around(),
  );

test("[SCN-7] a patient does not sign the decision", () => {
  expect(sign(intake(), {}, patient)).toMatchObject({ refusal: { rule: "SCN-7" } });
});

test("[SCN-9] accepting is refused while the gate is shut, and says which condition keeps it so", () => {
  expect(sign(intake({ says: { aneurysm: "yes" } }))).toMatchObject({ refusal: { rule: "SCN-9", field: "ADMIT-3" } });
});

test("[SCN-10] declining and deferring are always possible, with a note, and keep what the gate saw", () => {
  expect(sign(given(), { decision: "decline" })).toMatchObject({ refusal: { rule: "SCN-10" } });
  const event = accepted(sign(given(), { decision: "defer", note: "Waiting for the ECG." }));
  expect(event).toMatchObject({ decision: "defer", decidedBy: "md", reading: { gate: "ADMIT" } });
});

test("[SCN-8] a decision stands; a deferred screening can be decided again", () => {
  const deferred = fold(screeningStream, [recorded(accepted(sign(intake(), { decision: "defer", note: "ECG" })), prescriber)], intake());
  expect(screeningFacts(deferred).accepted).toBe(false);
  const decided = fold(screeningStream, [recorded(accepted(sign(deferred)), prescriber)], deferred);
  expect(screeningFacts(decided)).toMatchObject({ accepted: true, decidedBy: "md", allergies: [] });
  expect(sign(decided, { decision: "decline", note: "x" })).toMatchObject({ refusal: { rule: "SCN-8" } });
});

test("[SCN-8] an accepted patient can be accepted for another drug, through the gate, and for nothing else", () => {
  const decide = (state: Screening, drug: Drug | null) =>
    fold(screeningStream, [recorded(accepted(sign(state, { drug })), prescriber)], state);
  const racemic = decide(intake({ says: { severeLiver: "yes" } }), "ketamine-racemic");
  // Child-Pugh C counts for esketamine alone.
  expect(sign(racemic, { drug: "esketamine" })).toMatchObject({ refusal: { rule: "SCN-9", field: "ADMIT-3" } });
  expect(screeningFacts(decide(decide(intake(), "ketamine-racemic"), "esketamine")).drug).toBe("esketamine");
  for (const drug of ["ketamine-racemic", null] as const) expect(sign(racemic, { drug })).toMatchObject({ refusal: { rule: "SCN-8" } });
  expect(sign(racemic, { drug: "esketamine", decision: "decline", note: "x" })).toMatchObject({ refusal: { rule: "SCN-8" } });
});

test("whatever is answered, the gate never opens with an answer missing or a yes to an absolute rule", () => {
  const questions = Object.values(yesNoQuestions).flat();
  const absolute = new Set(
    screeningRules.filter(({ level }) => level === "absolute").flatMap(({ ask }) => (ask.kind === "any-yes" ? ask.questions : [])),
  );
  fc.assert(
    fc.property(fc.constantFrom(...questions), fc.constantFrom(...yesNoAnswers, undefined), (question, answer) => {
      const sections = sectionsOf({}).map((section): SectionAnswers => {
        if (!("answers" in section) || !(question in section.answers)) return section;
        const { [question]: _, ...others } = section.answers;
        return { ...section, answers: answer === undefined ? others : { ...others, [question]: answer } };
      });
      const reading = admitGate(given(...sections.map(saved), { type: "intake-submitted" }), around(), signed);
      if (absolute.has(question)) expect(isOpen(reading)).toBe(answer === "no");
      if (answer === "no") expect(isOpen(reading)).toBe(true);
    }),
  );
});

test("a decision of before the drug was asked for still parses, as one for either drug", () => {
  const { drug: _, ...older } = { drug: null, ...accepted(sign(intake())) };
  expect(screeningEvent.parse(JSON.parse(JSON.stringify(older)))).toMatchObject({ type: "screening-decided", decision: "accept" });
});

test("every event survives being written as JSON and read again", () => {
  const events = [...sectionsOf({ medicines: ["x"] }).map(saved), accepted(sign(intake()))];
  for (const event of events) expect(screeningEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
});

test("[SCN-3] a list together with none is refused in every part that has one", () => {
  const outcome = (answers: SectionAnswers) => saveIntakeSection(given(), { answers, note: "" }, by(patient)).outcome;
  const allergy = { substance: "penicillin", reaction: "rash" } as const;
  const trial = { treatment: "sertraline", dose: null, duration: null, outcome: "not-sure", inCurrentEpisode: "not-sure" } as const;
  const allergies = (none: boolean, some: boolean): SectionAnswers => ({
    section: "allergies",
    answers: {},
    none,
    allergies: some ? [{ ...allergy }] : [],
  });
  const trials = (none: boolean, some: boolean): SectionAnswers => ({
    section: "treatment-trials",
    none,
    trials: some ? [{ ...trial }] : [],
  });
  const medicines = (none: boolean, some: boolean): SectionAnswers => ({
    section: "medicines",
    none,
    medicines: some ? [medicine("x")] : [],
  });
  for (const part of [allergies, trials, medicines]) {
    expect([outcome(part(true, true)), outcome(part(true, false)), outcome(part(false, true)), outcome(part(false, false))]).toEqual([
      "refused",
      "accepted",
      "accepted",
      "accepted",
    ]);
  }
});

test("[SCN-4] [SCN-5] what is saved and handed in is kept as it was said; staff need no reason before that", () => {
  const answers = { section: "goals", goals: ["coping-skills"], ownWords: "to sleep" } as const;
  const saving = { answers: { ...answers, goals: [...answers.goals] }, note: "By telephone." };
  expect(saveIntakeSection(intake(), saving, by(prescriber))).toMatchObject({
    events: [{ type: "intake-section-saved", answers, note: "By telephone." }],
  });
  expect(saveIntakeSection(given(), { ...saving, note: "" }, by(prescriber)).outcome).toBe("accepted");
  expect(saveIntakeSection(intake(), { ...saving, note: "  " }, by(prescriber)).outcome).toBe("refused");
  expect(submitIntake(given(...sectionsOf({}).map(saved)))).toMatchObject({ events: [{ type: "intake-submitted" }] });
});

test("the progress of an intake counts parts and baselines, and what is left is named", () => {
  const none = intakeProgress(given(), measureFacts({ requests: [], results: [], flags: [] }));
  expect(none).toMatchObject({ submitted: false, done: 0 });
  expect(none.sectionsLeft).toHaveLength(9);
  expect(none.measuresLeft).toContain("phq9");
  const total = none.sectionsLeft.length + none.measuresLeft.length;
  const some = intakeProgress(
    given(...sectionsOf({}).slice(0, 2).map(saved)),
    measureFacts({ requests: [], results: [result("phq9", Array(9).fill(0))], flags: [] }),
  );
  expect(some).toMatchObject({ submitted: false, done: 3 });
  expect(some.sectionsLeft).not.toContain("about-you");
  expect(some.sectionsLeft).toContain("goals");
  expect(some.measuresLeft).not.toContain("phq9");
  expect(intakeProgress(intake(), measured())).toMatchObject({
    submitted: true,
    sectionsLeft: [],
    done: total - intakeProgress(intake(), measured()).measuresLeft.length,
  });
});

test("before a decision nothing is accepted, decided or weighed; allergies are unknown until somebody speaks of them", () => {
  expect(screeningFacts(given())).toEqual({
    accepted: false,
    decidedAt: null,
    decidedBy: null,
    drug: null,
    addressed: [],
    allergies: null,
  });
  const said = (none: boolean, substances: readonly string[]) =>
    screeningFacts(
      given(saved({ section: "allergies", answers: {}, none, allergies: substances.map((substance) => ({ substance, reaction: "" })) })),
    ).allergies;
  expect([said(true, []), said(false, []), said(false, ["latex"])]).toEqual([[], null, [{ substance: "latex", reaction: "" }]]);
  const decided = fold(screeningStream, [recorded(accepted(sign(intake(), { drug: "esketamine" })), prescriber)], intake());
  expect(screeningFacts(decided)).toMatchObject({ accepted: true, decidedAt: now, drug: "esketamine", addressed: [asked] });
});

test("[SCR-34] a C-SSRS screen is its triage; one that names none is incomplete, and other instruments say nothing of it", () => {
  const risk = (band: string | null, instrument: "cssrs_screener" | "phq9" = "cssrs_screener") =>
    suicideRiskOf(measureFacts({ requests: [], results: [{ ...result(instrument, [0]), band }], flags: [] }));
  expect(risk("high")).toEqual({ triage: "high", at: now });
  expect([risk("none")?.triage, risk("moderate")?.triage, risk(null)?.triage, risk("else")?.triage]).toEqual([
    "none",
    "moderate",
    "incomplete",
    "incomplete",
  ]);
  expect(risk("high", "phq9")).toBeNull();
});

test("[ADMIT-3] [ADMIT-5] [ADMIT-6] [ADMIT-7] a condition names what keeps it shut, by name and number", () => {
  const reason = (screening: Screening, id: string, ...more: [AdmitAnswers?, MeasureFacts?]) => conditionOf(screening, id, ...more)?.reason;
  expect(reason(intake({ says: { aneurysm: "yes" } }), "ADMIT-3")).toMatch(/\(SCR-01\)/);
  expect(reason(intake({ says: { aneurysm: "not-sure" } }), "ADMIT-3")).toMatch(/^Not known: .*\(SCR-01\)/);
  expect(reason(intake({ medicines: ["Theophylline"] }), "ADMIT-5")).toMatch(/^Theophylline: .*\(INT-/);
  expect(reason(intake({ says: { currentMania: "not-sure" } }), "ADMIT-7")).toMatch(/^Not known: .*\(SCR-11\)/);
  expect(reason(intake(), "ADMIT-8", signed, measured(1, [flag(false)]))).toContain("(SR-01)");
  expect(reason(given(...sectionsOf({}).slice(0, 7).map(saved)), "ADMIT-1")).toBe("2 of 9 parts of the intake are still to be answered.");
});

test("[ADMIT-8] a closed flag of another answer, and a flag that is not about suicide, count neither way", () => {
  const other = { ...flag(true), responseId: "an-older-response" };
  expect(conditionOf(intake(), "ADMIT-8", signed, measured(1, [other]))?.status).not.toBe("met");
  expect(conditionOf(intake(), "ADMIT-8", signed, measured(0, [flag(false, "SR-09")]))?.status).toBe("met");
});

test("[ADMIT-9] a reason passes only a condition that may be passed, and only when somebody signs", () => {
  const addressed = ["ADMIT-2", "ADMIT-3", "SCR-34"].map((rule) => ({ rule, reason: "weighed" }));
  const overrides = (signedBy: string | null) => admitGate(intake(), around(), { ...signed, addressed, signedBy }).overrides;
  expect(overrides(null)).toEqual([]);
  expect(overrides("md").some(({ conditionId }) => conditionId === "ADMIT-3")).toBe(false);
  expect(overrides("md").find(({ conditionId }) => conditionId === "ADMIT-2")).toEqual({
    conditionId: "ADMIT-2",
    reason: "weighed",
    by: "md",
  });
});
