import fc from "fast-check";
import { expect, test } from "vitest";

import { shippedProtocol, type Protocol } from "#kernel/setting.ts";

import { changeAsJson } from "./change-as-json.ts";
import { changeFromBaseline, subscaleImproved } from "./change-from-baseline.ts";
import { instrumentIds, type InstrumentId } from "./instrument-definition.ts";
import { instrumentOf } from "./instruments.ts";
import { reliableChangeIndex } from "./reliable-change-index.ts";

const change = (id: InstrumentId, baseline: number, current: number, values: Protocol["values"] = {}) =>
  changeFromBaseline(instrumentOf(id), baseline, current, { version: 1, values });

test("[MSR-7] response is half of the baseline, judged before rounding", () => {
  expect(change("phq9", 20, 10)).toMatchObject({ percentDrop: 50, response: true, partialResponse: false });
  expect(change("phq9", 27, 14)).toMatchObject({ percentDrop: 48.1, response: false, partialResponse: true });
  expect(change("phq9", 0, 3)).toMatchObject({ percentDrop: null, response: false, partialResponse: false });
  // 13 of 26 is half; 12 of 16 left is a quarter less
  expect(change("madrs", 26, 13).response).toBe(true);
  expect(change("phq9", 16, 12)).toMatchObject({ percentDrop: 25, partialResponse: true, response: false });
  expect(change("phq9", 17, 13).partialResponse).toBe(false); // 23.5 %
});

test("[MSR-7] response in points where the source counts points, and more than so many where it says so", () => {
  expect(change("pcl5", 44, 29).response).toBe(true);
  expect(change("pcl5", 44, 30).response).toBe(false);
  expect(change("isi", 20, 13).response).toBe(false); // a drop of 7 is not more than 7
  expect(change("isi", 20, 12).response).toBe(true);
  expect(change("who5", 24, 34).response).toBe(true);
  expect(change("wsas", 30, 2).response).toBeNull();
});

test("[MSR-8] remission is a total below or at the line, and no claim where the sources name none", () => {
  expect(change("phq9", 9, 4).remission).toBe(true);
  expect(change("phq9", 9, 5).remission).toBe(false);
  expect(change("pcl5", 60, 0).remission).toBeNull();
  expect(change("qids_sr16", 15, 5).remission).toBe(true);
  expect(change("qids_sr16", 15, 6).remission).toBe(false);
  expect(change("isi", 15, 8).remission).toBe(false);
  expect(change("madrs", 30, 11).remission).toBe(false);
  expect(change("madrs", 30, 11, { "madrs.remission": 12 }).remission).toBe(true);
});

test("[MSR-9] a change is reliable from the published difference on, in both directions", () => {
  expect(change("phq9", 12, 6)).toMatchObject({ reliableImprovement: true, deterioration: false });
  expect(change("phq9", 12, 7)).toMatchObject({ reliableImprovement: false, minimalImportant: true });
  expect(change("phq9", 10, 16)).toMatchObject({ deterioration: true, reliableImprovement: false, direction: "worse" });
  expect(change("pcl5", 50, 28).clinicallySignificant).toBe(true);
  expect(change("pcl5", 40, 28).clinicallySignificant).toBe(false);
  expect(change("pcl5", 45, 35, { "pcl5.rci": 10 }).reliableImprovement).toBe(true);
  expect(change("phq9", 20, 2).clinicallySignificant).toBeNull();
  expect(change("madrs", 30, 2)).toMatchObject({ reliableImprovement: null, deterioration: null });
});

test("[MSR-25] where higher is better a rise is an improvement, and a fall a deterioration", () => {
  expect(change("ors", 19.9, 24.9)).toMatchObject({ difference: 5, direction: "better", reliableImprovement: true, deterioration: false });
  expect(change("ors", 24.9, 19.9)).toMatchObject({ difference: -5, direction: "worse", reliableImprovement: false, deterioration: true });
  expect(change("ors", 20, 24.9).reliableImprovement).toBe(false);
  expect(change("who5", 40, 52)).toMatchObject({ difference: 12, minimalImportant: true, percentDrop: -30 });
  expect(change("who5", 52, 40).minimalImportant).toBe(false);
});

test("[MSR-25] a change turned round is the opposite change, for every instrument with a total", () => {
  const withTotal = instrumentIds.map(instrumentOf).flatMap((one) => (one.range === null ? [] : [{ ...one, range: one.range }]));
  fc.assert(
    fc.property(fc.constantFrom(...withTotal), fc.nat(800), fc.nat(800), (definition, one, other) => {
      const clamp = (value: number) => Math.min(definition.range.max, Math.max(definition.range.min, value / 10));
      const there = changeFromBaseline(definition, clamp(one), clamp(other), shippedProtocol);
      const back = changeFromBaseline(definition, clamp(other), clamp(one), shippedProtocol);
      expect(there.difference + back.difference).toBe(0);
      expect(there.deterioration).toBe(back.reliableImprovement);
      expect([there.direction, back.direction]).not.toEqual(["better", "better"]);
    }),
  );
});

test("[MSR-26] the reliable difference is 1.96 standard errors of a difference", () => {
  // 1.96 · 4 · √(2 · 0.5) = 7.84; a perfect scale has no error; 1.96 · 10 · √(2 · 0.18) = 1.96 · 10 · 0.6 = 11.76
  expect(reliableChangeIndex(4, 0.5)).toBeCloseTo(7.84, 10);
  expect(reliableChangeIndex(9, 1)).toBe(0);
  expect(reliableChangeIndex(10, 0.82)).toBeCloseTo(11.76, 10);
});

test("[MSR-9] pain matters by points of each mean, or by its share of the baseline severity", () => {
  const { interference, severity } = instrumentOf("bpi").change.subscales;
  if (interference === undefined || severity === undefined) throw new Error("The BPI has two means.");
  expect(subscaleImproved(interference, 4.3, 3.3, shippedProtocol)).toBe(true);
  expect(subscaleImproved(interference, 4.3, 3.4, shippedProtocol)).toBe(false);
  expect(subscaleImproved(severity, 4, 2.8, shippedProtocol)).toBe(true); // 30 %, though only 1.2 points
  expect(subscaleImproved(severity, 9, 7.1, shippedProtocol)).toBe(false); // 1.9 points, 21 %
  expect(subscaleImproved(severity, 3, 5, shippedProtocol)).toBe(false);
});

test("a change asked for on the command line comes back as JSON, or with words that say what is wrong", () => {
  const asked = (...words: Parameters<typeof changeAsJson>) => {
    const written = changeAsJson(...words);
    return written.outcome === "scored" ? JSON.parse(written.json) : written;
  };
  expect(asked("gad7", 15, 9)).toMatchObject({ delta: -6, pctDrop: 40, response: false, reliableImprovement: true });
  expect(asked("phq9", 28, 3)).toMatchObject({ outcome: "refused", message: expect.stringContaining("0 to 27") });
  expect(asked("bpi", 3, 2)).toMatchObject({ outcome: "refused" });
  expect(asked("bpi", { severity: 6 }, { severity: 3 })).toMatchObject({ meaningfulImprovement: { severity: true, interference: null } });
  expect(asked("phq9", 20, 10, { rci: "6" })).toMatchObject({ outcome: "refused" });
  expect(asked("phq9", 20, 10, { other: 6 })).toMatchObject({ outcome: "refused" });
  expect(asked("phq9", 12, 5, { rci: 8 })).toMatchObject({ reliableImprovement: false });
  expect(asked("nothing", 1, 2)).toMatchObject({ outcome: "refused" });
  expect(asked("phq9", "20", 10)).toMatchObject({ outcome: "refused" });
});
