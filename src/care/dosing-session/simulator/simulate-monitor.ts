import type { Route } from "#care/pharmacy/rules/drug.ts";

import { effectTimings } from "../rules/data/session-timing.ts";
import { noise, wander } from "./seeded.ts";

export type SimulatedBaseline = {
  readonly systolic: number;
  readonly diastolic: number;
  readonly heartRate: number;
  readonly saturation: number;
  readonly respiration: number;
};

export const usualBaseline: SimulatedBaseline = { systolic: 122, diastolic: 77, heartRate: 72, saturation: 97.5, respiration: 14 };

export type Simulated = {
  readonly seed: number;
  /** Since the dose; negative before it. Undefined: no dose was given yet. */
  readonly secondsSinceDose: number | undefined;
  /** Since the monitor was put on: paces the cuff. */
  readonly secondsOn: number;
  readonly route: Route;
  readonly baseline: SimulatedBaseline;
};

/** What the simulated monitor shows in one second, by the gateway's names. The cuff's values come once, when it has measured. */
export type SimulatedValues = {
  readonly hr: number;
  readonly pulse: number;
  readonly spo2: number;
  readonly rr: number;
  readonly sbp?: number;
  readonly dbp?: number;
  readonly map?: number;
};

const cuffEvery = 300;
const cuffFirst = 20;

/**
 * How far the effect has come, from 0 to 1: up from the onset to the middle of the peak, then down until the end of effect and a rest of
 * it until recovery. The course is that of the route's timing; the shape is a sketch for training and demonstration, not a model.
 */
export const effectAt = (route: Route, seconds: number): number => {
  const { onset, peak, effect, recovery } = effectTimings[route];
  const minutes = seconds / 60;
  const top = (peak[0] + peak[1]) / 2;
  const between = (from: number, to: number): number => Math.min(1, Math.max(0, (minutes - from) / (to - from)));
  const ease = (part: number): number => part * part * (3 - 2 * part);
  const rise = ease(between(onset[0] / 2, top));
  const fall = ease(between(top, effect[1])) * 0.85 + ease(between(effect[1], recovery[1])) * 0.15;
  return Math.max(0, rise * (1 - fall));
};

/** About one dip in a quarter of an hour while the effect is strong: a few points, for half a minute. */
const dip = (seed: number, seconds: number, effect: number): number => {
  const slot = Math.floor(seconds / 180);
  if (noise(seed, slot, 7) > 0.2 * effect) return 0;
  const start = 40 + noise(seed, slot, 8) * 60;
  const at = seconds - slot * 180 - start;
  const depth = 2 + noise(seed, slot, 9) * 4;
  return at < 0 || at > 36 ? 0 : depth * Math.sin((at / 36) * Math.PI);
};

const toTenth = (value: number): number => Math.round(value * 10) / 10;

/**
 * A physiological monitor on somebody who was given ketamine: pressure rises by 20 to 30 %, heart rate by about a fifth, both settle in
 * the time of the route, SpO2 dips now and then. A pure function: the same arguments give the same values on every machine.
 */
export const simulateMonitor = ({ seed, secondsSinceDose, secondsOn, route, baseline }: Simulated): SimulatedValues => {
  const since = secondsSinceDose ?? -1;
  const effect = effectAt(route, since);
  const strength = 0.2 + noise(seed, 0, 1) * 0.1;
  const time = secondsOn;
  const hr =
    baseline.heartRate * (1 + effect * (0.12 + noise(seed, 0, 2) * 0.12)) + wander(seed, time, 3, 25) * 3 + wander(seed, time, 4, 4);
  const spo2 = Math.min(100, baseline.saturation - effect * 0.8 + wander(seed, time, 5, 40) * 0.8 - dip(seed, time, effect));
  const rr = baseline.respiration + effect * 1.5 + wander(seed, time, 6, 30) * 2;
  const shown = { hr: Math.round(hr), pulse: Math.round(hr + wander(seed, time, 10, 3)), spo2: Math.round(spo2), rr: toTenth(rr) };
  if (time % cuffEvery !== cuffFirst) return shown;
  const sbp = Math.round(baseline.systolic * (1 + effect * strength) + wander(seed, time, 11, 300) * 5);
  const dbp = Math.round(baseline.diastolic * (1 + effect * strength * 0.9) + wander(seed, time, 12, 300) * 4);
  return { ...shown, sbp, dbp, map: Math.round(dbp + (sbp - dbp) / 3) };
};
