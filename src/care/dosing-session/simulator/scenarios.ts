import { unreachable } from "#kernel/decision.ts";

import type { SampleParameter } from "../rules/sample.ts";
import { noise } from "./seeded.ts";
import { simulateMonitor, type Simulated } from "./simulate-monitor.ts";

/** What can be practised. Owner: medical director; courses are sketches for training, not models. */
export const scenarios = ["quiet", "hypertensive", "desaturation", "artefact-storm", "lost-probe", "vasovagal"] as const;
export type Scenario = (typeof scenarios)[number];

/** As a monitor would send it: a number, a word in place of one, or nothing. */
export type ScenarioValues = { readonly [Parameter in SampleParameter]?: number | string | null };

export type ScenarioMoment = Omit<Simulated, "secondsOn"> & {
  readonly scenario: Scenario;
  /** Since the scenario was started; it begins quietly. */
  readonly second: number;
};

/** When it begins to happen, in seconds. */
const onset = 60;

/** From 0 to 1 and back: rises over `up`, stays for `top`, falls over `down`; all in seconds after the onset. */
const swell = (second: number, up: number, top: number, down: number): number => {
  const at = second - onset;
  if (at <= 0) return 0;
  if (at < up) return at / up;
  if (at < up + top) return 1;
  return Math.max(0, 1 - (at - up - top) / down);
};

const between = (from: number, to: number, part: number): number => (part === 0 ? from : Math.round(from + (to - from) * part));

/** Pressures show what a cuff measured, a minute apart, in the middle of what happens. */
const cuffAt = (second: number): boolean => second >= onset && second % 60 === 45;

const pressure = (systolic: number, diastolic: number): ScenarioValues => ({
  sbp: systolic,
  dbp: diastolic,
  map: Math.round(diastolic + (systolic - diastolic) / 3),
});

const missing = ["***", 0, "?", null, 32_767, "--"] as const;

/** Single values that cannot be or hardly are, between right ones: nothing that anybody should be called for. */
const artefact = (seed: number, second: number, usual: number, low: number): number | string | null => {
  const chance = noise(seed, second, 21);
  if (second < onset || second >= onset + 240 || chance > 0.6) return usual;
  if (chance < 0.3) return missing[Math.floor(noise(seed, second, 22) * missing.length)] ?? null;
  // Never two in a row: an artefact is one moment.
  return second % 3 === 0 ? low : usual;
};

/** A pure function: the same scenario, seed and second give the same values everywhere. */
export const simulateScenario = ({ scenario, second, ...body }: ScenarioMoment): ScenarioValues => {
  const usual = simulateMonitor({ ...body, secondsOn: second });
  const { systolic, diastolic } = body.baseline;
  switch (scenario) {
    case "quiet":
      return usual;
    case "hypertensive": {
      const part = swell(second, 240, 240, 300);
      return {
        ...usual,
        hr: usual.hr + between(0, 25, part),
        ...(cuffAt(second) ? pressure(between(systolic, 194, part), between(diastolic, 118, part)) : {}),
      };
    }
    case "desaturation": {
      const part = swell(second, 60, 90, 60);
      return { ...usual, spo2: between(usual.spo2, 84, part), rr: between(usual.rr, 7, part) };
    }
    case "artefact-storm":
      return {
        ...usual,
        spo2: artefact(body.seed, second, usual.spo2, 71),
        hr: artefact(body.seed + 1, second, usual.hr, 190),
        pulse: usual.pulse,
      };
    case "lost-probe": {
      const off = second >= onset && second < onset + 120;
      return off ? { ...usual, spo2: null, pulse: null } : usual;
    }
    case "vasovagal": {
      const part = swell(second, 40, 100, 90);
      const hr = between(usual.hr, 36, part);
      return {
        ...usual,
        hr,
        pulse: between(usual.pulse, 36, part),
        ...(cuffAt(second) ? pressure(between(systolic, 76, part), between(diastolic, 42, part)) : {}),
      };
    }
    default:
      return unreachable(scenario);
  }
};
