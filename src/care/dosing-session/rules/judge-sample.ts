import { missingNumbers, missingWords } from "#care/devices/rules/data/missing-values.ts";
import type { Instant } from "#kernel/time.ts";

import { isPlausible } from "./plausibility.ts";
import { sampleParameters, type SampleParameter, type SampleStatus } from "./sample.ts";
import type { VitalParameter } from "./vital-parameter.ts";

export type SentValue = number | string | null;

/** One moment of a device, as it was sent. */
export type RawSample = {
  readonly sequence: number;
  readonly observedAt: Instant;
  readonly deviceAt?: Instant | null | undefined;
  /** Which device sent it; left out where there is one alone. */
  readonly deviceId?: string | undefined;
  readonly status: SampleStatus;
  readonly values: { readonly [Parameter in SampleParameter]?: SentValue | undefined };
  readonly units?: { readonly pressure?: "mm[Hg]" | "kPa" | undefined; readonly temperature?: "Cel" | "[degF]" | undefined } | undefined;
};

export type SampleValues = { readonly [Parameter in SampleParameter]?: number };

/** A value that was not taken, as it was sent, and why. */
export type Flaw = {
  readonly parameter: SampleParameter;
  readonly sent: SentValue;
  readonly why: "no-signal" | "not-a-number" | "implausible" | "not-measured";
  /** What was read, in the parameter's unit, where it lies outside of the plausible range by itself (ALM-11). */
  readonly outside?: number | undefined;
};

export type JudgedSample = {
  readonly sequence: number;
  readonly at: Instant;
  readonly deviceAt: Instant | null;
  readonly deviceId: string;
  readonly status: SampleStatus;
  /** In mm[Hg], /min, % and Cel, rounded to hundredths. */
  readonly values: SampleValues;
  readonly flaws: readonly Flaw[];
  readonly outcome: "accepted" | "no-signal" | "implausible";
};

const vitalOf: Readonly<Record<SampleParameter, VitalParameter | null>> = {
  sbp: "systolic",
  dbp: "diastolic",
  map: null,
  hr: "heartRate",
  pulse: "heartRate",
  spo2: "saturation",
  rr: "respiration",
  temp: "temperature",
};

/** 1 kPa in mm[Hg] (BIPM). */
const mmHgPerKilopascal = 7.500_615;

const toHundredths = (value: number): number => Math.round(value * 100) / 100;

/** A number in its parameter's own unit, to hundredths (SAMPLE-4). */
export const inOwnUnit = (parameter: SampleParameter, value: number, units: RawSample["units"]): number => {
  const isPressure = parameter === "sbp" || parameter === "dbp" || parameter === "map";
  if (isPressure && units?.pressure === "kPa") return toHundredths(value * mmHgPerKilopascal);
  if (parameter === "temp" && units?.temperature === "[degF]") return toHundredths(((value - 32) * 5) / 9);
  return toHundredths(value);
};

/** A mean pressure has no band of its own: it lies between the bands of the other two. */
const canBe = (parameter: SampleParameter, value: number): boolean => {
  const vital = vitalOf[parameter];
  return vital === null ? isPlausible("systolic", value) || isPlausible("diastolic", value) : isPlausible(vital, value);
};

type One = { readonly parameter: SampleParameter; readonly value: number } | Flaw;

const judgeValue = (parameter: SampleParameter, sent: SentValue, { status, units }: RawSample): One => {
  if (sent === null) return { parameter, sent, why: "no-signal" };
  const text = typeof sent === "string" ? sent.trim().toLowerCase() : "";
  if (typeof sent === "string" && missingWords.has(text)) return { parameter, sent, why: "no-signal" };
  const read = typeof sent === "number" ? sent : /^[+-]?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : NaN;
  if (!Number.isFinite(read)) return { parameter, sent, why: "not-a-number" };
  if (missingNumbers.has(read)) return { parameter, sent, why: "no-signal" };
  if (status !== "measured") return { parameter, sent, why: "not-measured" };
  const value = inOwnUnit(parameter, read, units);
  return canBe(parameter, value) ? { parameter, value } : { parameter, sent, why: "implausible", outside: value };
};

const pressures: readonly SampleParameter[] = ["sbp", "dbp", "map"];

/** One pressure that cannot be spoils the whole cuff reading: its parts were measured together. */
const pressuresContradict = (found: readonly One[]): boolean => {
  const value = (parameter: SampleParameter): number | undefined =>
    found.flatMap((one) => (one.parameter === parameter && "value" in one ? [one.value] : []))[0];
  const [sbp, dbp, map] = [value("sbp"), value("dbp"), value("map")];
  if (found.some((one) => "why" in one && one.why === "implausible" && pressures.includes(one.parameter))) return true;
  if (sbp !== undefined && dbp !== undefined && dbp >= sbp) return true;
  return map !== undefined && ((sbp !== undefined && map > sbp) || (dbp !== undefined && map < dbp));
};

const outcomeOf = (values: SampleValues, flaws: readonly Flaw[]): JudgedSample["outcome"] => {
  if (Object.keys(values).length > 0) return "accepted";
  return flaws.some(({ why }) => why === "implausible" || why === "not-measured") ? "implausible" : "no-signal";
};

/**
 * Judges one sample (SAMPLE-1…SAMPLE-4): blanks, zeros and words are no signal; what cannot be is kept as sent and gives no value; what
 * the device itself marks as test, demonstration or error is no measurement. It never fails.
 */
export const judgeSample = (raw: RawSample): JudgedSample => {
  const sent = sampleParameters.flatMap((parameter): readonly One[] => {
    const value = raw.values[parameter];
    return value === undefined ? [] : [judgeValue(parameter, value, raw)];
  });
  const contradict = pressuresContradict(sent);
  const judged = sent.map((one): One =>
    contradict && "value" in one && pressures.includes(one.parameter)
      ? { parameter: one.parameter, sent: raw.values[one.parameter] ?? null, why: "implausible" }
      : one,
  );
  const values: SampleValues = Object.fromEntries(judged.flatMap((one) => ("value" in one ? [[one.parameter, one.value]] : [])));
  const flaws = judged.flatMap((one) => ("why" in one ? [one] : []));
  return {
    sequence: raw.sequence,
    at: raw.observedAt,
    deviceAt: raw.deviceAt ?? null,
    deviceId: raw.deviceId ?? "",
    status: raw.status,
    values,
    flaws,
    outcome: outcomeOf(values, flaws),
  };
};

/** Two samples of one moment that say the same are one (SAMPLE-5). */
export const signatureOf = ({ at, values, outcome }: Pick<JudgedSample, "at" | "values" | "outcome">): string =>
  `${at.epochMilliseconds}|${outcome}|${sampleParameters.map((parameter) => values[parameter] ?? "").join(",")}`;

/** Drops what was said before, inside the batch and by `known`; the first of each stays. */
export const withoutDuplicates = (
  samples: readonly JudgedSample[],
  known: ReadonlySet<string>,
): { readonly fresh: readonly JudgedSample[]; readonly duplicates: number } => {
  const seen = new Set(known);
  const fresh = samples.filter((sample) => {
    const signature = signatureOf(sample);
    return !seen.has(signature) && seen.add(signature);
  });
  return { fresh, duplicates: samples.length - fresh.length };
};

/** The order of time. Samples of one moment stand by what they say, so that neither order nor batching of arrival makes a difference. */
export const inOrder = (samples: readonly JudgedSample[]): readonly JudgedSample[] =>
  samples.toSorted(
    (one, other) =>
      Temporal.Instant.compare(one.at, other.at) ||
      one.sequence - other.sequence ||
      (`${one.deviceId}${signatureOf(one)}` < `${other.deviceId}${signatureOf(other)}` ? -1 : 1),
  );
