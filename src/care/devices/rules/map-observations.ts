import { unreachable } from "#kernel/decision.ts";
import type { Instant } from "#kernel/time.ts";

import { codeMeaning } from "./code-meaning.ts";
import { missingNumbers, missingWords } from "./data/missing-values.ts";
import { flagMarks, processingMarks, statusMarks, type Mark } from "./data/observation-marks.ts";
import { clockShift, meantInstant, observedTime, type ClockShift } from "./device-clock.ts";
import type { DeviceParameter, DeviceUnit } from "./device-parameter.ts";
import type { Device } from "./device.ts";
import type { Arrival, SentCode, SentMessage, SentObservation } from "./sent-message.ts";
import { unitMeaning } from "./unit-meaning.ts";

/** Why an observation gives no value. */
export const refusedReasons = [
  "unknown-code",
  "contradicting-code",
  "no-unit",
  "unknown-unit",
  "other-quantity",
  "missing",
  "not-a-number",
  "several-values",
  "value-type",
  "two-values",
  "test",
  "demonstration",
  "no-value",
  "in-error",
  "not-a-result",
] as const;
export type RefusedWhy = (typeof refusedReasons)[number];

export type RefusedObservation = {
  readonly place: number;
  readonly code: SentCode;
  readonly unit: SentCode | null;
  /** As it was sent, cut to what a list shows. */
  readonly sent: string;
  readonly why: RefusedWhy;
};

/** One moment of a device, in its parameters; pressures and temperature in the units that are named. */
export type MappedSample = {
  readonly observedAt: Instant;
  /** What the device's own clock said; null when it said nothing. */
  readonly deviceAt: Instant | null;
  readonly values: { readonly [Parameter in DeviceParameter]?: number };
  readonly units: { readonly pressure?: "kPa" | undefined; readonly temperature?: "[degF]" | undefined };
};

export type Mapped = {
  readonly samples: readonly MappedSample[];
  readonly refused: readonly RefusedObservation[];
  /** Known and not charted, or without any value: the branches of a device's tree. */
  readonly passedOver: number;
  readonly shift: ClockShift;
};

type Taken = { readonly parameter: DeviceParameter; readonly unit: DeviceUnit; readonly value: number };
type Judged =
  | { readonly is: "taken"; readonly taken: Taken }
  | { readonly is: "refused"; readonly why: RefusedWhy }
  | { readonly is: "passed-over" };

const refused = (why: RefusedWhy): Judged => ({ is: "refused", why });

/** Types of OBX-2 that hold one plain number; monitors leave it out or write text. */
const numericTypes: ReadonlySet<string> = new Set(["NM", "ST", "TX", ""]);

const markOf = ({ flags, status }: SentObservation, processing: string): Mark | undefined =>
  processingMarks[processing] ?? flags.map((flag) => flagMarks[flag.toUpperCase()]).find((one) => one !== undefined) ?? statusMarks[status];

const judgeNumber = (text: string): number | "missing" | "not-a-number" => {
  const plain = text.trim().toLowerCase();
  if (missingWords.has(plain)) return "missing";
  const value = /^[+-]?\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(",", ".")) : NaN;
  if (!Number.isFinite(value)) return "not-a-number";
  return missingNumbers.has(value) ? "missing" : value;
};

const judgeValue = (sent: SentObservation, parameter: DeviceParameter, usual: DeviceUnit | null): Judged => {
  if (!numericTypes.has(sent.valueType.toUpperCase())) return refused("value-type");
  if (sent.values.length > 1) return refused("several-values");
  const value = judgeNumber(sent.values[0] ?? "");
  if (typeof value === "string") return refused(value);
  const unit = unitMeaning(parameter, sent.unit, usual);
  switch (unit.is) {
    case "unit":
      return { is: "taken", taken: { parameter, unit: unit.unit, value } };
    case "none":
      return refused("no-unit");
    case "unknown":
      return refused("unknown-unit");
    case "other-quantity":
      return refused("other-quantity");
    default:
      return unreachable(unit);
  }
};

const isEmpty = ({ values }: SentObservation): boolean => values.every((value) => value.trim() === "");

const judgeOne = (sent: SentObservation, device: Device, processing: string): Judged => {
  const meaning = codeMeaning(sent.codes, device);
  if (meaning.is === "ignored" || (meaning.is === "unknown" && isEmpty(sent))) return { is: "passed-over" };
  const mark = markOf(sent, processing);
  if (mark !== undefined) return refused(mark);
  switch (meaning.is) {
    case "unknown":
      return refused("unknown-code");
    case "contradiction":
      return refused("contradicting-code");
    case "parameter":
      return judgeValue(sent, meaning.parameter, meaning.unit);
    default:
      return unreachable(meaning);
  }
};

type Placed = { readonly sent: SentObservation; readonly taken: Taken; readonly deviceAt: Instant | null; readonly observedAt: Instant };

const unitsIn = ({ unit }: Taken): MappedSample["units"] => ({
  ...(unit === "kPa" ? { pressure: unit } : {}),
  ...(unit === "[degF]" ? { temperature: unit } : {}),
});

const isPressure = (parameter: DeviceParameter): boolean => parameter === "sbp" || parameter === "dbp" || parameter === "map";

const momentOf = ({ observedAt, deviceAt }: Placed): string => `${observedAt.epochMilliseconds}|${deviceAt?.epochMilliseconds ?? ""}`;

/** Values that can stand in one sample: of one moment, and no pressure beside one in another unit. */
const groupOf = (one: Placed): string => `${momentOf(one)}|${isPressure(one.taken.parameter) ? one.taken.unit : ""}`;

const refusal = ({ place, codes, unit, values }: SentObservation, why: RefusedWhy): RefusedObservation => ({
  place,
  code: codes[0] ?? { code: "", text: "", system: "" },
  unit,
  sent: values.join("~").slice(0, 64),
  why,
});

/** Two values of one parameter at one moment: nobody knows which is meant, and none is taken (DEV-15). */
const isTwice = (one: Placed, all: readonly Placed[]): boolean =>
  all.some(
    (other) =>
      other.taken.parameter === one.taken.parameter &&
      groupOf(other) === groupOf(one) &&
      (other.taken.value !== one.taken.value || other.taken.unit !== one.taken.unit),
  );

const sampleOf = (part: readonly Placed[]): readonly MappedSample[] => {
  const [first] = part;
  if (first === undefined) return [];
  const values = Object.fromEntries(part.map(({ taken }) => [taken.parameter, taken.value]));
  const units: MappedSample["units"] = Object.assign({}, ...part.map(({ taken }) => unitsIn(taken)));
  return [{ observedAt: first.observedAt, deviceAt: first.deviceAt, values, units }];
};

/** A sample for each moment; pressures in two units of one moment are two. */
const samplesOf = (placed: readonly Placed[]): readonly MappedSample[] =>
  [...Map.groupBy(placed, momentOf).values()].flatMap((group) => {
    const [pressures, others] = [
      group.filter(({ taken }) => isPressure(taken.parameter)),
      group.filter(({ taken }) => !isPressure(taken.parameter)),
    ];
    const [first = [], ...more] = Map.groupBy(pressures, ({ taken }) => taken.unit).values();
    return [[...others, ...first], ...more].flatMap(sampleOf);
  });

export type MapContext = Arrival & { readonly knownShift: ClockShift; readonly toleranceMilliseconds: number };

/**
 * What one device's observations of a message come to: samples, and each value that is none, with the reason (DEV-11 to DEV-18). It
 * never guesses and never fails.
 */
export const mapObservations = (
  message: Pick<SentMessage, "processing" | "sentAt" | "observations">,
  device: Device,
  context: MapContext,
): Mapped => {
  const { receivedAt, toleranceMilliseconds } = context;
  const sentAt = message.sentAt === null ? null : meantInstant(message.sentAt, device, context);
  const shift = clockShift(sentAt, receivedAt, device.clock, context.knownShift, toleranceMilliseconds);
  const judged = message.observations.map((sent) => ({ sent, judged: judgeOne(sent, device, message.processing) }));
  const placed = judged.flatMap(({ sent, judged: one }): readonly Placed[] => {
    if (one.is !== "taken") return [];
    const deviceAt = sent.at === null ? sentAt : meantInstant(sent.at, device, context);
    return [{ sent, taken: one.taken, deviceAt, observedAt: observedTime(deviceAt, receivedAt, shift, toleranceMilliseconds) }];
  });
  const twice = placed.filter((one) => isTwice(one, placed));
  return {
    samples: samplesOf(placed.filter((one) => !twice.includes(one))),
    refused: [
      ...judged.flatMap(({ sent, judged: one }) => (one.is === "refused" ? [refusal(sent, one.why)] : [])),
      ...twice.map(({ sent }) => refusal(sent, "two-values")),
    ].toSorted((one, other) => one.place - other.place),
    passedOver: judged.filter(({ judged: one }) => one.is === "passed-over").length,
    shift,
  };
};
