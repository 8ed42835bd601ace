import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod/mini";

import { shippedProtocol, type NumberSetting, type Protocol } from "#kernel/setting.ts";

import { closesAs } from "./closes-as.ts";
import { dispositionsOf } from "./data/dispositions.ts";
import { safetyRuleEntryOf } from "./data/safety-rules.ts";
import { safetyRules, type SafetyRule } from "./safety-rule.ts";
import { safetySettings } from "./data/safety-settings.ts";
import { deadlinesOf } from "./safety-deadlines.ts";
import { dosingHolds, safetyHold } from "./safety-hold.ts";

const received = Temporal.Instant.from("2026-11-01T15:00:00Z");
const after = (amount: Temporal.DurationLike): string => received.add(amount).toString();
const deadlines = (rule: SafetyRule, protocol: Protocol = shippedProtocol) =>
  deadlinesOf(safetyRuleEntryOf(rule), received, "America/New_York", protocol);

const endOfDay = "2026-11-02T04:59:59.999Z";

test.for([
  ["SR-01", "high", endOfDay, "clinician", true],
  ["SR-02", "medium", after({ hours: 24 }), "clinician", true],
  ["SR-03", "medium", after({ hours: 24 }), "clinician", false],
  ["SR-04", "high", endOfDay, "clinician", true],
  ["SR-05", "critical", after({ minutes: 15 }), "prescriber", true],
  ["SR-06", "critical", after({ minutes: 15 }), "clinician", true],
  ["SR-07", "high", after({ hours: 24 }), "clinician", true],
  ["SR-08", "high", null, "prescriber", true],
  ["SR-09", "medium", after({ hours: 72 }), "clinician", false],
  ["SR-10", "medium", null, "prescriber", true],
  ["SR-11", "critical", after({ minutes: 30 }), "prescriber", true],
  ["SR-12", "medium", after({ hours: 7 * 24 }), "prescriber", false],
  ["SR-13", "high", after({ hours: 48 }), "prescriber", true],
  ["SR-14", "medium", after({ hours: 24 }), "clinician", false],
  ["SR-15", "low", null, "clinician", false],
  ["SR-16", "critical", after({ hours: 24 }), "compliance", true],
  ["SR-17", "critical", null, "prescriber", true],
] as const)("[%s] has its level, its time, who closes it and whether it holds dosing", ([rule, level, contactBy, closeBy, holds]) => {
  const entry = safetyRuleEntryOf(rule);
  expect(entry).toMatchObject({ level, closeBy, holdsDosing: holds });
  expect(deadlines(rule).contactBy?.toString() ?? null).toBe(contactBy);
  expect(safetyHold([{ flagId: "f", rule, closed: null }]).holds).toBe(holds);
  expect(dispositionsOf(rule).length).toBeGreaterThan(1);
});

const shared = new URL("../../../../../shared/clinical/data/safety-rules.json", import.meta.url);
const source = z.object({
  rules: z.array(z.object({ id: z.enum(safetyRules), level: z.string(), closeBy: z.string(), refs: z.array(z.string()) })),
});

test.skipIf(!existsSync(shared))("levels, closers and references are those of the clinical sources, for all seventeen", () => {
  const { rules } = source.parse(JSON.parse(readFileSync(shared, "utf8")));
  expect(rules.map(({ id }) => id)).toEqual([...safetyRules]);
  for (const { id, level, closeBy, refs } of rules) expect(safetyRuleEntryOf(id)).toMatchObject({ level, closeBy, sources: refs });
});

test("[SAF-17] only SR-01 sets a time to be seen; the day ends with the clinic's day, also where the clocks change", () => {
  expect(deadlines("SR-01").acknowledgeBy?.toString()).toBe(after({ minutes: 30 }));
  expect(safetyRules.filter((rule) => deadlines(rule).acknowledgeBy !== null)).toEqual(["SR-01"]);
  const late = Temporal.Instant.from("2026-03-08T04:30:00Z");
  const { contactBy } = deadlinesOf(safetyRuleEntryOf("SR-04"), late, "America/New_York", shippedProtocol);
  expect(contactBy?.toString()).toBe("2026-03-08T04:59:59.999Z");
});

test("a number that the medical director changed counts at once, in deadlines and in words", () => {
  const changed: Protocol = {
    version: 1,
    values: { "safety.sr01.acknowledge": 10, "safety.sr04.nextContact": 48, "safety.sr07.phq9Rise": 3 },
  };
  expect(deadlines("SR-01", changed).acknowledgeBy?.toString()).toBe(after({ minutes: 10 }));
  const words = (rule: SafetyRule) => safetyRuleEntryOf(rule).actions.map((action) => action(changed));
  expect(words("SR-04")).toContain("Next contact within 48 h");
  expect(safetyRuleEntryOf("SR-07").trigger(changed)).toBe(
    "C-SSRS level rose, or PHQ-9 rose by 3 points or more, within 7 days after a dose",
  );
});

test("every setting lies inside its recommended bounds, and those inside the absolute ones", () => {
  const numbers = safetySettings.filter((one): one is NumberSetting => one.kind === "number");
  expect(numbers.length).toBe(safetySettings.length);
  expect(new Set(numbers.map(({ key }) => key)).size).toBe(numbers.length);
  for (const { value, absolute, recommended } of numbers) {
    expect(value).toBeGreaterThanOrEqual(recommended[0]);
    expect(value).toBeLessThanOrEqual(recommended[1]);
    expect(recommended[0]).toBeGreaterThanOrEqual(absolute[0]);
    expect(recommended[1]).toBeLessThanOrEqual(absolute[1]);
  }
});

test("[SAF-5] a flag that was seen holds dosing still, and one that was closed does not", () => {
  const closed = { at: received, by: "s", note: "Spoken with.", disposition: "no-current-thoughts" } as const;
  const reading = safetyHold([
    { flagId: "a", rule: "SR-01", closed: null },
    { flagId: "b", rule: "SR-05", closed },
    { flagId: "c", rule: "SR-09", closed: null },
  ]);
  expect(reading).toMatchObject({
    holds: true,
    flagIds: ["a"],
    rules: ["SR-01"],
    words: "Dosing waits for safety flags: SR-01 (closed by a clinician).",
  });
  expect(safetyHold([{ flagId: "b", rule: "SR-05", closed }])).toMatchObject({ holds: false, flagIds: [] });
  expect(safetyHold([]).words).not.toContain("waits");
});

test("[SAF-14] a plan that is needed and missing holds the first dose and no later one; one not known to be needed is left to the gate", () => {
  const holds = (standing: "missing" | "not-known" | "review-due", isFirst: boolean) => dosingHolds([], { standing }, isFirst).length;
  expect([holds("missing", true), holds("missing", false), holds("not-known", true), holds("review-due", true)]).toEqual([1, 0, 0, 0]);
  expect(dosingHolds([{ flagId: "a", rule: "SR-17", closed: null }], { standing: "missing" }, true)).toHaveLength(2);
});

test("[SAF-6] a matter of compliance holds dosing without telling what it is", () => {
  const { holds, words } = safetyHold([{ flagId: "f", rule: "SR-16", closed: null }]);
  expect(holds).toBe(true);
  expect(words).not.toMatch(/SR-16|abuse|boundar/);
});

test("[SAF-4] therapists close as clinicians, prescribers also as prescribers, and compliance is apart", () => {
  expect(closesAs(new Set(["safety.close"]))).toEqual(["clinician"]);
  expect(closesAs(new Set(["safety.close", "order.sign"]))).toEqual(["clinician", "prescriber"]);
  expect(closesAs(new Set(["safety.comply"]))).toEqual(["compliance"]);
  expect(closesAs(new Set())).toEqual([]);
});
