import fc from "fast-check";
import { expect, test } from "vitest";

import { shippedProtocol, type Protocol } from "#kernel/setting.ts";

import { instrumentIds, type InstrumentDefinition, type InstrumentId } from "./instrument-definition.ts";
import { instrumentOf } from "./instruments.ts";
import { endsOf, reversed, type Items } from "./item-answers.ts";
import { scoreGrouped } from "./score-grouped.ts";
import { bandOf, scoreInstrument, type Score } from "./score-instrument.ts";
import { thresholdOf, type ScoringContext } from "./scoring-context.ts";

const context: ScoringContext = { protocol: shippedProtocol, sex: null, behaviourRecent: null, loaded: null };

const scoreOf = (id: InstrumentId, items: Items, more: Partial<ScoringContext> = {}): Score => {
  const scored = scoreInstrument(instrumentOf(id), items, { ...context, ...more });
  if (scored.outcome === "refused") throw new Error(scored.refusal.message);
  return scored.score;
};

const refusalOf = (id: InstrumentId, items: Items) => scoreInstrument(instrumentOf(id), items, context);
const all = (count: number, answer: number): number[] => Array<number>(count).fill(answer);
const open = (count: number): null[] => Array<null>(count).fill(null);

const choiceValues = ({ answers }: InstrumentDefinition, item: number): readonly number[] =>
  answers.kind === "choice" ? (answers.exceptions.find(({ items }) => items.includes(item))?.values ?? answers.values) : [];

const anAnswer = (definition: InstrumentDefinition, item: number): fc.Arbitrary<number> => {
  const { min, max } = endsOf(definition, item);
  if (definition.answers.kind === "choice") return fc.constantFrom(...choiceValues(definition, item));
  return definition.answers.kind === "line"
    ? fc.integer({ min: min * 10, max: max * 10 }).map((tenths) => tenths / 10)
    : fc.integer({ min, max });
};

const scorable = instrumentIds.map(instrumentOf).filter(({ notScorable }) => notScorable === null);
const aForm = fc.constantFrom(...scorable).chain((definition) =>
  fc.constantFrom(...definition.itemCounts).chain((count) =>
    fc.record({
      definition: fc.constant(definition),
      items: fc.tuple(...Array.from({ length: count }, (_, index) => anAnswer(definition, index + 1))),
    }),
  ),
);

test("[MSR-1] refuses a wrong number of answers and answers that cannot be chosen", () => {
  expect(refusalOf("phq9", [0, 0])).toMatchObject({ outcome: "refused", refusal: { rule: "MSR-1", field: "items" } });
  for (const wrong of [4, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(refusalOf("phq9", [0, 0, wrong, ...all(6, 0)])).toMatchObject({ refusal: { rule: "MSR-1", field: "items.2" } });
  }
  expect(refusalOf("pcl5", all(20, 4)).outcome).toBe("scored");
  expect(refusalOf("pswq", all(16, 0))).toMatchObject({ refusal: { field: "items.0" } });
  expect(refusalOf("audit", [...all(9, 0), 3])).toMatchObject({ refusal: { field: "items.9" } });
  expect(refusalOf("audit", [...all(9, 0), 2]).outcome).toBe("scored");
  expect(refusalOf("mdq", [...all(14, 1), 3]).outcome).toBe("scored");
  expect(refusalOf("mdq", [...all(14, 1), 4])).toMatchObject({ refusal: { field: "items.14" } });
  expect(refusalOf("mdq", [2, ...all(14, 1)])).toMatchObject({ refusal: { field: "items.0" } });
  expect(refusalOf("ors", [9.9, 0, 0.1, 10]).outcome).toBe("scored");
  for (const wrong of [10.1, -0.1, 9.95, Number.NaN]) expect(refusalOf("ors", [wrong, 0, 0, 0]).outcome).toBe("refused");
  expect(refusalOf("promis_dep4a", all(5, 3)).outcome).toBe("refused");
  expect(refusalOf("promis_dep4a", [0, 1, 1, 1]).outcome).toBe("refused");
  expect(refusalOf("lec5", all(17, 64)).outcome).toBe("refused");
});

test("[MSR-2] prorates few gaps, rounds a half up, and says from how many answers", () => {
  // 11 / 7 * 9 = 14.14
  expect(scoreOf("phq9", [2, 1, 2, 1, 2, 1, 2, null, null])).toMatchObject({ total: 14, proratedFrom: 7, missing: [8, 9] });
  // 3 / 6 * 7 = 3.5
  expect(scoreOf("gad7", [1, 1, 1, 0, 0, 0, null])).toMatchObject({ total: 4, proratedFrom: 6 });
  // 38 / 16 * 20 = 47.5
  expect(scoreOf("pcl5", [...all(10, 3), ...all(4, 2), 0, 0, ...open(4)])).toMatchObject({ total: 48, proratedFrom: 16 });
  // 2 / 4 * 5 = 2.5, 1 / 4 * 5 = 1.25
  expect(scoreOf("wsas", [null, 2, 0, 0, 0])).toMatchObject({ total: 3, proratedFrom: 4 });
  expect(scoreOf("wsas", [null, 0, 0, 1, 0]).total).toBe(1);
  // 20 / 11 * 12 = 21.8, of 48 it is 45.45 %
  expect(scoreOf("whodas12", [...all(9, 2), 1, 1, null])).toMatchObject({ total: 21.8, percent: 45.5, band: "moderate", proratedFrom: 11 });
  expect(scoreOf("phq9", all(9, 0))).toMatchObject({ total: 0, proratedFrom: null });
});

test("[MSR-3] gives no total and no band when more is missing than the instrument allows", () => {
  const none = { total: null, band: null };
  expect(scoreOf("phq9", [...all(6, 3), ...open(3)])).toMatchObject(none);
  expect(scoreOf("gad7", [...all(5, 3), ...open(2)])).toMatchObject(none);
  expect(scoreOf("pcl5", [...all(15, 4), ...open(5)])).toMatchObject(none);
  expect(scoreOf("wsas", [8, 8, 8, 8, null])).toMatchObject(none);
  expect(scoreOf("wsas", [null, 8, null, 8, 8])).toMatchObject(none);
  expect(scoreOf("whodas12", [...all(10, 4), ...open(2)])).toMatchObject({ ...none, percent: null });
  const strict = ["phq2", "madrs", "who5", "pss10", "audit", "dast10", "isi", "ebi", "cadss", "srs", "ors", "pswq", "meq30"] as const;
  for (const id of strict) {
    const items = all(instrumentOf(id).itemCounts[0] ?? 0, endsOf(instrumentOf(id), 1).max);
    expect(scoreOf(id, [null, ...items.slice(1)]), id).toMatchObject(none);
    expect(scoreOf(id, [...items.slice(1), null]), id).toMatchObject(none);
  }
  for (const definition of scorable) {
    const [count = 0] = definition.itemCounts;
    expect(scoreOf(definition.id, open(count)), definition.id).toMatchObject({ ...none, answered: 0 });
  }
});

test("[MSR-28] how many items may be open is the clinic's own where the sources call it a convention", () => {
  const protocol: Protocol = { version: 1, values: { "gad7.maxMissing": 2 } };
  // 5 / 5 * 7
  expect(scoreOf("gad7", [...all(5, 1), ...open(2)], { protocol })).toMatchObject({ total: 7, band: "mild" });
  const none: Protocol = { version: 1, values: { "gad7.maxMissing": 0 } };
  expect(scoreOf("gad7", [...all(6, 1), null], { protocol: none }).total).toBeNull();
});

/** Worked by hand; where it is not plain, the sum stands beside it. */
const vectors: readonly (readonly [InstrumentId, Items, object, Partial<ScoringContext>?])[] = [
  ["phq9", [3, 1, 0, 0, 0, 0, 0, 0, 0], { total: 4, band: "minimal" }],
  ["phq9", [3, 1, 1, 0, 0, 0, 0, 0, 0], { total: 5, band: "mild" }],
  ["phq9", [3, 3, 3, 0, 0, 0, 0, 0, 0], { total: 9, band: "mild", cutoffs: { positive: false } }],
  ["phq9", [3, 3, 3, 3, 2, 0, 0, 0, 0], { total: 14, band: "moderate", cutoffs: { positive: true } }],
  ["phq9", [3, 3, 3, 3, 3, 3, 1, 0, 0], { total: 19, band: "mod_severe" }],
  ["phq2", [0, 3], { total: 3, band: "positive", cutoffs: { positive: true } }],
  ["phq2", [2, 0], { total: 2, band: "negative", cutoffs: { positive: false } }],
  ["gad7", [2, 1, 0, 0, 1, 1, 0], { total: 5, band: "mild", cutoffs: { gad2: true, positive: false } }],
  ["gad7", [3, 3, 3, 3, 3, 0, 0], { total: 15, band: "severe" }],
  ["gad7", [1, 1, 3, 3, 1, 0, 0], { total: 9, band: "mild", cutoffs: { gad2: false, positive: false } }],
  ["pcl5", [...all(7, 4), 3, ...all(12, 0)], { total: 31, band: "probable", cutoffs: { positive: true } }],
  ["qids_sr16", [0, 3, 0, 1, 0, 2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1], { total: 6, band: "mild" }], // 3 + 2 + 1
  ["qids_sr16", [null, null, null, 2, 1, 3, null, null, null, 1, 1, 1, 1, 1, null, 0], { total: 11, band: "moderate" }], // 2+1+3+5+0
  ["qids_sr16", [2, 2, 2, 2, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], { total: null, band: null }],
  ["qids_sr16", all(16, 3), { total: 27, band: "very_severe", flags: ["SR-01"] }],
  ["madrs", [3, 2, 1, 1, 0, 0, 0, 0, 0, 0], { total: 7, band: "mild", flags: [] }],
  ["madrs", [4, 4, 4, 4, 3, 0, 0, 0, 0, 0], { total: 19, band: "mild" }],
  ["madrs", [6, 6, 6, 6, 6, 0, 0, 0, 0, 4], { total: 34, band: "moderate", flags: ["SR-01"] }],
  ["who5", [2, 2, 2, 1, 0], { total: 28, raw: 7, band: "very_poor" }],
  ["who5", [2, 2, 2, 1, 1], { total: 32, band: "poor" }],
  ["who5", [3, 3, 3, 2, 2], { total: 52, raw: 13, band: "adequate" }],
  ["wsas", [3, 2, 2, 2, 1], { total: 10, band: "moderate" }],
  ["wsas", [5, 4, 4, 4, 4], { total: 21, band: "severe" }],
  ["pss10", [1, 1, 1, 4, 4, 1, 4, 4, 1, 1], { total: 6, band: "low" }],
  ["pss10", [2, 2, 2, 2, 2, 2, 2, 2, 2, 2], { total: 20, band: "moderate" }],
  ["pss10", [4, 4, 4, 2, 2, 3, 2, 2, 2, 2], { total: 27, band: "high" }], // 19 + 4 * 2
  ["pss10", [2, 2, 2, 3, 3, 2, 3, 3, 1, 1], { total: 14, band: "moderate" }], // 10 + 4 * 1
  ["auditc", [4, 0, 0], { total: 4, band: "pos", flags: ["SR-10"], cutoffs: { positive: true, severe: false } }, { sex: "male" }],
  ["auditc", [1, 1, 0], { total: 2, band: "neg", flags: [] }, { sex: "female" }],
  ["auditc", [2, 2, 4], { total: 8, cutoffs: { positive: true, severe: true } }, { sex: "male" }],
  ["auditc", [2, null, 1], { total: null, band: null, missing: [2] }, { sex: "female" }],
  ["audit", [4, 4, 0, 0, 0, 0, 0, 0, 0, 0], { total: 8, band: "hazardous", flags: [], cutoffs: { positive: true } }],
  ["audit", [3, 1, 1, 0, 0, 0, 0, 0, 0, 2], { total: 7, band: "low" }],
  ["audit", [4, 4, 4, 2, 0, 0, 0, 0, 0, 2], { total: 16, band: "harmful", flags: ["SR-10"] }],
  ["audit", [4, 4, 4, 4, 4, 0, 0, 0, 0, 0], { total: 20, band: "dependence", flags: ["SR-10"] }],
  ["audit", [2, 0, 0, ...open(5), 4, 4], { total: 10, band: "hazardous", missing: [] }],
  ["audit", [2, 0, 1, ...open(5), 0, 0], { total: null, band: null, missing: [4, 5, 6, 7, 8] }],
  ["audit", [0, ...open(7), null, 0], { total: null, missing: [9] }],
  ["dast10", [1, 0, 1, 1, 0, 0, 0, 0, 0, 0], { total: 2, band: "low", cutoffs: { positive: false } }],
  ["dast10", [1, 1, 1, 1, 0, 0, 0, 0, 0, 0], { total: 3, band: "moderate", flags: [] }],
  ["dast10", [1, 1, 0, 1, 1, 1, 1, 1, 0, 0], { total: 8, band: "substantial", flags: ["SR-10"] }],
  ["dast10", all(10, 1), { total: 9, band: "severe" }],
  ["isi", [4, 4, 0, 0, 0, 0, 0], { total: 8, band: "sub", cutoffs: { positive: false } }],
  ["isi", [4, 4, 4, 3, 0, 0, 0], { total: 15, band: "moderate", cutoffs: { positive: true } }],
  [
    "cadss",
    [4, ...all(22, 0)],
    { total: 4, subscales: expect.arrayContaining([{ code: "derealisation", label: "Derealisation", value: 4 }]) },
  ],
  ["ebi", [12.5, 30, 47.5, 60, 80, 100], { total: 55 }], // 330 / 6
  ["ebi", [0, 0, 0, 0, 0, 0.4], { total: 0.1 }], // 0.0667
  ["srs", [8.9, 9, 9, 9], { total: 35.9, band: "below", flags: ["SR-15"] }],
  ["srs", [9.1, 8.9, 9.3, 8.7], { total: 36, band: "good", flags: [] }],
  ["ors", [0.1, 0.2, 0.3, 0.1], { total: 0.7, band: "clinical" }],
  ["ors", [6.3, 6.2, 6.4, 6.1], { total: 25, band: "nonclinical" }],
  ["ace10", [1, null, 1, null, 1, null, 1, null, 0, null], { total: 4, answered: 5, band: "high" }],
  ["ace10", [0, 0, 0, null, 0, 0, 0, 0, 0, 1], { total: 1, answered: 9, band: "some" }],
  ["pswq", [1, 5, 1, 5, 5, 5, 5, 1, 5, 1, 1, 5, 5, 5, 5, 5], { total: 80, band: "high", cutoffs: { positive: true } }],
  ["pswq", [3, 2, 3, 2, 2, 2, 2, 3, 2, 3, 3, 2, 2, 2, 2, 2], { total: 37, band: "low", cutoffs: { positive: false } }], // 15 + 22
  ["pswq", [2, 2, 2, 2, 2, 2, 2, 3, 2, 3, 3, 2, 2, 2, 3, 2], { total: 40, band: "moderate" }], // 4 + 4 + 3 + 3 + 3 + 10 * 2 + 3
  ["bpi", [0, 0, 0, 0, ...all(7, 2)], { band: "none" }],
  ["bpi", [5, 0, 2, 4, 1, 2, 3, 4, null, null, 5], { band: "moderate" }],
  ["bpi", [null, 0, 2, 4, ...all(7, 2)], { band: null }],
  ["whodas12", [4, 4, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0], { total: 10, percent: 20.8, band: "mild" }],
  ["whodas12", [4, 4, 4, 4, 4, 4, 4, 4, 4, 2, 1, 0], { total: 39, percent: 81.3, band: "extreme" }], // 81.25
];

test("own examples of every scale come out as they were worked by hand", () => {
  for (const [id, items, wanted, more] of vectors) expect(scoreOf(id, items, more), `${id} ${JSON.stringify(items)}`).toMatchObject(wanted);
});

const subscalesOf = ({ subscales }: Score) => Object.fromEntries(subscales.map(({ code, value }) => [code, value]));

test("[MSR-29] subscales follow their own rule: sums, means of enough answers, percents of the maximum", () => {
  // goal 4, 6, 8, 11; task 1, 2, 10, 12; bond 3, 5, 7, 9
  expect(subscalesOf(scoreOf("wai_sr", [1, 3, 4, null, 5, 2, 4, 3, 5, null, 5, null]))).toEqual({ goal: 3.33, task: null, bond: 4.5 });
  expect(subscalesOf(scoreOf("bpi", [7, 1, 4, 3, 9, 8, 8, 9, null, null, null]))).toEqual({ severity: 3.75, interference: 8.5 });
  expect(subscalesOf(scoreOf("bpi", [7, 1, 4, 3, 9, 8, 8, ...open(4)]))).toEqual({ severity: 3.75, interference: null });
  // 7 answers that add up to 30: 4.2857
  expect(subscalesOf(scoreOf("bpi", [7, 1, 4, 4, 4, 4, 4, 4, 4, 5, 5]))).toEqual({ severity: 4, interference: 4.29 });
  const clusters = [null, ...all(4, 2), null, 2, ...all(13, 1)];
  expect(subscalesOf(scoreOf("pcl5", clusters))).toEqual({ B: 10, C: null, D: 7, E: 6 });
  expect(subscalesOf(scoreOf("cadss", [...all(22, 1), null]))).toEqual({ depersonalisation: null, derealisation: 13, amnesia: 3 });
});

test("[MSR-30] a mystical experience is complete when every subscale reaches 60 percent, judged before rounding", () => {
  const threes = scoreOf("meq30", all(30, 3));
  expect(threes).toMatchObject({ total: 60, complete: true });
  // item 1 belongs to transcendence: 17 of 30
  expect(scoreOf("meq30", [2, ...all(29, 3)])).toMatchObject({ total: 59.3, complete: false });
  expect(subscalesOf(scoreOf("meq30", [2, ...all(29, 3)]))["transcendence"]).toBe(56.7);
  expect(scoreOf("meq30", [null, ...all(29, 5)])).toMatchObject({ total: null, complete: null });
  const protocol: Protocol = { version: 1, values: { "meq30.completePct": 55 } };
  expect(scoreOf("meq30", [2, ...all(29, 3)], { protocol }).complete).toBe(true);
});

test("[MSR-31] scoring that comes with the licensed text is not made up: no item map, no subscale; no table, no T", () => {
  expect(scoreOf("piq", all(23, 4))).toMatchObject({ reason: expect.stringContaining("not loaded") });
  expect(new Set(Object.values(subscalesOf(scoreOf("asc11", all(94, 40)))))).toEqual(new Set([null]));
  const itemMap = {
    avoidance_maladaptive: Array.from({ length: 14 }, (_, index) => index + 1),
    goals_adaptive: [15, 16, 17, 18, 19, 20, 21, 22, 23],
  };
  const loaded = { itemMap, tScores: [] };
  expect(subscalesOf(scoreOf("piq", [...all(14, 1), ...all(8, 4), 5], { loaded }))).toEqual({
    avoidance_maladaptive: 1,
    goals_adaptive: 4.11,
  });
  expect(
    subscalesOf(scoreOf("piq", all(23, 4), { loaded: { itemMap: { goals_adaptive: [1, 2] }, tScores: [] } }))["goals_adaptive"],
  ).toBeNull();
  // 8 / 3 * 4 = 10.67, up to 11
  expect(scoreOf("promis_dep4a", [2, 3, 3, null])).toMatchObject({ raw: 11, total: null, band: null, proratedFrom: 3 });
  expect(scoreOf("promis_dep4a", [5, null, null, 1])).toMatchObject({ raw: 12 });
  expect(scoreOf("promis_dep4a", [5, null, null, null])).toMatchObject({ raw: null, reason: null });
  const tScores = [{ raw: 11, t: 59.95 }];
  expect(scoreOf("promis_dep4a", [2, 3, 3, 3], { loaded: { itemMap: {}, tScores } })).toMatchObject({
    total: 59.95,
    band: "mild",
    reason: null,
  });
});

test("[MSR-31] [SR-14] answers by subscale are scored without the map, and a wrong group is refused", () => {
  const grouped = (groups: Readonly<Record<string, Items>>, id: InstrumentId = "ceq") => scoreGrouped(instrumentOf(id), groups, context);
  const scored = grouped({ fear: [4, 4, 4, 4, 3], isolation: [5, 4, 3] });
  expect(scored.outcome === "scored" && subscalesOf(scored.score)).toMatchObject({ fear: 3.8, isolation: 4, grief: null });
  expect(scored).toMatchObject({ score: { flags: ["SR-14"] } });
  expect(grouped({ fear: [4, 4, 4, 4, 3] })).toMatchObject({ score: { flags: [] } });
  expect(grouped({ fear: [1, 2] })).toMatchObject({ refusal: { rule: "MSR-1", field: "fear" } });
  expect(grouped({ joy: [1, 2] })).toMatchObject({ refusal: { field: "joy" } });
  expect(grouped({ death: [1, 6] })).toMatchObject({ refusal: { field: "death" } });
  expect(grouped({ fear: [1] }, "phq9")).toMatchObject({ refusal: { rule: "MSR-1" } });
  expect(grouped({ anxiety: [0, 12.5, 25, 25, 30, 7.6] }, "asc11")).toMatchObject({ outcome: "scored" });
});

test("[MSR-4] the bands of an instrument begin at the foot of its range and follow each other without gap or overlap", () => {
  for (const definition of scorable) {
    const { id, bands, range, bandOn } = definition;
    if (bands.length === 0) continue;
    for (const sex of ["male", "female", null] as const) {
      const mins = bands.map(({ min }) => thresholdOf(min, { ...context, sex }));
      expect(mins, id).toEqual([...new Set(mins)].toSorted((one, other) => one - other));
      if (bandOn === "total") expect(mins[0], id).toBe(range?.min);
      if (bandOn === "total") expect(mins.at(-1), id).toBeLessThanOrEqual(range?.max ?? 0);
    }
    expect(new Set(bands.map(({ code }) => code)).size, id).toBe(bands.length);
  }
});

test("[MSR-4] a band begins where the clinic's own cut is", () => {
  const protocol: Protocol = { version: 1, values: { "pcl5.cut": 33 } };
  const items = [...all(8, 4), ...all(12, 0)]; // 32
  expect(scoreOf("pcl5", items)).toMatchObject({ total: 32, band: "probable", cutoffs: { positive: true } });
  expect(scoreOf("pcl5", items, { protocol })).toMatchObject({ total: 32, band: "below", cutoffs: { positive: false } });
  expect(bandOf(instrumentOf("srs"), 35.99, context)).toBe("below");
});

test("[MSR-5] counts symptoms apart from the total, and never takes a gap for no symptom", () => {
  const pattern = (id: InstrumentId, items: Items) => scoreOf(id, items).pattern?.code;
  expect(pattern("phq9", [2, 2, 2, 2, 0, 0, 0, 0, 1])).toBe("major"); // item 9 counts from 1
  expect(pattern("phq9", [2, 2, 2, 2, 1, 0, 0, 0, 0])).toBe("other");
  expect(pattern("phq9", [1, 1, 3, 3, 3, 3, 3, 3, 3])).toBe("none"); // no core symptom
  expect(pattern("phq9", [2, 2, 2, 2, 0, 0, 0, 0, null])).toBe("unknown");
  const low = [2, 0, 0, 0, 0, 2, 0, 2, 2, 0, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0];
  expect(scoreOf("pcl5", low)).toMatchObject({ total: 12, band: "below", pattern: { code: "met" } });
  expect(pattern("pcl5", low.with(5, 0))).toBe("not-met");
  expect(pattern("pcl5", [...low.slice(0, 5), null, ...low.slice(6)])).toBe("unknown");
});

test("[MSR-32] [SR-08] the mood screen needs seven symptoms, at the same time, and at least a moderate problem", () => {
  const seven = [...all(6, 1), 0, 1, ...all(5, 0)];
  expect(scoreOf("mdq", [...seven, 1, 2])).toMatchObject({ symptoms: 7, band: "pos", flags: ["SR-08"] });
  expect(scoreOf("mdq", [...seven, 1, 1])).toMatchObject({ symptoms: 7, band: "neg", flags: [] });
  expect(scoreOf("mdq", [...seven, 0, 3])).toMatchObject({ band: "neg", flags: [] });
  expect(scoreOf("mdq", [...seven.with(0, 0), 1, 3])).toMatchObject({ symptoms: 6, band: "neg" });
  expect(scoreOf("mdq", [...seven, 1, null])).toMatchObject({ band: null, missing: [15], flags: [] });
  // what is open cannot take back seven symptoms
  expect(scoreOf("mdq", [...seven.slice(0, 12), null, 1, 3])).toMatchObject({ band: null, flags: ["SR-08"] });
});

test("[MSR-22] who never drinks scores 0, and a skipped question is not missing; what contradicts the skip is named", () => {
  expect(scoreOf("auditc", [0, null, null])).toMatchObject({ total: 0, missing: [], contradicting: [] });
  expect(scoreOf("auditc", [0, 2, 1], { sex: "female" })).toMatchObject({ total: 0, band: "neg", contradicting: [2, 3] });
  expect(scoreOf("audit", [0, 1, ...open(6), 2, 4])).toMatchObject({ total: 6, contradicting: [2], missing: [] });
  // small amounts spare questions 4 to 8; an answer given all the same counts
  expect(scoreOf("audit", [3, 0, 0, null, 2, null, null, null, 0, 0])).toMatchObject({ total: 5, missing: [], contradicting: [] });
});

test("[MSR-23] the highest yes decides the triage, not how many", () => {
  const triage = (items: Items, behaviourRecent: boolean | null = null) => scoreOf("cssrs_screener", items, { behaviourRecent }).triage;
  expect(triage([0, 1, 0, 0, 0, 0])).toBe("low");
  expect(triage([0, 1, 1, 0, 0, 0])).toBe("moderate");
  expect(triage([0, 1, 0, 1, 0, 0])).toBe("high");
  expect(triage([0, 1, 0, 0, 1, 0])).toBe("high");
  expect(triage([1, 0, null, null, null, 1], true)).toBe("high");
  expect(triage([1, 1, 0, 0, 0, 1], false)).toBe("moderate");
  // a yes to what the form skips is a yes
  expect(triage([0, 0, 0, 1, 0, 0])).toBe("high");
  expect(triage([0, 0, 1, null, null, 0])).toBe("moderate");
});

test("[MSR-23] a required answer that is open leaves the triage incomplete, and a clinician asks; the highest level stands", () => {
  const read = (items: Items, behaviourRecent: boolean | null = null) => scoreOf("cssrs_screener", items, { behaviourRecent });
  expect(read([null, 0, null, null, null, 0])).toMatchObject({ triage: "incomplete", band: null, flags: ["SR-02"], missing: [1] });
  expect(read([0, null, null, null, null, 0])).toMatchObject({ triage: "incomplete", missing: [2, 3, 4, 5] });
  expect(read([1, 1, 1, 0, null, 0])).toMatchObject({ triage: "incomplete", flags: ["SR-04", "SR-02"] });
  expect(read([1, 0, null, null, null, null])).toMatchObject({ triage: "incomplete", flags: ["SR-03", "SR-02"], missing: [6] });
  expect(read([null, 1, null, 1, null, null])).toMatchObject({ triage: "high", flags: ["SR-05"] });
  expect(read([1, 1, 0, 0, 0, 1])).toMatchObject({ triage: "incomplete", flags: ["SR-04", "SR-02"] });
  expect(read(open(6))).toMatchObject({ triage: "incomplete", flags: ["SR-02"] });
});

test("[MSR-33] an event may meet criterion A when it happened, was seen, was the job, or was heard of and is violent or accidental", () => {
  const at = (item: number, answer: number) => scoreOf("lec5", [...open(item - 1), answer, ...open(17 - item)]).criterionACandidate;
  expect([1, 2, 4, 8, 16, 32].map((answer) => at(6, answer))).toEqual([true, true, true, true, false, false]);
  expect(at(12, 4)).toBe(false);
  expect(at(12, 5)).toBe(true);
  expect(at(17, 1)).toBe(false);
});

test("[SR-01] item 9 raises its flag at any total, [SR-02] and so does an item 9 without an answer", () => {
  expect(scoreOf("phq9", [0, 0, 0, 0, 0, 0, 0, 0, 1])).toMatchObject({ total: 1, band: "minimal", flags: ["SR-01"] });
  expect(scoreOf("phq9", [0, 0, 0, 0, 0, 0, 0, 0, null]).flags).toEqual(["SR-02"]);
  expect(scoreOf("phq9", [3, 3, 3, 3, 3, 3, 3, 3, 0]).flags).toEqual([]);
  expect(scoreOf("phq9", [...open(8), 3])).toMatchObject({ total: null, flags: ["SR-01"] });
  expect(scoreOf("qids_sr16", [...open(11), 2, ...open(4)])).toMatchObject({ total: null, flags: ["SR-01"] });
  expect(scoreOf("qids_sr16", all(16, 1)).flags).toEqual([]);
  expect(scoreOf("madrs", [...open(9), 4])).toMatchObject({ total: null, flags: ["SR-01"] });
  expect(scoreOf("madrs", [...all(9, 6), 3]).flags).toEqual([]);
});

test("[SR-03] [SR-04] [SR-05] each level of the suicide triage raises its own flag, and none raises none", () => {
  const flags = (items: Items) => scoreOf("cssrs_screener", items).flags;
  expect(flags([1, 0, null, null, null, 0])).toEqual(["SR-03"]);
  expect(flags([1, 1, 1, 0, 0, 0])).toEqual(["SR-04"]);
  expect(flags([1, 1, 1, 0, 1, 0])).toEqual(["SR-05"]);
  expect(flags([0, 0, null, null, null, 0])).toEqual([]);
});

test("[SR-10] drinking and drug screens raise their flag from the cut on, [SR-15] a low session rating below it", () => {
  expect(scoreOf("auditc", [3, 0, 0], { sex: "female" }).flags).toEqual(["SR-10"]);
  expect(scoreOf("auditc", [3, 0, 0], { sex: "male" }).flags).toEqual([]);
  expect(scoreOf("audit", [4, 4, 4, 1, 0, 0, 0, 0, 0, 2]).flags).toEqual([]); // 15
  expect(scoreOf("dast10", [1, 1, 0, 1, 1, 0, 0, 0, 0, 0]).flags).toEqual([]); // 5
  expect(scoreOf("srs", [9, 9, 9, 8.9]).flags).toEqual(["SR-15"]);
});

test("[SR-09] taking too many risks raises a flag from 3 on", () => {
  expect(scoreOf("pcl5", all(20, 0).with(15, 3)).flags).toEqual(["SR-09"]);
  expect(scoreOf("pcl5", all(20, 0).with(15, 2)).flags).toEqual([]);
});

test("[MSR-24] a flag on the total is raised when it is certain, whatever the open answers are", () => {
  expect(scoreOf("audit", [4, 4, 4, 4, ...open(6)])).toMatchObject({ total: null, flags: ["SR-10"] });
  expect(scoreOf("audit", [4, 4, 4, 3, ...open(6)])).toMatchObject({ total: null, flags: [] });
  expect(scoreOf("auditc", [4, null, 0], { sex: "male" })).toMatchObject({ total: null, flags: ["SR-10"] });
  expect(scoreOf("srs", [5, null, 10, 10])).toMatchObject({ total: null, flags: ["SR-15"] });
  expect(scoreOf("srs", [6, null, 10, 10])).toMatchObject({ total: null, flags: [] });
  expect(scoreOf("dast10", [1, 1, 0, 1, 1, 1, ...open(4)])).toMatchObject({ total: null, flags: ["SR-10"] });
});

test("an item turned round twice is the answer again, and stays among the answers", () => {
  fc.assert(
    fc.property(aForm, ({ definition, items }) => {
      for (const [index, answer] of items.entries()) {
        const once = reversed(definition, index + 1, answer);
        expect(reversed(definition, index + 1, once)).toBeCloseTo(answer, 10);
        expect(once).toBeGreaterThanOrEqual(endsOf(definition, index + 1).min);
      }
    }),
  );
});

const withGaps = aForm.chain(({ definition, items }) =>
  fc.record({
    definition: fc.constant(definition),
    full: fc.constant(items),
    items: fc.tuple(
      ...items.map((answer) => fc.oneof({ weight: 5, arbitrary: fc.constant(answer) }, { weight: 1, arbitrary: fc.constant(null) })),
    ),
  }),
);

test("a total never leaves its range, and has a band wherever the instrument has bands on it", () => {
  fc.assert(
    fc.property(withGaps, ({ definition, items }) => {
      const { total, band, percent } = scoreOf(definition.id, items);
      const { range, bands, bandOn } = definition;
      if (total === null) return;
      expect(total).toBeGreaterThanOrEqual(range?.min ?? Number.NaN);
      expect(total).toBeLessThanOrEqual(range?.max ?? Number.NaN);
      expect(Math.abs(total * 10 - Math.round(total * 10))).toBeLessThan(1e-9);
      if (bands.length > 0 && (bandOn === "total" || bandOn === "percent")) expect(band).not.toBeNull();
      if (percent !== null) expect(percent).toBeLessThanOrEqual(100);
    }),
    { numRuns: 600 },
  );
});

test("leaving one answer out never yields a band that no answer to it would reach", () => {
  const followed = aForm.filter(
    ({ definition }) => ["sum", "domain-maxima"].includes(definition.total.kind) && definition.bands.length > 0,
  );
  fc.assert(
    fc.property(followed, fc.nat(), ({ definition, items }, place) => {
      const left = place % items.length;
      const { total, band } = scoreOf(definition.id, [...items.slice(0, left), null, ...items.slice(left + 1)]);
      if (total === null) return;
      const { min, max } = endsOf(definition, left + 1);
      const ends = [min, max].map((answer) => scoreOf(definition.id, items.with(left, answer)));
      const totals = ends.map((one) => one.total ?? Number.NaN);
      // Prorating may round up by half a point beyond the last whole answer, never further.
      expect(total).toBeGreaterThanOrEqual(Math.min(...totals) - 0.5);
      expect(total).toBeLessThanOrEqual(Math.max(...totals) + 0.5);
      const reached = definition.bands.map(({ code }) => code);
      const [low, high] = ends.map((one) => reached.indexOf(one.band ?? "")).toSorted((one, other) => one - other);
      expect(reached.indexOf(band ?? "")).toBeGreaterThanOrEqual(low ?? 0);
      expect(reached.indexOf(band ?? "")).toBeLessThanOrEqual(high ?? 0);
    }),
    { numRuns: 600 },
  );
});
