import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";

import { scoreAldrete } from "./aldrete.ts";
import { assessReading, type Assessment, type BaselineKnown } from "./assess-reading.ts";
import { alertAction, alertLimits } from "./protocol.ts";
import { preDoseBand } from "./pre-dose-pressure.ts";
import { vitals } from "./test-session.ts";

const shippedLimits = alertLimits(shippedProtocol);
const usual: BaselineKnown = { kind: "known", values: { systolic: 120, diastolic: 76, heartRate: 72, saturation: 98 } };

type Set = {
  readonly sbp: number;
  readonly dbp: number;
  readonly hr: number;
  readonly spo2: number;
  readonly rr: number;
  readonly moaas: number;
};

const assess = ({ sbp, dbp, hr, spo2, rr, moaas }: Set, baseline = usual): Assessment =>
  assessReading(vitals("r", { bp: [sbp, dbp], hr, spo2, rr, moaas }), shippedLimits, baseline);

const rulesOf = ({ alerts }: Assessment): readonly string[] => alerts.map((alert) => alert.rule).toSorted();

// The numbers of `alert-vectors.json` (proposed-default; label wording for the rises), as facts: set, level, alerts.
const facts: readonly (readonly [string, Set, string, readonly string[]])[] = [
  ["alt-01", { sbp: 138, dbp: 88, hr: 96, spo2: 97, rr: 14, moaas: 4 }, "green", []],
  ["alt-02", { sbp: 160, dbp: 92, hr: 100, spo2: 97, rr: 16, moaas: 4 }, "amber", ["MON-SBP-A", "MON-DSBP"]],
  [
    "alt-04",
    { sbp: 182, dbp: 104, hr: 118, spo2: 96, rr: 18, moaas: 4 },
    "red",
    ["MON-SBP-R", "MON-SBP-A", "MON-DBP-A", "MON-DSBP", "MON-DDBP"],
  ],
  ["alt-05", { sbp: 150, dbp: 110, hr: 100, spo2: 97, rr: 16, moaas: 4 }, "red", ["MON-DBP-R", "MON-DBP-A", "MON-DDBP"]],
  ["alt-06", { sbp: 130, dbp: 80, hr: 90, spo2: 93, rr: 12, moaas: 3 }, "amber", ["MON-SPO2-A"]],
  ["alt-07", { sbp: 130, dbp: 80, hr: 90, spo2: 89, rr: 11, moaas: 3 }, "red", ["MON-SPO2-R", "MON-SPO2-A"]],
  ["alt-08", { sbp: 118, dbp: 70, hr: 60, spo2: 97, rr: 7, moaas: 2 }, "red", ["MON-RR-LR", "MON-RR-LA", "MON-MOAAS-A"]],
  ["alt-09", { sbp: 88, dbp: 50, hr: 48, spo2: 97, rr: 14, moaas: 4 }, "red", ["MON-SBP-L", "MON-HR-LA"]],
  ["alt-10", { sbp: 140, dbp: 85, hr: 141, spo2: 97, rr: 22, moaas: 5 }, "red", ["MON-HR-HR", "MON-HR-HA"]],
  ["alt-11", { sbp: 125, dbp: 78, hr: 80, spo2: 98, rr: 14, moaas: 0 }, "red", ["MON-MOAAS-R", "MON-MOAAS-A"]],
  ["alt-12", { sbp: 125, dbp: 78, hr: 80, spo2: 94, rr: 10, moaas: 5 }, "green", []],
];

for (const [id, set, level, alerts] of facts) {
  test(`[MON-1] ${id}: a reading is ${level}${alerts.length > 0 ? ` by ${alerts.join(", ")}` : ""}`, () => {
    const assessed = assess(set);
    expect(assessed.level).toBe(level);
    expect(rulesOf(assessed)).toEqual(alerts.toSorted());
  });
}

test("[MON-1] a reading just below every limit stays green", () => {
  const baseline: BaselineKnown = { kind: "known", values: { systolic: 130, diastolic: 80 } };
  expect(assess({ sbp: 159, dbp: 99, hr: 100, spo2: 97, rr: 16, moaas: 4 }, baseline).level).toBe("green");
});

const bands: readonly (readonly [number, number, string])[] = [
  [128, 82, "OK"],
  [139, 89, "OK"],
  [140, 80, "CAUTION"],
  [135, 95, "CAUTION"],
  [160, 90, "HOLD"],
  [150, 102, "HOLD"],
  [179, 109, "HOLD"],
  [180, 90, "STOP"],
  [150, 110, "STOP"],
  [88, 60, "LOW_HOLD"],
  [95, 49, "LOW_HOLD"],
];

for (const [systolic, diastolic, band] of bands) {
  test(`[BP-1] ${systolic}/${diastolic} before the dose is ${band}`, () =>
    expect(preDoseBand({ systolic, diastolic }, shippedProtocol)).toBe(band));
}

type AldreteVector = { readonly total: number; readonly pass: boolean } & Record<
  "activity" | "respiration" | "circulation" | "consciousness" | "oxygenation",
  0 | 1 | 2
>;
const aldrete = ([activity, respiration, circulation, consciousness, oxygenation]: readonly (0 | 1 | 2 | null)[]) =>
  scoreAldrete(
    {
      activity: activity ?? null,
      respiration: respiration ?? null,
      circulation: circulation ?? null,
      consciousness: consciousness ?? null,
      oxygenation: oxygenation ?? null,
    },
    shippedProtocol,
  );

// aldrete1995, as in `monitoring.json` aldrete.vectors.
test("[REL-2] an Aldrete score of 9 without an item of 0 passes", () => {
  expect(aldrete([2, 2, 2, 2, 2])).toEqual({ kind: "scored", total: 10, passes: true });
  expect(aldrete([2, 2, 1, 2, 2])).toEqual({ kind: "scored", total: 9, passes: true });
  expect(aldrete([2, 2, 0, 2, 2])).toEqual({ kind: "scored", total: 8, passes: false });
  expect(aldrete([2, 1, 1, 2, 2])).toEqual({ kind: "scored", total: 8, passes: false });
  expect(aldrete([1, 2, 2, 1, 1])).toEqual({ kind: "scored", total: 7, passes: false });
});

test("[REL-2] an Aldrete score with an open item is unknown, whatever the others say", () => {
  expect(aldrete([2, 2, 2, 2, null])).toEqual({ kind: "unknown", missing: ["oxygenation"] });
});

test("[BP-3] never calls a reading fine when the session has no limits", () => {
  const assessed = assessReading(vitals("r", { bp: [118, 70] }), [], usual);
  expect(assessed.level).toBe("not-assessed");
  expect(assessed.notAssessed.map(({ why }) => why)).toEqual(["no-limits", "no-limits"]);
});

test("[BP-3] never calls a pressure fine after a dose when there is no baseline to rise from", () => {
  const assessed = assessReading(vitals("r", { bp: [118, 70] }), shippedLimits, { kind: "missing" });
  expect(assessed).toMatchObject({
    level: "not-assessed",
    notAssessed: [{ parameter: "systolic", why: "no-baseline" }, { why: "no-baseline" }],
  });
});

test("[BP-3] still says red when a limit is passed and the baseline is missing", () => {
  expect(assessReading(vitals("r", { bp: [184, 96] }), shippedLimits, { kind: "missing" }).level).toBe("red");
});

test("[BP-3] asks for no rise before the first dose", () => {
  expect(assessReading(vitals("r", { bp: [118, 70] }), shippedLimits, { kind: "not-due" }).level).toBe("green");
});

test("[MON-2] an implausible value is never judged, however far beyond a limit it is", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 49 }), (spo2) => {
      const assessed = assessReading(vitals("r", { spo2 }), shippedLimits, usual, ["saturation"]);
      expect(assessed).toEqual({ level: "not-assessed", alerts: [], notAssessed: [{ parameter: "saturation", why: "implausible" }] });
    }),
  );
});

test("[MON-1] the level never falls when a value moves further beyond a limit", () => {
  const rank = { green: 0, "not-assessed": 0, amber: 1, red: 2 };
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 250 }), fc.integer({ min: 0, max: 40 }), (systolic, more) => {
      const level = (value: number) => rank[assess({ sbp: value, dbp: 70, hr: 72, spo2: 98, rr: 14, moaas: 5 }).level];
      expect(level(systolic + more)).toBeGreaterThanOrEqual(level(systolic));
    }),
  );
});

test("[MON-1] every limit says what to do", () => {
  for (const { rule } of shippedLimits) expect(alertAction(rule, shippedProtocol)).toMatch(/\w/);
});

const sources = new URL("../../../../../shared/clinical/data/", import.meta.url);
const isThere = existsSync(sources);
const title = isThere ? "" : " (skipped: the clinical sources are not beside this checkout)";
const load = (name: string) => JSON.parse(readFileSync(new URL(name, sources), "utf8"));

test.skipIf(!isThere)(`every alert vector of the clinical sources comes out as it says${title}`, () => {
  const { vitals: sets, preDoseBp } = load("alert-vectors.json");
  for (const { id, set, baseline, expect: expected } of sets) {
    const known: BaselineKnown =
      baseline === undefined ? usual : { kind: "known", values: { systolic: baseline.sbp, diastolic: baseline.dbp } };
    const assessed = assess(set, known);
    expect({ level: assessed.level, alerts: rulesOf(assessed) }, id).toEqual({ ...expected, alerts: expected.alerts.toSorted() });
  }
  for (const { id, sbp, dbp, expect: band } of preDoseBp)
    expect(preDoseBand({ systolic: sbp, diastolic: dbp }, shippedProtocol), id).toBe(band);
  expect(sets.length + preDoseBp.length).toBe(22);
});

test.skipIf(!isThere)(`limits, ranges and Aldrete vectors are those of the clinical sources${title}`, () => {
  const { alerts, aldrete: score } = load("monitoring.json");
  const names: Record<string, string> = {
    sbp: "systolic",
    dbp: "diastolic",
    hr: "heartRate",
    spo2: "saturation",
    rr: "respiration",
    temp: "temperature",
    moaas: "moaas",
    rass: "rass",
  };
  const said = alerts.map((one: { id: string; param: string; op: string; value: number; level: string }) => ({
    rule: one.id,
    parameter: names[one.param],
    operator: one.op,
    limit: one.value,
    level: one.level,
  }));
  const byRule = (one: { rule: string }, other: { rule: string }) => (one.rule < other.rule ? -1 : 1);
  expect(shippedLimits.toSorted(byRule)).toEqual(said.toSorted(byRule));
  const vectors: readonly AldreteVector[] = score.vectors;
  for (const { total, pass, ...items } of vectors)
    expect(scoreAldrete(items, shippedProtocol)).toEqual({ kind: "scored", total, passes: pass });
});
