import * as fc from "fast-check";
import { expect, test } from "vitest";

import { kaplanMeier, type Followed } from "./kaplan-meier.ts";

/** Weeks of remission under 6-mercaptopurine, the arm of 21 in freireich1963 that gehan1965 and most textbooks work through. */
const mercaptopurine: readonly Followed[] = [
  ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map((days) => ({ days, event: true })),
  ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((days) => ({ days, event: false })),
];

test("[DUR-5] the estimate, Greenwood's errors and the bounds are those published for the leukaemia trial", () => {
  const { steps, followed, events, medianDays } = kaplanMeier(mercaptopurine);
  const published = [
    [6, 21, 3, 0.8571, 0.0764, 0.6197, 0.9516],
    [7, 17, 1, 0.8067, 0.0869, 0.5631, 0.9228],
    [10, 15, 1, 0.7529, 0.0963, 0.5032, 0.8894],
    [13, 12, 1, 0.6902, 0.1068, 0.4316, 0.8491],
    [16, 11, 1, 0.6275, 0.1141, 0.3675, 0.8049],
    [22, 7, 1, 0.5378, 0.1282, 0.2678, 0.7468],
    [23, 6, 1, 0.4482, 0.1346, 0.1881, 0.6801],
  ] as const;
  const atEvents = steps.filter((step) => step.events > 0);
  expect(atEvents).toHaveLength(published.length);
  for (const [index, [days, atRisk, died, share, error, lower, upper]] of published.entries()) {
    const step = atEvents[index];
    expect(step).toMatchObject({ days, atRisk, events: died });
    expect(step?.share).toBeCloseTo(share, 4);
    expect(step?.standardError).toBeCloseTo(error, 4);
    expect(step?.lower).toBeCloseTo(lower, 4);
    expect(step?.upper).toBeCloseTo(upper, 4);
  }
  expect([followed, events, medianDays]).toEqual([21, 9, 23]);
});

test("[DUR-5] in the untreated arm, where nobody is censored, the estimate is the plain share", () => {
  const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23].map((days) => ({ days, event: true }));
  const { steps, medianDays } = kaplanMeier(placebo);
  for (const { days, share } of steps) expect(share).toBeCloseTo(placebo.filter((one) => one.days > days).length / 21, 12);
  expect(medianDays).toBe(8);
  expect(steps.at(-1)).toMatchObject({ share: 0, standardError: null, lower: null, upper: null });
});

test("[DUR-5] nobody followed gives no curve, and nobody with an event a curve that stays at one without a median", () => {
  expect(kaplanMeier([])).toEqual({ steps: [], followed: 0, events: 0, medianDays: null });
  expect(kaplanMeier([{ days: 5, event: false }])).toMatchObject({
    medianDays: null,
    steps: [{ share: 1, lower: 1, upper: 1, atRisk: 1 }],
  });
  expect(
    kaplanMeier([
      { days: Number.NaN, event: true },
      { days: -1, event: true },
    ]).followed,
  ).toBe(0);
});

test("[DUR-5] the share never rises, its bounds hold it, and everybody is counted once", () => {
  const observation = fc.record({ days: fc.integer({ min: 0, max: 60 }), event: fc.boolean() });
  fc.assert(
    fc.property(fc.array(observation, { maxLength: 60 }), (observations) => {
      const { steps } = kaplanMeier(observations);
      let [before, counted] = [1, 0];
      for (const { share, lower, upper, atRisk, events, censored } of steps) {
        expect(share).toBeLessThanOrEqual(before + 1e-12);
        expect(atRisk).toBe(observations.length - counted);
        if (lower !== null && upper !== null) {
          expect(lower).toBeLessThanOrEqual(share + 1e-9);
          expect(upper).toBeGreaterThanOrEqual(share - 1e-9);
        }
        before = share;
        counted += events + censored;
      }
      expect(counted).toBe(observations.length);
    }),
    { numRuns: 300 },
  );
});

test("[DUR-5] the median is the first time at which exactly a half is left", () => {
  const half = [1, 2, 3, 4].map((days) => ({ days, event: true }));
  expect(kaplanMeier(half).medianDays).toBe(2);
});
