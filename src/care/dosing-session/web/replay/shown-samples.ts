import type { LatestSamples } from "../../contract-answers.ts";
import type { SampleColumns } from "../room/chart-data.ts";

const windowMs = 30 * 60_000;

/** The window of monitor values that a moment lies in; values are fetched a window at a time. */
export const windowOf = (at: number): { readonly after: string; readonly until: string } => {
  const start = Math.floor(at / windowMs) * windowMs;
  const text = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(ms).toString();
  return { after: text(start - windowMs), until: text(start + windowMs) };
};

/** How many values there were by a moment. */
const countBy = (times: readonly number[], at: number): number => {
  const index = times.findIndex((one) => one > at);
  return index === -1 ? times.length : index;
};

/** The monitor values up to a moment; later ones were not there yet. */
export const samplesUntil = (samples: SampleColumns | undefined, at: number): SampleColumns | undefined => {
  if (samples === undefined) return undefined;
  const count = countBy(samples.at, at);
  return {
    at: samples.at.slice(0, count),
    systolic: samples.systolic.slice(0, count),
    diastolic: samples.diastolic.slice(0, count),
    heartRate: samples.heartRate.slice(0, count),
    saturation: samples.saturation.slice(0, count),
  };
};

const parameters = ["systolic", "diastolic", "heartRate", "saturation"] as const;

/** The newest monitor value of each parameter at that moment, with its own time, so that its age is the age it had. */
export const latestUntil = (samples: SampleColumns | undefined, simulated: boolean): LatestSamples =>
  parameters.flatMap((parameter) => {
    const index = samples?.[parameter].findLastIndex((value) => value !== null) ?? -1;
    const [value, at] = [samples?.[parameter][index], samples?.at[index]];
    if (value === undefined || value === null || at === undefined) return [];
    return [{ parameter, value, observedAt: Temporal.Instant.fromEpochMilliseconds(Math.round(at)), deviceId: "", simulated }];
  });
