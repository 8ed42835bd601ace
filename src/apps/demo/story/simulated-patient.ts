import { noise } from "#care/dosing-session/simulator/seeded.ts";
import {
  effectAt,
  simulateMonitor,
  type SimulatedBaseline,
  type SimulatedValues,
} from "#care/dosing-session/simulator/simulate-monitor.ts";
import type { Route } from "#care/pharmacy/rules/drug.ts";
import type { Uuid } from "#kernel/ids.ts";

/** The body that a session's monitor is on: always the same for one session, also after a restart. */
export type SimulatedPatient = { readonly seed: number; readonly baseline: SimulatedBaseline };

export const simulatedPatient = (sessionId: Uuid): SimulatedPatient => {
  const seed = Number.parseInt(sessionId.slice(-7), 16);
  const between = (channel: number, from: number, to: number): number => Math.round(from + noise(seed, 1, channel) * (to - from));
  return {
    seed,
    baseline: {
      systolic: between(20, 108, 126),
      diastolic: between(21, 66, 79),
      heartRate: between(22, 62, 80),
      saturation: between(23, 970, 985) / 10,
      respiration: between(24, 130, 150) / 10,
    },
  };
};

/** What is on the monitor in one second of its time. */
export const monitorAt = (
  { seed, baseline }: SimulatedPatient,
  when: { readonly route: Route; readonly secondsSinceDose: number | undefined; readonly secondsOn: number },
): SimulatedValues => simulateMonitor({ seed, baseline, ...when });

const cuffEvery = 300;
const cuffShows = 20;

/** A full set as a nurse charts it: the monitor's values, with the cuff's newest ones and what only a person can see. */
export const fullSet = (patient: SimulatedPatient, route: Route, minutesSinceDose: number) => {
  const seconds = Math.round(minutesSinceDose * 60);
  const secondsOn = Math.ceil((seconds + 3_600) / cuffEvery) * cuffEvery + cuffShows;
  const { hr, spo2, rr, sbp = 120, dbp = 75 } = monitorAt(patient, { route, secondsSinceDose: seconds, secondsOn });
  const effect = effectAt(route, seconds);
  const moaas = effect > 0.85 ? 3 : effect > 0.3 ? 4 : 5;
  return {
    systolic: { value: sbp, unit: "mm[Hg]" },
    diastolic: { value: dbp, unit: "mm[Hg]" },
    heartRate: { value: hr, unit: "/min" },
    saturation: { value: spo2, unit: "%" },
    respiration: { value: Math.round(rr), unit: "/min" },
    moaas: { value: moaas, unit: "{score}" },
    ...(minutesSinceDose > 0 ? { dissociation: { value: Math.round(effect * 8), unit: "{score}" as const } } : {}),
  } as const;
};
