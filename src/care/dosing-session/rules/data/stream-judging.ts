import type { VitalParameter } from "../vital-parameter.ts";

/**
 * How a stream of about 1 Hz is judged. Evidence: proposal (the sources give none for streams; a single sample is too often an
 * artefact). Owner: medical director. Times in seconds.
 */
export const streamJudging = {
  /** A value beyond its limit alarms once every valid value for this long, and at least two, were beyond it. */
  sustained: { red: 10, amber: 20 },
  /** It is over once every valid value for this long, and at least two, were inside the limit by the margin. */
  settled: 15,
  /** Without a valid value for this long, or for three of the stream's own intervals if that is longer, a signal is lost. */
  lost: 30,
  lostIntervals: 3,
  /** A lost signal is back with this many valid values in a row. */
  restoredValues: 2,
  /** The same cuff values, repeated at most this far apart, are one reading. */
  sameCuffReading: 30,
  /** How much of the stream is kept in mind; the last few values always are. */
  window: 120,
  windowValues: 6,
  /** A heart rate charted with a cuff reading may be this old. */
  besideCuff: 15,
} as const;

/** How far inside its limit a value must be before the alarm is over, in the parameter's unit (hysteresis). Evidence: proposal. */
export const settleMargins: Partial<Readonly<Record<VitalParameter, number>>> = {
  heartRate: 3,
  saturation: 1,
  respiration: 1,
  temperature: 0.2,
};
