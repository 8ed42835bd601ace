import fc from "fast-check";
import { expect, test } from "vitest";

import { instrumentIds, type InstrumentDefinition } from "./instrument-definition.ts";
import { instrumentOf } from "./instruments.ts";
import { scoreAsJson } from "./score-as-json.ts";
import { scoreInstrument, type Items, type Score } from "./score-instrument.ts";

const phq9 = instrumentOf("phq9");
const gad7 = instrumentOf("gad7");
const pcl5 = instrumentOf("pcl5");

const scoreOf = (definition: InstrumentDefinition, items: Items): Score => {
  const scored = scoreInstrument(definition, items);
  if (scored.outcome === "refused") throw new Error(scored.refusal.message);
  return scored.score;
};

const definitions = fc.constantFrom(...instrumentIds.map(instrumentOf));
const answersTo = (definition: InstrumentDefinition) => fc.constantFrom(...definition.options.map((option) => option.value));
const complete = definitions.chain((definition) =>
  fc
    .array(answersTo(definition), { minLength: definition.items.length, maxLength: definition.items.length })
    .map((items) => ({ definition, items })),
);

test("[MSR-1] refuses a wrong number of answers and answers that cannot be chosen", () => {
  const refusal = (items: Items) => scoreInstrument(phq9, items);
  expect(refusal([0, 0])).toMatchObject({ outcome: "refused", refusal: { rule: "MSR-1", field: "items" } });
  for (const wrong of [4, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(refusal([0, 0, wrong, 0, 0, 0, 0, 0, 0])).toMatchObject({ refusal: { rule: "MSR-1", field: "items.2" } });
  }
  expect(scoreInstrument(pcl5, Array(20).fill(4)).outcome).toBe("scored");
});

test("[MSR-2] prorates few gaps, rounds a half up, and says from how many answers", () => {
  expect(scoreOf(phq9, [1, 2, 1, 2, 1, 2, 1, null, null])).toMatchObject({ total: 13, proratedFrom: 7, missing: [8, 9] });
  // 3 of 6 answered items of a GAD-7: 3 / 6 * 7 = 3.5
  expect(scoreOf(gad7, [1, 1, 1, 0, 0, 0, null])).toMatchObject({ total: 4, proratedFrom: 6 });
  expect(scoreOf(phq9, [0, 0, 0, 0, 0, 0, 0, 0, 0])).toMatchObject({ total: 0, proratedFrom: null });
});

test("[MSR-3] gives no total and no band when more is missing than the instrument allows", () => {
  expect(scoreOf(phq9, [3, 3, 3, 3, 3, 3, null, null, null])).toMatchObject({ total: null, band: null });
  expect(scoreOf(gad7, [3, 3, 3, 3, 3, null, null])).toMatchObject({ total: null, band: null });
  expect(scoreOf(pcl5, [...Array<number>(15).fill(4), null, null, null, null, null])).toMatchObject({ total: null, band: null });
});

test("[MSR-4] the bands of an instrument cover its range without a gap or an overlap", () => {
  for (const id of instrumentIds) {
    const { bands, range, items, options } = instrumentOf(id);
    expect(range).toEqual({ min: 0, max: items.length * Math.max(...options.map((option) => option.value)) });
    for (let total = range.min; total <= range.max; total += 1) {
      expect(bands.filter(({ min, max }) => total >= min && total <= max)).toHaveLength(1);
    }
  }
});

test("[MSR-5] counts symptoms apart from the total, and never takes a gap for no symptom", () => {
  expect(scoreOf(phq9, [2, 2, 2, 2, 0, 0, 0, 0, 1]).pattern?.code).toBe("major"); // item 9 counts from 1
  expect(scoreOf(phq9, [2, 2, 2, 2, 1, 0, 0, 0, 0]).pattern?.code).toBe("other");
  expect(scoreOf(phq9, [1, 1, 3, 3, 3, 3, 3, 3, 3]).pattern?.code).toBe("none"); // no core symptom
  expect(scoreOf(phq9, [2, 2, 2, 2, 0, 0, 0, 0, null]).pattern?.code).toBe("unknown");
  const low = [2, 0, 0, 0, 0, 2, 0, 2, 2, 0, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0];
  expect(scoreOf(pcl5, low)).toMatchObject({ total: 12, band: "below", pattern: { code: "met" } });
  expect(scoreOf(pcl5, low.with(5, 0)).pattern?.code).toBe("not-met");
  expect(scoreOf(pcl5, [...low.slice(0, 5), null, ...low.slice(6)]).pattern?.code).toBe("unknown");
});

test("[MSR-3] a cluster of the PCL-5 with more than a fifth missing has no score of its own", () => {
  const items = [null, ...Array<number>(4).fill(2), null, 2, ...Array<number>(13).fill(1)];
  expect(scoreOf(pcl5, items).subscales.map((one) => one.total)).toEqual([10, null, 7, 6]);
});

test("[SR-01] item 9 raises its flag at any total, [SR-02] and so does an item 9 without an answer", () => {
  expect(scoreOf(phq9, [0, 0, 0, 0, 0, 0, 0, 0, 1])).toMatchObject({ total: 1, band: "minimal", flags: ["SR-01"] });
  expect(scoreOf(phq9, [0, 0, 0, 0, 0, 0, 0, 0, null]).flags).toEqual(["SR-02"]);
  expect(scoreOf(phq9, [3, 3, 3, 3, 3, 3, 3, 3, 0]).flags).toEqual([]);
  expect(scoreOf(phq9, [null, null, null, null, null, null, null, null, 3])).toMatchObject({ total: null, flags: ["SR-01"] });
});

test("[SR-09] taking too many risks raises a flag from 3 on", () => {
  const items = Array<number>(20).fill(0);
  expect(scoreOf(pcl5, items.with(15, 3)).flags).toEqual(["SR-09"]);
  expect(scoreOf(pcl5, items.with(15, 2)).flags).toEqual([]);
});

test("a complete form always has a total inside the range, the sum of its answers", () => {
  fc.assert(
    fc.property(complete, ({ definition, items }) => {
      const { total, band } = scoreOf(definition, items);
      expect(total).toBe(items.reduce((sum, answer) => sum + answer, 0));
      expect(band).not.toBeNull();
    }),
  );
});

test("leaving one answer out moves the total by no more than that answer could, and keeps it in range", () => {
  fc.assert(
    fc.property(complete, fc.nat(), ({ definition, items }, place) => {
      const left = place % items.length;
      const most = Math.max(...definition.options.map((option) => option.value));
      const whole = scoreOf(definition, items).total ?? Number.NaN;
      const prorated = scoreOf(definition, [...items.slice(0, left), null, ...items.slice(left + 1)]).total ?? Number.NaN;
      expect(Math.abs(whole - prorated)).toBeLessThanOrEqual(most);
      expect(prorated).toBeLessThanOrEqual(definition.range.max);
    }),
  );
});

test("answers given on the command line come back as JSON, or with words that say what is wrong", () => {
  const scored = scoreAsJson("phq9", [2, 2, 2, 2, 2, 2, 2, 2, null]);
  expect(scored.outcome === "scored" && JSON.parse(scored.json)).toMatchObject({
    total: 18,
    band: "mod_severe",
    missing: 1,
    missingItems: [9],
  });
  expect(scoreAsJson("phq99", [])).toMatchObject({ outcome: "refused", message: expect.stringContaining("phq9, gad7, pcl5") });
  expect(scoreAsJson("phq9", { 0: 1 })).toMatchObject({ outcome: "refused" });
  expect(scoreAsJson("phq9", ["1"])).toMatchObject({ outcome: "refused" });
});
