import { measureFacts, type MeasureFacts } from "#care/measures/rules/measure-facts.ts";
import type { MeasureResult, SafetyFlag } from "#care/measures/rules/measures.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import { fold, type Actor, type Recorded } from "#kernel/stream.ts";

import type { AnalyteId, LabOutcome, RecordedLab } from "./data/lab-tests.ts";
import type { LabValue, Medicine, ScreeningEvent, SectionAnswers } from "./events.ts";
import { screeningStream, type LabRecord, type Screening, type VitalsRecord } from "./screening.ts";
import { screeningInput, type ScreeningInput, type Surroundings } from "./screening-input.ts";
import { yesNoQuestions, type YesNo, type YesNoSection } from "./sections.ts";

// An intake in which every question is answered with no, and facts around it, for tests.

export const now = Temporal.Instant.from("2026-11-23T15:00:00Z");
export const hoursAgo = (hours: number): Temporal.Instant => now.subtract({ hours });
export const daysAgo = (days: number): Temporal.Instant => hoursAgo(24 * days);

export const patient: Actor = { kind: "patient", id: "p" };
export const prescriber: Actor = { kind: "staff", id: "md" };

export const recorded = (event: ScreeningEvent, actor = patient): Recorded<ScreeningEvent> => ({
  version: 1,
  observedAt: now,
  deviceAt: null,
  receivedAt: now,
  actor,
  commandId: "c",
  event,
});

export const given = (...events: readonly ScreeningEvent[]): Screening =>
  fold(
    screeningStream,
    events.map((event) => recorded(event)),
  );

export const saved = (answers: SectionAnswers): ScreeningEvent => ({ type: "intake-section-saved", answers, note: "" });

const all = (section: YesNoSection, others: Readonly<Record<string, YesNo | undefined>> = {}): Record<string, YesNo> => {
  const answers: Record<string, YesNo> = {};
  for (const question of yesNoQuestions[section]) {
    const answer = question in others ? others[question] : "no";
    if (answer !== undefined) answers[question] = answer;
  }
  return answers;
};

export const medicine = (name: string): Medicine => ({ name, dose: "", frequency: "" });

export type Case = {
  /** Answers other than no, by question; undefined leaves it open. */
  readonly says?: Readonly<Record<string, YesNo | undefined>>;
  readonly medicines?: readonly string[];
  readonly age?: number | null;
};

export const sectionsOf = ({ says = {}, medicines = [], age = 40 }: Case = {}): readonly SectionAnswers[] => [
  { section: "about-you", age: age === null ? null : { value: age, unit: "a" }, concerns: ["depression"], note: "" },
  { section: "medical-history", answers: all("medical-history", says), note: "" },
  { section: "mental-health", answers: all("mental-health", says), note: "" },
  { section: "substance-use", answers: all("substance-use", says), note: "" },
  { section: "medicines", none: medicines.length === 0, medicines: medicines.map(medicine) },
  { section: "allergies", answers: all("allergies", says), none: true, allergies: [] },
  { section: "treatment-trials", none: true, trials: [] },
  { section: "family-history", answers: all("family-history", says), note: "" },
  { section: "goals", goals: ["coping-skills"], ownWords: "" },
];

export const intake = (one: Case = {}): Screening => given(...sectionsOf(one).map(saved), { type: "intake-submitted" });

export const result = (instrument: MeasureResult["instrument"], items: readonly (number | null)[]): MeasureResult => ({
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

export const measured = (item9: number | null = 0, flags: readonly SafetyFlag[] = []): MeasureFacts =>
  measureFacts({
    requests: [],
    results: [result("phq9", [1, 1, 1, 1, 1, 1, 1, 1, item9]), result("gad7", Array(7).fill(1)), result("pcl5", Array(20).fill(1))],
    flags,
  });

export const around = (measures = measured()): Surroundings => ({
  measures,
  age: { value: 40, unit: "a" },
  now,
  protocol: shippedProtocol,
});

const by = { recordedBy: prescriber, struck: null, note: "" } as const;

export const lab = (test: RecordedLab, outcome: LabOutcome, collectedAt = now, values: readonly LabValue[] = []): LabRecord => ({
  ...by,
  recordId: `${test}-${collectedAt.epochMilliseconds}`,
  lab: test,
  outcome,
  specimen: null,
  values: [...values],
  collectedAt,
});

export const value = (analyte: AnalyteId, amount: number, unit: string, lower: number | null, upper: number | null): LabValue => ({
  analyte,
  value: amount,
  unit,
  lower,
  upper,
});

export const vitals = (part: Partial<Pick<VitalsRecord, "pressure" | "weight" | "height">>, measuredAt = now): VitalsRecord => ({
  ...by,
  recordId: `vitals-${measuredAt.epochMilliseconds}`,
  pressure: null,
  weight: null,
  height: null,
  ...part,
  measuredAt,
});

export const pressure = (systolic: number, diastolic: number): NonNullable<VitalsRecord["pressure"]> => ({
  systolic: { value: systolic, unit: "mm[Hg]" },
  diastolic: { value: diastolic, unit: "mm[Hg]" },
});

/** Everything denied, a C-SSRS screen of today without findings, asked about today, and no other facts. */
export const input = (one: Case = {}, facts: Partial<ScreeningInput> = {}): ScreeningInput => ({
  ...screeningInput(intake(one), around(), null, "no"),
  age: null,
  suicideRisk: { triage: "none", at: now },
  ...facts,
});
