import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";

import { cssrsFacts, type ScoredResult } from "./cssrs-facts.ts";
import type { SafetyRule } from "./data/safety-rules.ts";
import { planNeeded, safetyPlanStatus } from "./safety-plan-status.ts";
import { safetyStream, type Safety, type SafetyPlan } from "./safety.ts";
import { emptyPlanWords, filledParts } from "./stored-plan.ts";
import { giveSafetyPlan, signSafetyPlan, writeSafetyPlan } from "./write-safety-plan.ts";

const start = Temporal.Instant.from("2026-06-01T15:00:00Z");
const day = (count: number) => start.add({ hours: 24 * count });
const signature = { at: day(0), by: "x" };
const plan = (planId: string, change: Partial<SafetyPlan> = {}): SafetyPlan => ({
  planId,
  filled: ["warningSigns", "coping"],
  digest: "d",
  writtenAt: day(0),
  writtenBy: "s",
  signed: { patient: signature, clinician: signature },
  given: null,
  ...change,
});
const half = { patient: null, clinician: signature };
const noneEver = { worstIdeation: 0, behaviourEver: false };
const status = (
  plans: readonly SafetyPlan[],
  on: number,
  flags: readonly { rule: SafetyRule; raisedAt: Temporal.Instant }[] = [],
  cssrs = noneEver,
) => safetyPlanStatus(plans, flags, cssrs, day(on), shippedProtocol);

test("[SAF-15] a signed plan is current for 90 days, and then due for review", () => {
  expect(status([plan("a")], 89)).toMatchObject({ standing: "current", plan: { planId: "a" } });
  expect(status([plan("a")], 90).standing).toBe("review-due");
});

test("[SAF-15] an SR-03, SR-04 or SR-05 raised since makes the plan due at once; another rule, or one before it, does not", () => {
  for (const rule of ["SR-03", "SR-04", "SR-05"] as const)
    expect(status([plan("a")], 5, [{ rule, raisedAt: day(3) }]).standing).toBe("review-due");
  expect(status([plan("a")], 5, [{ rule: "SR-01", raisedAt: day(3) }]).standing).toBe("current");
  expect(status([plan("a", { writtenAt: day(4) })], 5, [{ rule: "SR-05", raisedAt: day(3) }]).standing).toBe("current");
});

test("[SAF-15] a version that lacks a signature does not count; the one signed before it does", () => {
  expect(status([plan("a", { signed: half })], 1)).toMatchObject({ standing: "none", plan: null, unsigned: { planId: "a" } });
  expect(status([plan("a"), plan("b", { signed: half })], 1)).toMatchObject({ plan: { planId: "a" }, unsigned: { planId: "b" } });
});

const screen = (
  items: readonly (number | null)[],
  band: string | null,
  extra: Readonly<Record<string, number | null>> = {},
): ScoredResult => ({ instrument: "cssrs_screener", items, extra, total: null, band });

test("[SAF-14] a plan is needed from item 3 or behaviour ever; what nobody asked is unknown, never not needed", () => {
  const needed = (results: readonly ScoredResult[]) => planNeeded(cssrsFacts(results), shippedProtocol);
  expect(needed([])).toBe("unknown");
  expect(needed([screen([0, 0, null, null, null, 0], "none")])).toBe(false);
  expect(needed([screen([1, 1, 0, 0, 0, 0], "low")])).toBe(false);
  expect(needed([screen([1, 1, 1, 0, 0, 0], "moderate")])).toBe(true);
  expect(needed([screen([0, 0, null, null, null, 1], "moderate")])).toBe(true);
  expect(needed([screen([0, 0, null, null, null, null], "incomplete")])).toBe("unknown");
  expect(needed([screen([1, 1, 1, 1, 0, 0], "high"), screen([0, 0, null, null, null, 0], "none")])).toBe(true);
});

test("[SAF-14] a screen about the time since the last contact denies nothing of before, and what it finds counts", () => {
  const since = { "since-last-contact": 1 };
  const needed = (...results: readonly ScoredResult[]) => planNeeded(cssrsFacts(results), shippedProtocol);
  expect(needed(screen([0, 0, null, null, null, 0], "none", since))).toBe("unknown");
  expect(needed(screen([0, 0, null, null, null, null], null, { ...since, "behaviour-recent": 1 }))).toBe(true);
});

test("[SAF-14] without a plan the standing says whether one is missing, not needed, or not known to be needed", () => {
  expect(status([], 1).standing).toBe("none");
  expect(status([], 1, [], { worstIdeation: 4, behaviourEver: false }).standing).toBe("missing");
  expect(safetyPlanStatus([], [], { worstIdeation: null, behaviourEver: null }, day(1), shippedProtocol).standing).toBe("not-known");
});

const withPlans = (...plans: readonly SafetyPlan[]): Safety => ({ ...safetyStream.initial, plans });

test("[SAF-11] a plan without a warning sign or without something that helps is refused with the part named", () => {
  const write = (filled: readonly ("warningSigns" | "coping")[]) =>
    writeSafetyPlan(safetyStream.initial, { planId: "a", filled, digest: "d" });
  expect(write(["coping"])).toMatchObject({ refusal: { rule: "SAF-11", field: "warningSigns" } });
  expect(write(["warningSigns"])).toMatchObject({ refusal: { rule: "SAF-11", field: "coping" } });
  expect(write(["warningSigns", "coping"]).outcome).toBe("accepted");
  expect(writeSafetyPlan(withPlans(plan("a")), { planId: "a", filled: ["warningSigns", "coping"], digest: "d" })).toMatchObject({
    refusal: { rule: "SAF-11" },
  });
  expect(filledParts({ ...emptyPlanWords, coping: ["Walk"], emergencyDepartment: { name: "St. Anne", address: "", phone: "" } })).toEqual([
    "coping",
    "emergencyDepartment",
  ]);
});

test("[SAF-12] only the newest version is signed, once by each", () => {
  const state = withPlans(plan("a"), plan("b", { signed: half }));
  expect(signSafetyPlan(state, { planId: "a", as: "patient", signedBy: "p" })).toMatchObject({ refusal: { rule: "SAF-12" } });
  expect(signSafetyPlan(state, { planId: "b", as: "clinician", signedBy: "s" })).toMatchObject({ refusal: { rule: "SAF-12" } });
  expect(signSafetyPlan(state, { planId: "b", as: "patient", signedBy: "p" }).outcome).toBe("accepted");
});

test("[SAF-13] that the patient has a copy is noted for the newest version", () => {
  expect(giveSafetyPlan(withPlans(plan("a"), plan("b")), { planId: "a", how: "paper" })).toMatchObject({ refusal: { rule: "SAF-12" } });
  expect(giveSafetyPlan(withPlans(plan("a")), { planId: "a", how: "paper" })).toMatchObject({
    events: [{ type: "safety-plan-copy-given" }],
  });
});
