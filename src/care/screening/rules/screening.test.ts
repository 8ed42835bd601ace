import fc from "fast-check";
import { expect, test } from "vitest";

import { measureFacts, type MeasureFacts } from "#care/measures/rules/measure-facts.ts";
import type { MeasureResult, SafetyFlag } from "#care/measures/rules/measures.ts";
import type { CommandMeta } from "#kernel/command.ts";
import type { Decision } from "#kernel/decision.ts";
import { isOpen } from "#kernel/gate.ts";
import { fold, type Actor, type Recorded } from "#kernel/stream.ts";

import { admitGate, type AdmitAnswers } from "./admit-gate.ts";
import { screeningRules } from "./data/screening-rules.ts";
import { screeningEvent, type Medicine, type ScreeningEvent, type SectionAnswers, type TreatmentTrial } from "./events.ts";
import { findings } from "./findings.ts";
import { readMedicines } from "./medicine-readings.ts";
import { saveIntakeSection, submitIntake } from "./save-section.ts";
import { intakeOf, screeningStream, type Screening } from "./screening.ts";
import { screeningFacts } from "./screening-facts.ts";
import { yesNoAnswers, yesNoQuestions, type YesNo, type YesNoSection } from "./sections.ts";
import { signScreeningDecision } from "./sign-screening-decision.ts";
import { readTrial, treatmentResistance } from "./treatment-resistance.ts";

const now = Temporal.Instant.from("2026-11-23T15:00:00Z");
const patient: Actor = { kind: "patient", id: "p" };
const prescriber: Actor = { kind: "staff", id: "md" };
const by = (actor: Actor): CommandMeta => ({ commandId: "c", observedAt: now, now, actor });

const recorded = (event: ScreeningEvent, actor = patient): Recorded<ScreeningEvent> => ({
  version: 1,
  observedAt: now,
  deviceAt: null,
  receivedAt: now,
  actor,
  commandId: "c",
  event,
});
const given = (...events: readonly ScreeningEvent[]): Screening =>
  fold(
    screeningStream,
    events.map((event) => recorded(event)),
  );
const saved = (answers: SectionAnswers): ScreeningEvent => ({ type: "intake-section-saved", answers, note: "" });

const all = (section: YesNoSection, answer: YesNo, others: Readonly<Record<string, YesNo>> = {}) => ({
  ...Object.fromEntries(yesNoQuestions[section].map((question) => [question, answer])),
  ...others,
});

type Case = {
  readonly history?: Readonly<Record<string, YesNo>>;
  readonly mental?: Readonly<Record<string, YesNo>>;
  readonly family?: Readonly<Record<string, YesNo>>;
  readonly medicines?: readonly string[];
  readonly age?: number;
};

const medicine = (name: string): Medicine => ({ name, dose: "", frequency: "" });

const sectionsOf = ({ history, mental, family, medicines = [], age = 40 }: Case): readonly SectionAnswers[] => [
  { section: "about-you", age: { value: age, unit: "a" }, concerns: ["depression"], note: "" },
  { section: "medical-history", answers: all("medical-history", "no", history), note: "" },
  { section: "mental-health", answers: all("mental-health", "no", mental), note: "" },
  { section: "substance-use", answers: all("substance-use", "no"), note: "" },
  { section: "medicines", none: medicines.length === 0, medicines: medicines.map(medicine) },
  { section: "allergies", answers: all("allergies", "no"), none: true, allergies: [] },
  { section: "treatment-trials", none: true, trials: [] },
  { section: "family-history", answers: all("family-history", "no", family), note: "" },
  { section: "goals", goals: ["coping-skills"], ownWords: "" },
];

const intake = (one: Case = {}): Screening => given(...sectionsOf(one).map(saved), { type: "intake-submitted" });

const result = (instrument: MeasureResult["instrument"], items: readonly (number | null)[]): MeasureResult => ({
  responseId: `${instrument}-response`,
  requestId: null,
  instrument,
  definitionVersion: "1",
  items: [...items],
  extra: {},
  total: 12,
  proratedFrom: null,
  band: "moderate",
  missing: [],
  occasion: "baseline",
  sessionId: null,
  language: "en",
  completedAt: now,
  completedBy: "p",
});

const flag = (closed: boolean): SafetyFlag => ({
  flagId: "f",
  rule: "SR-01",
  level: "high",
  responseId: "phq9-response",
  acknowledgeBy: now,
  contactBy: now,
  raisedAt: now,
  fromAfar: true,
  acknowledged: { at: now, by: "s", note: "" },
  closed: closed ? { at: now, by: "s", note: "Spoken with.", disposition: "thoughts-without-plan" } : null,
});

const measured = (item9: number | null = 0, flags: readonly SafetyFlag[] = []): MeasureFacts =>
  measureFacts({
    requests: [],
    results: [result("phq9", [1, 1, 1, 1, 1, 1, 1, 1, item9]), result("gad7", Array(7).fill(1)), result("pcl5", Array(20).fill(1))],
    flags,
  });

const signed: AdmitAnswers = { addressed: [], screensRead: true, signedBy: "md" };
const conditionOf = (screening: Screening, id: string, answers = signed, measures = measured()) =>
  admitGate(screening, measures, answers).conditions.find((condition) => condition.id === id);

const accepted = (decision: Decision<ScreeningEvent>): ScreeningEvent => {
  if (decision.outcome === "refused" || decision.events[0] === undefined) throw new Error(JSON.stringify(decision));
  return decision.events[0];
};

test("[SCN-1] a rule is absent only when every question was answered with no; not sure and silence are unknown", () => {
  const statusOf = (family: YesNo | undefined, mental: YesNo) => {
    const sections = sectionsOf({ mental: { pastPsychosis: mental } }).filter(({ section }) => section !== "family-history");
    const last: readonly SectionAnswers[] =
      family === undefined ? [] : [{ section: "family-history", answers: { relativePsychosis: family }, note: "" }];
    return findings([...sections, ...last]).find(({ id }) => id === "SCR-10")?.status;
  };
  expect(statusOf("no", "no")).toBe("absent");
  expect(statusOf(undefined, "no")).toBe("unknown");
  expect(statusOf("not-sure", "no")).toBe("unknown");
  expect(statusOf("not-sure", "yes")).toBe("present");
});

test("[SCN-1] an empty intake leaves every rule unknown, and at least 25 of the 35 rules are asked for", () => {
  expect(screeningRules.length).toBeGreaterThanOrEqual(25);
  expect(findings([]).every(({ status }) => status === "unknown")).toBe(true);
  expect(findings(intakeOf(intake())).filter(({ status }) => status !== "absent")).toEqual([]);
});

test("[SCN-1] every question that is asked belongs to a rule, or is kept for the prescriber to read", () => {
  const used = new Set(screeningRules.flatMap(({ ask }) => (ask.kind === "any-yes" ? ask.questions : [])));
  const asked = Object.values(yesNoQuestions).flat();
  expect(asked.filter((question) => !used.has(question))).toEqual(["relativeBipolar"]);
  expect(new Set(asked).size).toBe(asked.length);
});

test("[SCR-29] under 18 is absolute, [SCR-30] 65 and over is a caution", () => {
  const at = (age: number) => findings(intakeOf(intake({ age }))).filter(({ status }) => status === "present");
  expect(at(17).map(({ id, level }) => [id, level])).toEqual([["SCR-29", "absolute"]]);
  expect(at(18)).toEqual([]);
  expect(at(65).map(({ id, level }) => [id, level])).toEqual([["SCR-30", "caution"]]);
});

test("[MED-1] an empty list that does not say none is unknown, not harmless", () => {
  expect(readMedicines([{ section: "medicines", none: false, medicines: [] }])).toEqual({ known: false });
  expect(readMedicines([{ section: "medicines", none: true, medicines: [] }])).toEqual({ known: true, readings: [] });
});

test("[MED-2] [MED-3] medicines are matched by whole words, brand or ingredient; others stay as they were typed and unmatched", () => {
  const classes = (name: string) => {
    const read = readMedicines([{ section: "medicines", none: false, medicines: [medicine(name)] }]);
    return read.known ? read.readings.flatMap((one) => one.classes.map(({ id }) => id)) : [];
  };
  expect(classes("Xanax 0.5mg at night")).toEqual(["INT-02"]);
  expect(classes("LORAZEPAM")).toEqual(["INT-02"]);
  expect(classes("St John’s wort")).toEqual(["INT-11"]);
  expect(classes("Methadone")).toEqual(["INT-03", "INT-18"]);
  expect(classes("lithiumish")).toEqual([]);
  expect(classes("Qwertamol")).toEqual([]);
});

const trial = (more: Partial<TreatmentTrial> = {}): TreatmentTrial => ({
  treatment: "Zoloft",
  dose: { value: 100, unit: "mg/d" },
  duration: { value: 8, unit: "wk" },
  outcome: "less-than-half",
  inCurrentEpisode: "yes",
  ...more,
});

test("[TRD-1] a trial counts when dose, 6 weeks, too little benefit and this episode all hold", () => {
  expect(readTrial(trial())).toMatchObject({ counts: "yes", ingredient: "sertraline" });
  expect(readTrial(trial({ dose: { value: 49, unit: "mg/d" } })).counts).toBe("no");
  expect(readTrial(trial({ duration: { value: 5, unit: "wk" } })).counts).toBe("no");
  expect(readTrial(trial({ outcome: "half-or-more" })).counts).toBe("no");
  expect(readTrial(trial({ inCurrentEpisode: "no" })).counts).toBe("no");
});

test("[TRD-2] what is not known leaves a trial unknown, unless something else already rules it out", () => {
  expect(readTrial(trial({ dose: null }))).toMatchObject({ counts: "unknown", reason: "daily dose not known." });
  expect(readTrial(trial({ dose: null, duration: { value: 2, unit: "wk" } })).counts).toBe("no");
  expect(readTrial(trial({ treatment: "acupuncture" })).counts).toBe("unknown");
});

test("[TRD-3] resistance needs two different adequate trials, and is unknown while it could still be so", () => {
  const status = (...trials: readonly TreatmentTrial[]) =>
    treatmentResistance([{ section: "treatment-trials", none: trials.length === 0, trials: [...trials] }]).status;
  expect(status(trial(), trial({ treatment: "bupropion", dose: { value: 300, unit: "mg/d" } }))).toBe("resistant");
  expect(status(trial(), trial({ treatment: "sertraline" }))).toBe("not-shown");
  expect(status(trial(), trial({ treatment: "lexapro", dose: null }))).toBe("unknown");
  expect(status()).toBe("not-shown");
  expect(treatmentResistance([]).status).toBe("unknown");
});

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
  expect(isOpen(admitGate(intake(), measured(), signed))).toBe(true);
});

test("[ADMIT-1] the intake is complete only when it was handed in", () => {
  expect(conditionOf(given(...sectionsOf({}).map(saved)), "ADMIT-1")?.status).toBe("unmet");
  expect(conditionOf(given(), "ADMIT-1")).toMatchObject({ status: "unmet", kind: "hard" });
});

test("[ADMIT-2] a missing baseline is passed only with a reason on record", () => {
  const empty = measureFacts({ requests: [], results: [result("phq9", Array(9).fill(0))], flags: [] });
  expect(conditionOf(intake(), "ADMIT-2", signed, empty)).toMatchObject({ status: "unmet", reason: "No baseline yet: GAD-7; PCL-5." });
  expect(isOpen(admitGate(intake(), empty, signed))).toBe(false);
  const reason = { ...signed, addressed: [{ rule: "ADMIT-2", reason: "No trauma; anxiety by interview." }] };
  expect(isOpen(admitGate(intake(), empty, reason))).toBe(true);
});

test("[ADMIT-3] an absolute contraindication shuts the gate for everyone, and so does one that is not known", () => {
  const addressed = [
    { rule: "SCR-01", reason: "I know." },
    { rule: "ADMIT-3", reason: "I know." },
  ];
  for (const [answer, status] of [
    ["yes", "unmet"],
    ["not-sure", "unknown"],
  ] as const) {
    const screening = intake({ history: { aneurysm: answer } });
    expect(conditionOf(screening, "ADMIT-3")?.status).toBe(status);
    expect(isOpen(admitGate(screening, measured(), { ...signed, addressed }))).toBe(false);
  }
});

test("[ADMIT-4] each relative contraindication, present or unknown, is addressed by itself", () => {
  const screening = intake({ history: { uncontrolledHypertension: "yes", thyroid: "not-sure" } });
  expect(conditionOf(screening, "ADMIT-4")?.status).toBe("unmet");
  const one = { ...signed, addressed: [{ rule: "SCR-06", reason: "Now 128/80 on lisinopril." }] };
  expect(conditionOf(screening, "ADMIT-4", one)?.status).toBe("unknown");
  const blank = { ...signed, addressed: [...one.addressed, { rule: "SCR-24", reason: "  " }] };
  expect(conditionOf(screening, "ADMIT-4", blank)?.status).toBe("unknown");
  const whole = { ...signed, addressed: [{ rule: "ADMIT-4", reason: "All fine." }] };
  expect(isOpen(admitGate(screening, measured(), whole))).toBe(false);
  const both = { ...signed, addressed: [...one.addressed, { rule: "SCR-24", reason: "TSH 2.1 last week." }] };
  expect(isOpen(admitGate(screening, measured(), both))).toBe(true);
});

test("[ADMIT-5] a contraindicated medicine shuts the gate while it is on the list", () => {
  const screening = intake({ medicines: ["Theophylline"] });
  expect(conditionOf(screening, "ADMIT-5")).toMatchObject({ status: "unmet", kind: "hard" });
  const addressed = {
    ...signed,
    addressed: [
      { rule: "INT-01 theophylline", reason: "ok" },
      { rule: "ADMIT-5", reason: "ok" },
    ],
  };
  expect(isOpen(admitGate(screening, measured(), addressed))).toBe(false);
});

test("[ADMIT-6] a major interaction and a medicine nobody knows are each addressed with a reason", () => {
  const screening = intake({ medicines: ["Klonopin", "Qwertamol", "sertraline"] });
  expect(conditionOf(screening, "ADMIT-6")?.status).toBe("unmet");
  const one = { ...signed, addressed: [{ rule: "INT-02 klonopin", reason: "0.5 mg, evening dose held." }] };
  expect(conditionOf(screening, "ADMIT-6", one)?.status).toBe("unknown");
  const both = { ...signed, addressed: [...one.addressed, { rule: "MED-2 qwertamol", reason: "A vitamin." }] };
  expect(isOpen(admitGate(screening, measured(), both))).toBe(true);
});

test("[ADMIT-7] the screens count once they are answered and read", () => {
  expect(conditionOf(intake(), "ADMIT-7", { ...signed, screensRead: false })?.status).toBe("unmet");
  expect(conditionOf(intake({ mental: { currentMania: "not-sure" } }), "ADMIT-7")?.status).toBe("unknown");
});

test("[ADMIT-8] suicide risk is assessed when item 9 says no, or a clinician closed the flag with a note", () => {
  const status = (measures: MeasureFacts) => conditionOf(intake(), "ADMIT-8", signed, measures)?.status;
  expect(status(measureFacts({ requests: [], results: [], flags: [] }))).toBe("unknown");
  expect(status(measured(0))).toBe("met");
  expect(status(measured(null))).toBe("unknown");
  expect(status(measured(1, [flag(false)]))).toBe("unmet");
  expect(status(measured(1, [flag(true)]))).toBe("met");
});

test("[ADMIT-9] nothing is accepted without a signature", () => {
  expect(conditionOf(intake(), "ADMIT-9", { ...signed, signedBy: null })).toMatchObject({ status: "unmet", kind: "hard" });
});

const sign = (screening: Screening, more: Partial<Parameters<typeof signScreeningDecision>[1]> = {}, actor = prescriber) =>
  signScreeningDecision(screening, { decision: "accept", addressed: [], screensRead: true, note: "", ...more }, by(actor), measured());

test("[SCN-7] a patient does not sign the decision", () => {
  expect(sign(intake(), {}, patient)).toMatchObject({ refusal: { rule: "SCN-7" } });
});

test("[SCN-9] accepting is refused while the gate is shut, and says which condition keeps it so", () => {
  expect(sign(intake({ history: { aneurysm: "yes" } }))).toMatchObject({ refusal: { rule: "SCN-9", field: "ADMIT-3" } });
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
      const reading = admitGate(given(...sections.map(saved), { type: "intake-submitted" }), measured(), signed);
      if (absolute.has(question)) expect(isOpen(reading)).toBe(answer === "no");
      if (answer === "no") expect(isOpen(reading)).toBe(true);
    }),
  );
});

test("every event survives being written as JSON and read again", () => {
  const events = [...sectionsOf({ medicines: ["x"] }).map(saved), accepted(sign(intake()))];
  for (const event of events) expect(screeningEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
});
