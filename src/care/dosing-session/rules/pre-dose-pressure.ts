import { preDosePressure } from "./data/gate-limits.ts";

export const preDoseBands = ["OK", "CAUTION", "HOLD", "STOP", "LOW_HOLD"] as const;
export type PreDoseBand = (typeof preDoseBands)[number];

type Pressure = { readonly systolic: number; readonly diastolic: number };

const reaches = ({ systolic, diastolic }: Pressure, limit: Pressure): boolean => systolic >= limit.systolic || diastolic >= limit.diastolic;

/** In which band a pressure before the dose lies; the worse of the two pressures decides (BP-1). Both in mm[Hg]. */
export const preDoseBand = (pressure: Pressure): PreDoseBand => {
  if (reaches(pressure, preDosePressure.stop)) return "STOP";
  if (reaches(pressure, preDosePressure.hold)) return "HOLD";
  if (pressure.systolic < preDosePressure.low.systolic || pressure.diastolic < preDosePressure.low.diastolic) return "LOW_HOLD";
  return reaches(pressure, preDosePressure.caution) ? "CAUTION" : "OK";
};
