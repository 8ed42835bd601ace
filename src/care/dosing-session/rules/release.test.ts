import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { shippedProtocol, type Protocol } from "#kernel/setting.ts";

import { circulationScore, scoreAldrete } from "./aldrete.ts";
import { moaasScale, rassScale, scaleWords } from "./data/sedation-scales.ts";
import type { DosingSessionEvent, Of } from "./events.ts";
import { missingPressures } from "./mandatory-pressures.ts";
import { snapshotFor } from "./protocol.ts";
import { releaseGate } from "./release-gate.ts";
import { releasePatient } from "./release-patient.ts";
import { calm, charted, dose, given, metaAt, minute, nurseId, opened, vitals } from "./test-session.ts";

const well: Of<"release-assessed"> = {
  assessmentId: "a1",
  aldrete: { activity: 2, respiration: 2, circulation: 2, consciousness: 2, oxygenation: 2 },
  oriented: "yes",
  walks: "yes",
  rombergSteady: "yes",
  toleratesSips: "yes",
  nauseaControlled: "yes",
  dissociation: { value: 1, unit: "{score}" },
  cadss: null,
  newSuicidalIntent: "no",
  cssrs: { item4: "no", item5: "no", item6: "no" },
  settled: "yes",
  integrationBooked: "yes",
  escortPresent: "yes",
  escortName: "Robin, sister",
  instructionsGiven: "yes",
  note: "",
};

type Fact = readonly [number, DosingSessionEvent];
const leaving = (change: Partial<typeof well> = {}, ...more: readonly Fact[]) =>
  given(
    [-20, opened()],
    [-10, charted("base", calm)],
    [0, dose("d1")],
    [100, charted("r1", calm)],
    [118, charted("r2", calm)],
    [119, { type: "release-assessed", ...well, ...change }],
    ...more,
  );

const condition = (session: ReturnType<typeof given>, id: string, minutes = 120) =>
  releaseGate(session, minute(minutes), nurseId).conditions.find((one) => one.id === id);
const score = (value: number) => ({ value, unit: "{score}" as const });

test("[REL-7] a CADSS that is back to what it was before the dose is enough, and without either word it is unknown", () => {
  const with7 = (change: Partial<typeof well>) => condition(leaving(change), "REL-7")?.status;
  expect(with7({ dissociation: score(5), cadss: null })).toBe("unmet");
  expect(with7({ dissociation: score(5), cadss: { before: score(3), now: score(3) } })).toBe("met");
  expect(with7({ dissociation: null, cadss: { before: score(3), now: score(4) } })).toBe("unmet");
  expect(with7({ dissociation: null, cadss: null })).toBe("unknown");
});

test("[REL-8] steady with closed eyes and without nausea, each asked; an older assessment asked both within the others", () => {
  const with8 = (change: Partial<typeof well>) => condition(leaving(change), "REL-8")?.status;
  expect(with8({ rombergSteady: "no" })).toBe("unmet");
  expect(with8({ nauseaControlled: "no" })).toBe("unmet");
  expect(with8({ rombergSteady: "unknown" })).toBe("unknown");
  const { rombergSteady: _, nauseaControlled: __, ...older } = well;
  const old = given([-20, opened()], [0, dose("d1")], [119, { type: "release-assessed", ...older }]);
  expect(condition(old, "REL-8")?.status).toBe("met");
});

test("[REL-9] items 4 to 6 of the C-SSRS are all negative, or the prescriber decides", () => {
  const with9 = (cssrs: typeof well.cssrs) => condition(leaving({ cssrs }), "REL-9");
  expect(with9({ item4: "no", item5: "no", item6: "yes" })).toMatchObject({ status: "unmet", kind: "override" });
  expect(with9({ item4: "no", item5: "unknown", item6: "no" })?.status).toBe("unknown");
  expect(with9({ item4: "no", item5: "no", item6: "no" })?.status).toBe("met");
});

test("[REL-5] an SpO2 that is back at a low baseline is back", () => {
  const low = (now: number) =>
    condition(
      given([-20, opened()], [-10, charted("base", { ...calm, spo2: 92 })], [0, dose("d1")], [118, charted("r2", { ...calm, spo2: now })]),
      "REL-5",
    )?.status;
  expect([low(92), low(91)]).toEqual(["met", "unmet"]);
});

const mmHgVariant: Protocol = { version: 1, values: { "discharge.pressureVariant": "mmHg" } };

test("[REL-4] a clinic may compare pressures by 20 mmHg in place of 20 percent", () => {
  const at = (protocol: Protocol, bp: readonly [number, number]) =>
    condition(
      given(
        [-20, { ...opened(), protocol: snapshotFor(protocol, "IM") }],
        [-10, charted("base", calm)],
        [0, dose("d1")],
        [118, charted("r", { ...calm, bp })],
      ),
      "REL-4",
    )?.status;
  expect([at(mmHgVariant, [140, 96]), at(mmHgVariant, [141, 80])]).toEqual(["met", "unmet"]);
  expect([at(shippedProtocol, [144, 80]), at(shippedProtocol, [140, 96])]).toEqual(["met", "unmet"]);
});

test("[REL-16] circulation is scored in the clinic's variant, percent or mmHg", () => {
  const percent = [120, 144, 145, 179, 180, 96, 95, 61, 60].map((systolic) => circulationScore(systolic, 120, shippedProtocol));
  expect(percent).toEqual([2, 2, 1, 1, 0, 2, 1, 1, 0]);
  const mmHg = [140, 141, 169, 170, 100, 99, 70].map((systolic) => circulationScore(systolic, 120, mmHgVariant));
  expect(mmHg).toEqual([2, 1, 1, 0, 2, 1, 0]);
});

test("[REL-2] a clinic may ask for a full Aldrete score", () => {
  const full = { version: 1, values: { "discharge.aldreteMin": 10 } };
  expect(scoreAldrete({ ...well.aldrete, circulation: 1 }, full)).toMatchObject({ total: 9, passes: false });
});

const esketamine = (...facts: readonly Fact[]) => given([-20, opened("IN-ESK")], [0, dose("d1", "first", "IN-ESK")], ...facts);
const bp = (at: number): Fact => [at, charted(`bp${at}`, { ...calm })];
const rel15 = (minutes: number, ...facts: readonly Fact[]) => condition(esketamine(...facts), "REL-15", minutes);

test("[REL-15] esketamine: a pressure before, about 40 minutes after, and before leaving", () => {
  expect(rel15(120, bp(-10), bp(40), bp(120))?.status).toBe("met");
  expect(rel15(135, bp(-10), bp(49), bp(130))?.status).toBe("met");
  expect(rel15(125, bp(-10), bp(40))).toMatchObject({ status: "unmet", kind: "hard", reason: "Missing: now, before leaving." });
  expect(condition(leaving(), "REL-15")).toBeUndefined();
});

test("[REL-15] what was missed cannot be made up for: the prescriber passes it, and nobody else", () => {
  expect(rel15(125, bp(-10), bp(125))).toMatchObject({ status: "unmet", kind: "override", reason: "Missing: about 40 minutes after it." });
  // While the window is open it can still be measured.
  expect(rel15(45, bp(-10), bp(20))).toMatchObject({ kind: "hard" });
});

test("[REL-15] two pressures that were not judged, or one alone, are no blood pressure", () => {
  const odd: DosingSessionEvent = { type: "vitals-charted", ...vitals("odd", calm), implausible: ["systolic"] };
  expect(rel15(125, bp(-10), [40, odd], bp(125))?.reason).toContain("about 40 minutes");
  expect(rel15(125, bp(-10), [40, charted("hr", { hr: 70 })], bp(125))?.reason).toContain("about 40 minutes");
});

const atLeaving = (last: Parameters<typeof charted>[1], more: Parameters<typeof charted>[2] = {}) =>
  given([-20, opened()], [-10, charted("base", calm)], [0, dose("d1")], [100, charted("r1", calm)], [118, charted("r2", last, more)]);

test("[REL-4] 160 and 100 are too high for leaving, whatever the baseline was", () => {
  const from = (bp: readonly [number, number]) =>
    condition(
      given([-20, opened()], [-10, charted("base", { ...calm, bp: [155, 98] })], [0, dose("d1")], [118, charted("r", { ...calm, bp })]),
      "REL-4",
    )?.reason;
  expect(from([160, 80])).toContain("is too high");
  expect(from([140, 100])).toContain("is too high");
  expect(from([159, 99])).not.toContain("is too high");
  expect(condition(atLeaving({ hr: 70 }, { systolic: { value: 120, unit: "mm[Hg]" } }), "REL-4", 140)?.status).toBe("unknown");
});

test("[REL-4] half a pressure cannot be told, and neither can half a baseline", () => {
  const half = (part: Parameters<typeof charted>[2]) =>
    condition(given([-20, opened()], [-10, charted("base", calm)], [0, dose("d1")], [118, charted("r", {}, part)]), "REL-4")?.status;
  expect(half({ systolic: { value: 120, unit: "mm[Hg]" } })).toBe("unknown");
  expect(half({ diastolic: { value: 76, unit: "mm[Hg]" } })).toBe("unknown");
});

test("[REL-5] the borders are inside, and every value is needed", () => {
  const at = (change: object) => condition(atLeaving({ ...calm, ...change }), "REL-5")?.status;
  expect([at({ hr: 50 }), at({ hr: 110 }), at({ rr: 10 }), at({ rr: 24 })]).toEqual(["met", "met", "met", "met"]);
  expect([at({ rr: 9 }), at({ hr: 110.5 })]).toEqual(["unmet", "unmet"]);
  const only = (last: Parameters<typeof charted>[1]) =>
    condition(given([-20, opened()], [0, dose("d1")], [118, charted("r", last)]), "REL-5")?.status;
  expect(only({ rr: 14, hr: 70, spo2: 97 })).toBe("met");
  expect([only({ rr: 14, hr: 70 }), only({ hr: 70, spo2: 97 }), only({ rr: 14, spo2: 97 })]).toEqual(["unknown", "unknown", "unknown"]);
});

test("[REL-3] both scales must say alert, and readings without either say nothing", () => {
  const checks = (...readings: readonly (readonly [number, Parameters<typeof charted>[1]])[]) =>
    condition(given([-20, opened()], [0, dose("d1")], ...readings.map(([at, short]) => [at, charted(`r${at}`, short)] as const)), "REL-3");
  expect(checks([100, { moaas: 5, rass: 0 }], [118, { moaas: 5, rass: 0 }])?.status).toBe("met");
  expect(checks([100, { moaas: 5, rass: 0 }], [118, { moaas: 5, rass: -1 }])).toMatchObject({
    status: "unmet",
    reason: "Not fully alert at the last check.",
  });
  expect(checks([100, { moaas: 5 }], [118, { moaas: 4 }])?.reason).toBe("Not fully alert at the last check.");
  expect(checks([90, { hr: 70 }], [118, { moaas: 5 }])?.status).toBe("unmet");
  expect(checks([100, { moaas: 5 }], [118, { moaas: 5 }], [119, { hr: 70 }])?.reason).toBe("Alert on checks 18 minutes apart.");
  expect(checks([90, { hr: 70 }])?.status).toBe("unknown");
});

test("[REL-3] a check of before the last dose counts not; without a dose every check counts", () => {
  const boosted = given(
    [-20, opened()],
    [0, dose("d1")],
    [10, charted("r1", { moaas: 5 })],
    [20, dose("d2", "booster")],
    [30, charted("r2", { moaas: 5 })],
  );
  expect(condition(boosted, "REL-3")?.status).toBe("unmet");
  expect(condition(given([-20, opened()], [-15, charted("r1", { moaas: 5 })], [5, charted("r2", { moaas: 5 })]), "REL-3")?.status).toBe(
    "met",
  );
});

test("[REL-1] where no dose was given there is nothing to observe", () => {
  expect(condition(given([-20, opened()]), "REL-1")?.status).toBe("met");
});

test("[REL-7] the border of the rating is enough, and the reason names what was found", () => {
  const with7 = (change: Partial<typeof well>) => condition(leaving(change), "REL-7");
  expect(with7({ dissociation: score(2) })?.status).toBe("met");
  expect(with7({ dissociation: score(3) })).toMatchObject({ status: "unmet", reason: "3 of 10." });
  expect(with7({ dissociation: null, cadss: { before: score(3), now: score(4) } })?.reason).toBe("CADSS 4, before 3.");
  expect(with7({ dissociation: null, cadss: { before: score(3), now: score(2) } })?.reason).toBe("CADSS 2, before 3.");
});

test("[REL-2] [REL-6] [REL-12] conditions say what they ask for and what was found", () => {
  expect(condition(leaving(), "REL-2")).toMatchObject({
    label: "Modified Aldrete score of 9 or more, no item below 1",
    reason: "10 of 10.",
  });
  expect(condition(leaving(), "REL-6")?.reason).toBe("Oriented.");
  expect(condition(leaving({ oriented: "no" }), "REL-6")?.reason).toBe("Not oriented yet.");
  expect(condition(leaving({ instructionsGiven: "no" }), "REL-12")?.reason).toBe("Not given yet.");
  expect(condition(leaving({ escortPresent: "no", escortName: "" }), "REL-11")?.reason).toBe("Nobody is here yet.");
});

test("[REL-2] one Aldrete item below the least of each fails a sum that is enough", () => {
  const lenient = { version: 1, values: { "discharge.aldreteMin": 8 } };
  expect(scoreAldrete({ ...well.aldrete, circulation: 0 }, lenient)).toMatchObject({ total: 8, passes: false });
  expect(scoreAldrete({ ...well.aldrete, circulation: 1, activity: 1 }, lenient)).toMatchObject({ total: 8, passes: true });
});

test("[REL-15] the borders of the window count, and one pressure serves for one time only", () => {
  const missing = (pressures: readonly number[], leaving1: number) =>
    missingPressures({ firstDevice: minute(0), pressures: pressures.map(minute), leaving: minute(leaving1) }, shippedProtocol);
  expect(missing([0, 30, 120], 125)).toEqual([]);
  expect(missing([0, 50, 120], 125)).toEqual([]);
  expect(missing([0, 51, 120], 125)).toEqual(["after-dose"]);
  expect(missing([0, 29, 120], 125)).toEqual(["after-dose"]);
  expect(missing([1, 40, 120], 125)).toEqual(["before-dose"]);
  expect(missing([0, 50], 55)).toEqual(["before-leaving"]);
  expect(missing([0, 40, 51], 55)).toEqual([]);
  expect(missing([0, 40, 110], 125)).toEqual([]);
  expect(missing([0, 40, 109], 125)).toEqual(["before-leaving"]);
  expect(missing([0, 40, 126], 125)).toEqual(["before-leaving"]);
});

test("[REL-15] a pressure is two values, and what can still be taken keeps the gate shut to the end of its window", () => {
  const half = charted("half", {}, { systolic: { value: 120, unit: "mm[Hg]" } });
  expect(rel15(125, bp(-10), [40, half], bp(125))?.reason).toContain("about 40 minutes");
  expect(rel15(125, bp(40), bp(125))).toMatchObject({ kind: "override", reason: "Missing: before the first device." });
  expect(rel15(50, bp(-10), bp(20))).toMatchObject({ kind: "hard" });
  expect(condition(given([-20, opened("IN-ESK")]), "REL-15")).toBeUndefined();
});

test("[REL-1] an infusion is observed from its start and from its end, whichever is later", () => {
  const infused = (endedAt: number) =>
    given([-20, opened("IV")], [0, dose("d1", "first", "IV")], [endedAt, { type: "infusion-ended", doseId: "d1" }]);
  expect(condition(infused(40), "REL-1", 99)?.status).toBe("unmet");
  expect(condition(infused(40), "REL-1", 100)?.status).toBe("met");
  expect(condition(infused(60), "REL-1", 119)?.status).toBe("unmet");
  expect(condition(given([-20, opened("IV")], [0, dose("d1", "first", "IV")]), "REL-1", 300)?.status).toBe("unknown");
});

test("[REL-1] [REL-15] esketamine leaves after two hours from the first device, however many devices follow", () => {
  const session = esketamine(
    [-10, charted("base", calm)],
    [5, dose("d2", "part", "IN-ESK")],
    bp(40),
    [100, charted("r1", calm)],
    [118, charted("r2", calm)],
    [119, { type: "release-assessed", ...well }],
  );
  expect(releasePatient(session, metaAt(119.9))).toMatchObject({ refusal: { rule: "REL-1" } });
  expect(releasePatient(session, metaAt(120)).outcome).toBe("accepted");
});

const sources = new URL("../../../../../shared/clinical/data/", import.meta.url);
const isThere = existsSync(sources);
const title = isThere ? "" : " (skipped: the clinical sources are not beside this checkout)";
const load = (name: string) => JSON.parse(readFileSync(new URL(name, sources), "utf8"));

test.skipIf(!isThere)(`[REL-1] [REL-15] every vector of the REMS timing comes out as it says${title}`, () => {
  type Vector = { id: string; firstDevice?: string; bp?: readonly string[]; discharge?: string; expect: { ok?: boolean } };
  const vectors: readonly Vector[] = load("alert-vectors.json").remsTiming;
  let timed = 0;
  for (const { id, firstDevice, bp: taken, discharge, expect: expected } of vectors) {
    if (firstDevice === undefined || taken === undefined || discharge === undefined) continue;
    timed += 1;
    const at = (clock: string) => Temporal.Instant.from(`2026-03-01T${clock}:00Z`);
    const minutesOf = (clock: string): number => at(firstDevice).until(at(clock), { largestUnit: "minute" }).minutes;
    const missing = missingPressures({ firstDevice: at(firstDevice), pressures: taken.map(at), leaving: at(discharge) }, shippedProtocol);
    const session = esketamine(...taken.map((clock) => bp(minutesOf(clock))));
    const observed = condition(session, "REL-1", minutesOf(discharge))?.status === "met";
    expect(observed && missing.length === 0, id).toBe(expected.ok);
  }
  expect(timed).toBe(4);
});

test.skipIf(!isThere)(`the scales of sedation have every step of the clinical sources, each in words${title}`, () => {
  const { moaas, rass } = load("monitoring.json");
  const scoresOf = (steps: readonly { score: number }[]) => steps.map(({ score: one }) => one);
  expect(scoresOf(moaasScale)).toEqual(scoresOf(moaas));
  expect(scoresOf(rassScale)).toEqual(scoresOf(rass));
});

test("a score that the scale has not has no words", () => {
  expect(scaleWords(rassScale, -1)).toMatch(/Drowsy/);
  expect(scaleWords(moaasScale, 6)).toBeUndefined();
});
