import fc from "fast-check";
import { expect, test } from "vitest";

import { bend, bendTable } from "./bend.ts";
import { colouredNoise, roomAnswer } from "./coloured-noise.ts";
import { amplitudeOf } from "./decibels.ts";
import { soundLimits } from "./data/sound-limits.ts";

test("[MUS-6] the last stage leaves what is quiet alone, lets nothing past the ceiling, and never turns louder into quieter", () => {
  fc.assert(
    fc.property(fc.double({ min: -100, max: 100, noNaN: true }), fc.double({ min: 0, max: 10, noNaN: true }), (sample, more) => {
      expect(Math.abs(bend(sample))).toBeLessThanOrEqual(amplitudeOf(soundLimits.ceiling));
      expect(bend(sample + more)).toBeGreaterThanOrEqual(bend(sample));
      expect(bend(-sample)).toBeCloseTo(-bend(sample), 12);
    }),
  );
  expect(bend(amplitudeOf(soundLimits.bendsFrom) - 1e-6)).toBe(amplitudeOf(soundLimits.bendsFrom) - 1e-6);
  const table = bendTable(4);
  expect(table[4096]).toBe(0);
  expect(Math.max(...table)).toBeLessThanOrEqual(amplitudeOf(soundLimits.ceiling) + 1e-6);
});

test("the breath has a level of one, no number that is none, no seam, and is the same for the same seed", () => {
  const noise = colouredNoise(4, 2, 8_000, 300);
  const power = noise.reduce((sum, one) => sum + one * one, 0) / noise.length;
  expect(power).toBeCloseTo(1, 5);
  const steps = noise.map((one, place) => Math.abs(one - (noise[(place + noise.length - 1) % noise.length] ?? 0)));
  expect(steps[0]).toBeLessThan(Math.max(...steps.slice(1)));
  expect(colouredNoise(4, 2, 8_000, 300)).toEqual(noise);
  const answer = roomAnswer(4, 1, 8_000);
  expect(Math.max(...answer.slice(-400).map(Math.abs))).toBeLessThan(0.01 * Math.max(...answer.map(Math.abs)));
});
