import { isBefore, plusMinutes, type Instant } from "#kernel/time.ts";

import { standingReadings, type DosingSession } from "./dosing-session.ts";
import { isQuestionable } from "./questionable.ts";
import { vitalParameters, type VitalParameter } from "./vital-parameter.ts";

export type LatestValue = {
  readonly value: number;
  readonly observedAt: Instant;
  readonly readingId: string;
  readonly source: "hand" | "device" | "simulated";
  /** The device itself doubted it. */
  readonly questionable: boolean;
};
export type LatestValues = { readonly [Parameter in VitalParameter]?: LatestValue };

/** The newest charted value of each parameter that stands and was judged. */
export const latestValues = (session: DosingSession): LatestValues => {
  const latest: { [Parameter in VitalParameter]?: LatestValue } = {};
  for (const reading of standingReadings(session)) {
    for (const parameter of vitalParameters) {
      const value = reading[parameter]?.value;
      if (value === undefined || reading.implausible.includes(parameter)) continue;
      const { observedAt, readingId, source } = reading;
      latest[parameter] = { value, observedAt, readingId, source: source.kind, questionable: isQuestionable(reading) };
    }
  }
  return latest;
};

/** Those of the newest values that are not older than `minutes`; an older value is not known. */
export const freshValues = (session: DosingSession, at: Instant, minutes: number): LatestValues =>
  Object.fromEntries(Object.entries(latestValues(session)).filter(([, { observedAt }]) => !isBefore(plusMinutes(observedAt, minutes), at)));
