import { settled, type Protocol } from "#kernel/setting.ts";

import { preDosePressure } from "./data/pre-dose-settings.ts";

export const preDoseBands = ["OK", "CAUTION", "HOLD", "STOP", "LOW_HOLD"] as const;
export type PreDoseBand = (typeof preDoseBands)[number];

type Pressure = { readonly systolic: number; readonly diastolic: number };
type Band = keyof typeof preDosePressure.systolic;

/** Where a band begins, in mm[Hg]. */
export const preDoseLimit = (protocol: Protocol, band: Band): Pressure => ({
  systolic: settled(protocol, preDosePressure.systolic[band]).value,
  diastolic: settled(protocol, preDosePressure.diastolic[band]).value,
});

/** In which band a pressure before the dose lies: STOP, HOLD, LOW, CAUTION, OK, the first that holds for either pressure (BP-1). */
export const preDoseBand = (pressure: Pressure, protocol: Protocol): PreDoseBand => {
  const reaches = (band: Band): boolean => {
    const limit = preDoseLimit(protocol, band);
    return pressure.systolic >= limit.systolic || pressure.diastolic >= limit.diastolic;
  };
  const low = preDoseLimit(protocol, "low");
  if (reaches("stop")) return "STOP";
  if (reaches("hold")) return "HOLD";
  if (pressure.systolic < low.systolic || pressure.diastolic < low.diastolic) return "LOW_HOLD";
  return reaches("caution") ? "CAUTION" : "OK";
};
