import type { VitalsData, VitalsEvent } from "#ui/charts/vitals-data.ts";

import type { DosingSession } from "../../rules/dosing-session.ts";
import { standingDoses, standingReadings } from "../../rules/dosing-session.ts";

/** Monitor values as the server sends them: columns of equal length. */
export type SampleColumns = {
  readonly at: readonly number[];
  readonly systolic: readonly (number | null)[];
  readonly diastolic: readonly (number | null)[];
  readonly heartRate: readonly (number | null)[];
  readonly saturation: readonly (number | null)[];
};

type Point = { readonly at: number; readonly values: readonly (number | null)[] };

const chartedPoints = (session: DosingSession): readonly Point[] =>
  standingReadings(session).map((reading) => {
    const judged = (parameter: "systolic" | "diastolic" | "heartRate" | "saturation"): number | null =>
      reading.implausible.includes(parameter) ? null : (reading[parameter]?.value ?? null);
    return {
      at: reading.observedAt.epochMilliseconds,
      values: [judged("systolic"), judged("diastolic"), judged("heartRate"), judged("saturation")],
    };
  });

const samplePoints = (samples: SampleColumns | undefined): readonly Point[] =>
  (samples?.at ?? []).map((at, index) => ({
    at,
    values: [
      samples?.systolic[index] ?? null,
      samples?.diastolic[index] ?? null,
      samples?.heartRate[index] ?? null,
      samples?.saturation[index] ?? null,
    ],
  }));

/** When minute 0 is: the first dose, else the opening of the session. */
export const zeroOf = (session: DosingSession): number =>
  (standingDoses(session)[0]?.observedAt ?? session.opened?.observedAt)?.epochMilliseconds ?? 0;

/** Charted and streamed values on one axis of minutes from the dose. What was crossed out or not judged is not drawn. */
export const chartData = (session: DosingSession, samples: SampleColumns | undefined): VitalsData => {
  const zero = zeroOf(session);
  const points = [...chartedPoints(session), ...samplePoints(samples)].toSorted((one, other) => one.at - other.at);
  const column = (index: number) => points.map((point) => point.values[index] ?? null);
  return {
    minutes: points.map((point) => (point.at - zero) / 60_000),
    systolic: column(0),
    diastolic: column(1),
    heartRate: column(2),
    saturation: column(3),
  };
};

/** Doses and alarms as marks on the graph. */
export const chartEvents = (session: DosingSession, words: { readonly dose: (milligrams: number) => string }): readonly VitalsEvent[] => {
  const zero = zeroOf(session);
  const minutesOf = (at: Temporal.Instant): number => (at.epochMilliseconds - zero) / 60_000;
  const doses = standingDoses(session).map((dose): VitalsEvent => ({
    minutes: minutesOf(dose.observedAt),
    label: words.dose(dose.amount.value / 1000),
    kind: "dose",
  }));
  const alarms = session.alarms
    .filter((alarm) => alarm.origin === "charted" || alarm.origin === "stream")
    .map((alarm): VitalsEvent => ({ minutes: minutesOf(alarm.observedAt), label: alarm.rule, kind: alarm.level }));
  return [...doses, ...alarms];
};
