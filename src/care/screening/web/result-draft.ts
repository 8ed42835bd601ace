import type { SentBody } from "#platform/http/contract.ts";

import type { screeningContract } from "../contract.ts";
import { labTests, type AnalyteId, type LabOutcome, type RecordedLab, type Specimen } from "../rules/data/lab-tests.ts";

export type LabBody = SentBody<typeof screeningContract.recordLabResult>;
export type VitalsBody = SentBody<typeof screeningContract.recordVitals>;

type TypedValue = { readonly value: string; readonly lower: string; readonly upper: string };
export const emptyValue: TypedValue = { value: "", lower: "", upper: "" };

/** A result while it is typed: everything is text. Times are local, "2026-11-23T14:05". */
export type LabDraft = {
  readonly lab: RecordedLab;
  readonly outcome: LabOutcome | "";
  readonly specimen: Specimen | "";
  readonly values: Readonly<Partial<Record<AnalyteId, TypedValue>>>;
  readonly collectedAt: string;
  readonly note: string;
};

export type VitalsDraft = {
  readonly systolic: string;
  readonly diastolic: string;
  readonly weight: string;
  readonly height: string;
  readonly measuredAt: string;
  readonly note: string;
};

export type ResultProblem = {
  readonly field: string;
  readonly key: "outcome" | "specimen" | "number" | "limitAlone" | "time" | "pair" | "nothing";
};

type Parsed<Body> = { readonly problems: readonly ResultProblem[]; readonly body: Body | undefined };

/** `null` when nothing was typed, undefined when it is no number. Laboratories write a leading point and negative values, too. */
const numberIn = (typed: string): number | null | undefined => {
  const text = typed.trim().replace(",", ".");
  if (text === "") return null;
  return /^-?(\d+(\.\d+)?|\.\d+)$/.test(text) ? Number(text) : undefined;
};

const instantIn = (local: string, timeZone: string): string | undefined => {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant().toString();
  } catch {
    return undefined;
  }
};

type Value = LabBody["values"][number];

const valueOf = (analyte: AnalyteId, unit: string, typed: TypedValue): { readonly value?: Value; readonly problem?: ResultProblem } => {
  const [value, lower, upper] = [numberIn(typed.value), numberIn(typed.lower), numberIn(typed.upper)];
  const field = `values.${analyte}`;
  if (value === undefined || lower === undefined || upper === undefined) return { problem: { field, key: "number" } };
  if (value === null) return lower === null && upper === null ? {} : { problem: { field, key: "limitAlone" } };
  return { value: { analyte, value, unit, lower, upper } };
};

/** The result as the command wants it, or what keeps it from being sent. */
export const labBody = (draft: LabDraft, timeZone: string): Parsed<LabBody> => {
  const { lab, outcome, specimen, note } = draft;
  const read = labTests[lab].analytes.map(({ id, unit }) => valueOf(id, unit, draft.values[id] ?? emptyValue));
  const collectedAt = instantIn(draft.collectedAt, timeZone);
  const problems: ResultProblem[] = [
    ...(outcome === "" ? [{ field: "outcome", key: "outcome" as const }] : []),
    ...(lab === "pregnancy" && specimen === "" ? [{ field: "specimen", key: "specimen" as const }] : []),
    ...read.flatMap(({ problem }) => problem ?? []),
    ...(collectedAt === undefined ? [{ field: "collectedAt", key: "time" as const }] : []),
  ];
  if (problems.length > 0 || outcome === "" || collectedAt === undefined) return { problems, body: undefined };
  const values = read.flatMap(({ value }) => value ?? []);
  return {
    problems,
    body: { lab, outcome, specimen: lab === "pregnancy" && specimen !== "" ? specimen : null, values, collectedAt, note },
  };
};

const amountOf = <U extends string>(value: number | null | undefined, unit: U) => (typeof value === "number" ? { value, unit } : null);

/** The measurements as the command wants them, or what keeps them from being sent. */
export const vitalsBody = (draft: VitalsDraft, timeZone: string): Parsed<VitalsBody> => {
  const fields = ["systolic", "diastolic", "weight", "height"] as const;
  const [systolic, diastolic, weight, height] = fields.map((field) => numberIn(draft[field]));
  const measuredAt = instantIn(draft.measuredAt, timeZone);
  const isHalf = (typeof systolic === "number") !== (typeof diastolic === "number");
  const isEmpty = fields.every((field) => numberIn(draft[field]) === null);
  const problems: ResultProblem[] = [
    ...fields.flatMap((field) => (numberIn(draft[field]) === undefined ? [{ field, key: "number" as const }] : [])),
    ...(isHalf ? [{ field: typeof systolic === "number" ? "diastolic" : "systolic", key: "pair" as const }] : []),
    ...(isEmpty ? [{ field: "systolic", key: "nothing" as const }] : []),
    ...(measuredAt === undefined ? [{ field: "measuredAt", key: "time" as const }] : []),
  ];
  if (problems.length > 0 || measuredAt === undefined) return { problems, body: undefined };
  const [upper, lower] = [amountOf(systolic, "mm[Hg]"), amountOf(diastolic, "mm[Hg]")];
  return {
    problems,
    body: {
      pressure: upper === null || lower === null ? null : { systolic: upper, diastolic: lower },
      weight: amountOf(weight, "kg"),
      height: amountOf(height, "cm"),
      measuredAt,
      note: draft.note,
    },
  };
};

/** The clinic's wall clock now, as a date-time box shows it. */
export const localNow = (timeZone: string): string => Temporal.Now.plainDateTimeISO(timeZone).toString({ smallestUnit: "minute" });
