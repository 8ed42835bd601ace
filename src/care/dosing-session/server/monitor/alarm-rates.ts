import type { RecordedSample, RecordedSeries, Recording } from "#interop/recordings/recording.ts";
import type { Protocol } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";

import { isBeyond } from "../../rules/assess-reading.ts";
import { openSession } from "../../rules/decide-session.ts";
import { noSession, type DosingSession } from "../../rules/dosing-session.ts";
import type { AlertLimit } from "../../rules/stored-protocol.ts";
import { alertLimits } from "../../rules/protocol.ts";
import { rangeLimits } from "../../rules/range-limits.ts";
import { sessionAfter } from "../../rules/session-after.ts";
import type { SampleParameter } from "../../rules/sample.ts";
import type { VitalParameter } from "../../rules/vital-parameter.ts";
import { judgeSeries } from "./judge-recording.ts";

/** How often one rule alarms in a recording. `signalHours`: the time in which the recording writes a number for the parameter. */
export type AlarmRate = {
  readonly rule: string;
  readonly signalHours: number;
  /** Every number as it is written, held against the limit by itself: an alarm each time it passes. */
  readonly before: number;
  /** What the session's rules make of the same samples. */
  readonly after: number;
};

const channels: Partial<Readonly<Record<VitalParameter, readonly SampleParameter[]>>> = {
  systolic: ["sbp"],
  diastolic: ["dbp"],
  heartRate: ["hr", "pulse"],
  saturation: ["spo2"],
  respiration: ["rr"],
  temperature: ["temp"],
};

type Written = { readonly at: number; readonly value: number };

/** The numbers of a parameter as they are written, in the order of time; blanks and words are none. */
const writtenOf = ({ samples }: RecordedSeries, parameter: VitalParameter): readonly Written[] => {
  const valueIn = ({ values }: RecordedSample): number => {
    const text = (channels[parameter] ?? []).map((channel) => values[channel]?.trim() ?? "").find((one) => one !== "");
    return text === undefined ? NaN : Number(text);
  };
  return samples
    .map((sample) => ({ at: sample.offsetMilliseconds, value: valueIn(sample) }))
    .filter(({ value }) => Number.isFinite(value))
    .toSorted((one, other) => one.at - other.at);
};

/** A value stands until the next one, at most three of the series' own intervals: a pause in the recording is no time of signal. */
const hoursOf = (written: readonly Written[]): number => {
  const gaps = written.slice(1).map(({ at }, index) => at - (written[index]?.at ?? at));
  const usual = gaps.filter((gap) => gap > 0).toSorted((one, other) => one - other);
  const most = (usual[Math.floor(usual.length / 2)] ?? 0) * 3;
  return gaps.reduce((sum, gap) => sum + Math.min(gap, most), 0) / 3_600_000;
};

const timesPassed = (written: readonly Written[], limit: AlertLimit): number => {
  let [count, wasBeyond] = [0, false];
  for (const { value } of written) {
    const beyond = isBeyond(limit, value, undefined) === true;
    if (beyond && !wasBeyond) count += 1;
    wasBeyond = beyond;
  }
  return count;
};

const system = { kind: "system", id: "00000000-0000-0000-0000-000000000000" } as const;

/** An open session without a dose, so that no rise has anything to rise from. */
const openedSession = (protocol: Protocol, at: Instant): DosingSession => {
  const meta = { commandId: system.id, observedAt: at, now: at, actor: system };
  const of = { orderId: system.id, roomId: system.id, route: "IM", drug: "ketamine-racemic", form: "solution", training: true } as const;
  const opened = openSession(noSession, { ...of, dose: { value: 1, unit: "ug" } }, protocol);
  return opened.outcome === "accepted" ? sessionAfter(noSession, meta, ...opened.events) : noSession;
};

/**
 * How many alarms each rule raises in a recording, by single values as they are written and by the rules of a session. Charted rows are
 * judged as charted readings, a monitor's as a stream and its cuff. Rises need a baseline, which a recording has not; they are left out.
 */
export const alarmRates = (recording: Recording, protocol: Protocol, startAt: Instant): readonly AlarmRate[] => {
  const session = openedSession(protocol, startAt);
  const asCharted = recording.kind === "charted-rows";
  const raised = recording.series.flatMap((series) => judgeSeries(session, series, startAt, asCharted).events);
  const ofRule = (rule: string): number => raised.filter((event) => event.type === "alarm-raised" && event.rule === rule).length;
  const alerts = alertLimits(protocol);
  const limits = [...alerts, ...rangeLimits(alerts)].filter(
    ({ operator, parameter }) => operator !== "rise>=" && channels[parameter] !== undefined,
  );
  const rates = limits.map((limit): AlarmRate => {
    const written = recording.series.map((series) => writtenOf(series, limit.parameter));
    return {
      rule: limit.rule,
      signalHours: written.reduce((sum, one) => sum + hoursOf(one), 0),
      before: written.reduce((sum, one) => sum + timesPassed(one, limit), 0),
      after: ofRule(limit.rule),
    };
  });
  const streams = recording.series.flatMap((series) =>
    (["heartRate", "saturation", "respiration", "temperature"] as const).map((one) => hoursOf(writtenOf(series, one))),
  );
  const signal = { rule: "SIG-1", signalHours: streams.reduce((sum, hours) => sum + hours, 0), before: 0, after: ofRule("SIG-1") };
  return [...rates, signal].filter(({ signalHours }) => signalHours > 0);
};
