import { expect, test } from "vitest";

import { scoreAsJson } from "./score-as-json.ts";

const scored = (...asked: Parameters<typeof scoreAsJson>) => {
  const written = scoreAsJson(...asked);
  return written.outcome === "scored" ? JSON.parse(written.json) : written;
};

test("answers given on the command line come back as JSON, or with words that say what is wrong", () => {
  expect(scored("phq9", [2, 2, 2, 2, 2, 2, 2, 2, null])).toMatchObject({ total: 18, band: "mod_severe", missing: 1, missingItems: [9] });
  expect(scored("phq99", [])).toMatchObject({ outcome: "refused", message: expect.stringContaining("phq9, gad7, pcl5") });
  expect(scored("phq9", { 0: 1 })).toMatchObject({ outcome: "refused" });
  expect(scored("phq9", ["1"])).toMatchObject({ outcome: "refused" });
  expect(scored("phq9", undefined)).toMatchObject({ outcome: "refused" });
  expect(scored("phq9", [true, ...Array(8).fill(0)])).toMatchObject({ outcome: "refused" });
  expect(scored("ies_eis", [1])).toMatchObject({ outcome: "refused", message: expect.stringContaining("cannot be scored yet") });
});

test("what a score depends on besides the answers is checked too", () => {
  expect(scored("auditc", [1, 1, 1], { sex: "male" })).toMatchObject({ positive: false });
  expect(scored("auditc", [1, 1, 1], { sex: null })).toMatchObject({ positive: true });
  expect(scored("auditc", [1, 1, 1], { sex: "m" })).toMatchObject({ outcome: "refused" });
  expect(scored("auditc", [1, 1, 1], { age: 30 })).toMatchObject({ outcome: "refused" });
  expect(scored("auditc", [1, 1, 1], [])).toMatchObject({ outcome: "refused" });
  expect(scored("cssrs_screener", [0, 0, null, null, null, 1], { behaviourRecent: "yes" })).toMatchObject({ outcome: "refused" });
  expect(scored("cssrs_screener", [0, 0, null, null, null, 1], { behaviourRecent: true })).toMatchObject({ triage: "high" });
});

test("each instrument speaks in the words of its own result", () => {
  expect(scored("mdq", [...Array(13).fill(1), 1, 3])).toMatchObject({ symptoms: 13, positive: true, band: "pos" });
  expect(scored("mdq", [...Array(13).fill(1), null, 3])).toMatchObject({ positive: null });
  expect(scored("meq30", Array(30).fill(4))).toMatchObject({ totalPct: 80, complete: true, pct: { ineffability: 80 } });
  expect(scored("bpi", [4, 3, 2, 1, 7, 7, 7, 7, 7, 7, 6])).toMatchObject({ severity: 2.5, interference: 6.86, band: "mild" });
  expect(scored("madrs", [...Array(9).fill(0), 5])).toMatchObject({ safetyFlag: "positive" });
  expect(scored("phq9", Array(9).fill(0))).toMatchObject({ safetyFlag: "negative" });
  expect(scored("promis_dep4a", [1, 2, 3, 4])).toMatchObject({ raw: 10, T: null, reason: expect.stringContaining("tables") });
  expect(scored("lec5", { 3: ["witnessed", "learned"] })).toMatchObject({ criterionACandidate: true, answered: 1 });
  expect(scored("lec5", [["na"], ...Array(16).fill(null)])).toMatchObject({ criterionACandidate: false, answered: 1 });
  expect(scored("lec5", { 18: ["witnessed"] })).toMatchObject({ outcome: "refused", message: expect.stringContaining("1 to 17") });
  expect(scored("lec5", { 1: ["dreamt"] })).toMatchObject({ outcome: "refused" });
  expect(scored("ceq", { subscales: { grief: [5, 5, 4, 4, 4, 4] } })).toMatchObject({ grief: 4.33, flags: ["SR-14"] });
});

test("[MSR-21] a form that goes by the same name and is not scored is refused with why, and a short form is scored by itself", () => {
  expect(scored("promis_dep4a", Array(29).fill(1))).toMatchObject({ outcome: "refused", message: expect.stringContaining("PROMIS-29") });
  expect(scored("PROMIS-29", [])).toMatchObject({ outcome: "refused", message: expect.stringContaining("not scored here") });
  expect(scored("cadss", Array(6).fill(4))).toMatchObject({ outcome: "refused", message: expect.stringContaining("cadss6") });
  expect(scored("cadss6", Array(6).fill(4))).toMatchObject({ total: 24, band: null });
  expect(scored("cadss6", [4, 4, 4, 4, 4, null])).toMatchObject({ total: null, missingItems: [6] });
});

test("an instrument is known by its id and its short name, however they are written", () => {
  for (const name of ["phq9", "PHQ9", "PHQ-9", "phq_9"]) expect(scored(name, Array(9).fill(0)), name).toMatchObject({ instrument: "phq9" });
  expect(scored("C-SSRS", Array(6).fill(0))).toMatchObject({ instrument: "cssrs_screener" });
  expect(scored("AUDIT", Array(10).fill(0))).toMatchObject({ instrument: "audit" });
  expect(scored("AUDIT-C", Array(3).fill(0))).toMatchObject({ instrument: "auditc" });
  expect(scored("WHODAS 2.0", Array(12).fill(0))).toMatchObject({ instrument: "whodas12" });
  expect(scored("", [])).toMatchObject({ outcome: "refused", message: expect.stringMatching(/^Name an instrument/u) });
});

test("what is wrong is said of the item, and one item is one", () => {
  expect(scored("phq9", [0, "1", 0, 0, 0, 0, 0, 0, 0])).toMatchObject({ message: expect.stringContaining("item 2 is not a number") });
  expect(scored("phq9", [1])).toMatchObject({ message: "PHQ-9 has 9 items; 1 was given." });
  expect(scored("promis_dep4a", [1, 1, 1])).toMatchObject({ message: "PROMIS has 4, 6 or 8 items; 3 were given." });
});

const keysOf = (...asked: Parameters<typeof scoreAsJson>): readonly string[] => Object.keys(scored(...asked));
const always = ["instrument", "definitionVersion", "total", "band", "proratedFrom", "missing", "missingItems", "answered"];

test("a score says what its instrument has, and nothing that it has not", () => {
  expect(keysOf("gad7", Array(7).fill(1))).toEqual([...always, "raw", "positive", "cutoffs", "flags"]);
  expect(keysOf("phq9", Array(9).fill(1))).toEqual([...always, "raw", "positive", "syndrome", "safetyFlag", "flags"]);
  expect(keysOf("promis_dep4a", [1, 2, 3, 4])).toEqual([...always, "raw", "T", "positive", "reason", "flags"]);
  expect(keysOf("lec5", { 3: ["witnessed"] })).toEqual([...always, "criterionACandidate", "flags"]);
  expect(keysOf("who5", Array(5).fill(1))).toEqual([...always, "raw", "flags"]);
  expect(keysOf("cssrs_screener", [0, 0, null, null, null, 1])).toEqual([...always, "triage", "flags"]);
  expect(scored("gad7", Array(7).fill(1))).toMatchObject({ raw: 7, positive: expect.any(Boolean), cutoffs: expect.any(Object) });
});

test("a syndrome and a provisional diagnosis are told, and too many open answers leave them open", () => {
  expect(scored("phq9", Array(9).fill(0)).syndrome).toEqual(expect.any(String));
  expect(scored("phq9", Array(9).fill(3)).syndrome).not.toBe(scored("phq9", Array(9).fill(0)).syndrome);
  expect(scored("phq9", [null, null, 3, 3, null, null, null, null, 0]).syndrome).toBeNull();
  expect(scored("pcl5", Array(20).fill(4)).provisionalDx).toBe(true);
  expect(scored("pcl5", Array(20).fill(0)).provisionalDx).toBe(false);
  expect(scored("pcl5", [null, null, null, null, null, ...Array(15).fill(4)]).provisionalDx).toBeNull();
  expect(scored("mdq", [...Array(13).fill(0), 0, 0])).toMatchObject({ symptoms: 0, positive: false });
});

test("an item 9 that is open is to be asked", () => {
  expect(scored("phq9", [...Array(8).fill(0), null]).safetyFlag).toBe("ask_item9");
  expect(scored("phq9", [...Array(8).fill(0), 1]).safetyFlag).toBe("positive");
});

test("what is wrong with the shape of answers is said in words", () => {
  const message = (...asked: Parameters<typeof scoreAsJson>): string => scored(...asked).message;
  expect(message("phq9", [1, "x", 1])).toMatch(/^The answer to item 2 is not a number/u);
  expect(message("phq9", null)).toBe("Give the answers as a JSON list of numbers, with null for an unanswered item.");
  expect(message("ceq", { grief: [1], fear: ["x"] })).toBe("Give the answers as a JSON list of numbers, with null for an unanswered item.");
  expect(message("lec5", "all")).toMatch(/^Give the answers as a JSON object of item numbers, each with a list of happened, /);
  expect(message("lec5", { 1: ["happened", "dreamt"] })).toMatch(/^Item 1 takes a list of happened, .*, or no answer\.$/);
  expect(message("lec5", { 2: 3.5, 4: "x" })).toMatch(/^Item 4 takes/);
  expect(message("lec5", { 0: ["happened"] })).toContain('There is no item "0"');
  expect(message("gad7", [1, 1, 1, 1, 1, 1, 1], { sex: "diverse" })).toBe('Sex is male, female or null, not "diverse".');
  expect(scored("gad7", Array(7).fill(1), { sex: "female" }).total).toBe(7);
});

test("exposures are read by their item, first and last included; a number stands for itself", () => {
  expect(scored("lec5", { 1: ["happened"], 17: ["witnessed"] })).toMatchObject({ answered: 2 });
  expect(scored("lec5", { 1: 1 })).toEqual(scored("lec5", { 1: ["happened"] }));
  expect(scored("lec5", {})).toMatchObject({ answered: 0 });
});

test("answers by subscale are counted and held against their number, and other instruments take a list", () => {
  const grief = [5, 5, 4, null, 4, 4];
  expect(scored("ceq", { grief })).toMatchObject({ answered: 5, missingItems: [], total: null, band: null });
  expect(scored("ceq", { grief: [5] }).message).toContain("has 6 items; 1 were given");
  expect(scored("ceq", { sorrow: [5] }).message).toContain('has no subscale "sorrow"');
  expect(scored("ceq", { grief: [5, 5, 4, 9, 4, 4] }).message).toContain("Item 4");
  expect(scored("phq9", { grief: [1] }).message).toContain("takes its answers as one list");
});
