import type { JudgedSample } from "./judge-sample.ts";
import { isPossible } from "./plausibility.ts";
import type { RangeParameter } from "./range-limits.ts";
import type { SampleParameter } from "./sample.ts";
import type { Point } from "./trace.ts";
import type { VitalParameter } from "./vital-parameter.ts";

export const streamedParameters = ["heartRate", "saturation", "respiration", "temperature"] as const satisfies readonly VitalParameter[];
export type StreamedParameter = (typeof streamedParameters)[number];

/** Heart rate comes from the ECG, and from the oximeter's pulse where there is no ECG. */
const channelsOf: Readonly<Record<StreamedParameter, readonly SampleParameter[]>> = {
  heartRate: ["hr", "pulse"],
  saturation: ["spo2"],
  respiration: ["rr"],
  temperature: ["temp"],
};

type Values = Pick<JudgedSample, "values">;

const channelIn = ({ values }: Values, parameter: StreamedParameter): SampleParameter | undefined =>
  channelsOf[parameter].find((channel) => values[channel] !== undefined);

export const streamedValue = (sample: Values, parameter: StreamedParameter): number | undefined => {
  const channel = channelIn(sample, parameter);
  return channel && sample.values[channel];
};

/** The sample's valid value of a parameter, with the device and channel that it came from. */
export const streamedPoint = (sample: JudgedSample, parameter: StreamedParameter): Point | undefined => {
  const channel = channelIn(sample, parameter);
  const value = channel && sample.values[channel];
  return value === undefined ? undefined : { at: sample.at.epochMilliseconds, value, source: `${sample.deviceId} ${channel}` };
};

const rangeChannels: Readonly<Record<RangeParameter, readonly SampleParameter[]>> = {
  systolic: ["sbp"],
  diastolic: ["dbp"],
  ...channelsOf,
};

/** The sample's value of a parameter, plausible or outside of the plausible range, as far as an instrument can show it (ALM-11). */
export const rangePoint = (sample: JudgedSample, parameter: RangeParameter): Point | undefined => {
  for (const channel of rangeChannels[parameter]) {
    const value = sample.values[channel] ?? sample.flaws.find((flaw) => flaw.parameter === channel)?.outside;
    if (value !== undefined && isPossible(parameter, value))
      return { at: sample.at.epochMilliseconds, value, source: `${sample.deviceId} ${channel}` };
  }
  return undefined;
};

/** Whether a sample says anything of a parameter, valid or not. */
export const isMentioned = (sample: JudgedSample, parameter: StreamedParameter): boolean =>
  channelsOf[parameter].some((channel) => sample.values[channel] !== undefined || sample.flaws.some((flaw) => flaw.parameter === channel));
