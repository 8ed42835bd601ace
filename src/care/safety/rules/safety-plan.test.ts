import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";
import { fold, type Recorded } from "#kernel/stream.ts";

import { cssrsFacts, triageRank, type ScoredResult } from "./cssrs-facts.ts";
import type { SafetyRule } from "./safety-rule.ts";
import type { SafetyEvent } from "./events.ts";
import { planNeeded, safetyPlanStatus } from "./safety-plan-status.ts";
import { safetyStream, type Safety, type SafetyPlan } from "./safety.ts";
import { emptyPlanWords, filledParts, planOf, typedFrom, type TypedPlan } from "./stored-plan.ts";
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

test("[SAF-15] either signature alone is not enough, and a version that both signed is not listed as unsigned", () => {
  const byPatient = { patient: signature, clinician: null };
  expect(status([plan("a", { signed: byPatient })], 1)).toMatchObject({ standing: "none", plan: null, unsigned: { planId: "a" } });
  expect(status([plan("a", { signed: half }), plan("b")], 1)).toMatchObject({ plan: { planId: "b" }, unsigned: null });
  expect(status([], 1)).toMatchObject({ plan: null, unsigned: null, reviewBy: null });
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

test("[SAF-14] behaviour is not counted as a thought, and thoughts are known from item 1 on", () => {
  expect(cssrsFacts([screen([0, 0, null, null, null, 1], "high")])).toEqual({ worstIdeation: 0, behaviourEver: true });
  expect(cssrsFacts([screen([1, 0, null, null, null, 0], "low")])).toEqual({ worstIdeation: 1, behaviourEver: false });
  expect(cssrsFacts([screen([1, 1, 1, 1, 1, 0], "high")])).toEqual({ worstIdeation: 5, behaviourEver: false });
});

test("[SAF-14] no thoughts and no behaviour is said only by a whole screener about the whole time, and one of them is enough", () => {
  const unknown = { worstIdeation: null, behaviourEver: null };
  const since = { "since-last-contact": 1 };
  const none = screen([0, 0, null, null, null, 0], "none");
  const incomplete = screen([0, null, null, null, null, null], "incomplete");
  expect(cssrsFacts([])).toEqual(unknown);
  expect(cssrsFacts([incomplete])).toEqual(unknown);
  expect(cssrsFacts([screen([0, 0, null, null, null, 0], "none", since)])).toEqual(unknown);
  expect(cssrsFacts([incomplete, none])).toEqual({ worstIdeation: 0, behaviourEver: false });
});

test("[SAF-14] another questionnaire says nothing of thoughts or behaviour, and has no triage", () => {
  const other = { ...screen([1, 1, 1, 1, 1, 1], "none", { "behaviour-recent": 1 }), instrument: "phq9" };
  expect(cssrsFacts([other])).toEqual({ worstIdeation: null, behaviourEver: null });
  expect(triageRank(other)).toBeNull();
  expect(["none", "low", "moderate", "high", "incomplete", null].map((band) => triageRank(screen([], band)))).toEqual([
    0,
    1,
    2,
    3,
    null,
    null,
  ]);
});

test.for<[number | null, boolean | null, boolean | "unknown"]>([
  [0, false, false],
  [2, false, false],
  [3, false, true],
  [0, true, true],
  [null, true, true],
  [3, null, true],
  [0, null, "unknown"],
  [null, false, "unknown"],
  [null, null, "unknown"],
])("[SAF-14] with the worst item %s and behaviour %s a plan is needed: %s", ([worstIdeation, behaviourEver, said]) => {
  expect(planNeeded({ worstIdeation, behaviourEver }, shippedProtocol)).toBe(said);
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

const written = (planId: string): SafetyEvent => ({ type: "safety-plan-written", planId, filled: ["warningSigns", "coping"], digest: "d" });
const given = (...events: readonly SafetyEvent[]): Safety =>
  fold(
    safetyStream,
    events.map((event, index): Recorded<SafetyEvent> => ({
      version: index + 1,
      observedAt: day(index),
      deviceAt: null,
      receivedAt: null,
      actor: { kind: "staff", id: "s" },
      commandId: "c",
      event,
    })),
  );

test("[SAF-11] each version is kept with who wrote it and when; signatures and copies belong to the version they were given for", () => {
  const { plans } = given(
    written("a"),
    written("b"),
    { type: "safety-plan-signed", planId: "b", as: "clinician", signedBy: "s" },
    { type: "safety-plan-signed", planId: "b", as: "patient", signedBy: "p" },
    { type: "safety-plan-copy-given", planId: "b", how: "read-aloud" },
  );
  const kept = { filled: ["warningSigns", "coping"], digest: "d", writtenBy: "s" };
  expect(plans).toMatchObject([
    { ...kept, planId: "a", writtenAt: day(0), signed: { patient: null, clinician: null }, given: null },
    {
      ...kept,
      planId: "b",
      writtenAt: day(1),
      signed: { clinician: { at: day(2), by: "s" }, patient: { at: day(3), by: "p" } },
      given: { at: day(4), how: "read-aloud" },
    },
  ]);
});

test("[SAF-11] [SAF-12] a version, a signature and a copy are written down as they were said", () => {
  const state = given(written("a"));
  expect(writeSafetyPlan(state, { planId: "b", filled: ["warningSigns", "coping", "reasons"], digest: "e" })).toMatchObject({
    events: [{ type: "safety-plan-written", planId: "b", filled: ["warningSigns", "coping", "reasons"], digest: "e" }],
  });
  expect(signSafetyPlan(state, { planId: "a", as: "patient", signedBy: "p" })).toMatchObject({
    events: [{ type: "safety-plan-signed", planId: "a", as: "patient", signedBy: "p" }],
  });
  expect(giveSafetyPlan(state, { planId: "a", how: "phone" })).toMatchObject({ events: [{ planId: "a", how: "phone" }] });
});

test("[SAF-12] where no plan was written there is nothing to sign or to give", () => {
  expect(signSafetyPlan(given(), { planId: "a", as: "patient", signedBy: "p" })).toMatchObject({ refusal: { rule: "SAF-12" } });
  expect(giveSafetyPlan(given(), { planId: "a", how: "paper" })).toMatchObject({ refusal: { rule: "SAF-12" } });
});

const typing: TypedPlan = {
  ...typedFrom(emptyPlanWords),
  warningSigns: " Not sleeping \n\n  \nStaying in bed",
  coping: "Walk",
  distraction: [
    { nameOrPlace: "Library", contact: "" },
    { nameOrPlace: " ", contact: "" },
  ],
  people: [
    { name: "", relationship: "", phone: "" },
    { name: "Ann", relationship: "sister", phone: "1" },
  ],
  professionals: [
    { nameOrAgency: "", phone: "988", hours: "" },
    { nameOrAgency: "", phone: "", hours: "" },
  ],
  means: [
    { means: "Pills", step: "Lock away", who: "Ann", byWhen: "today" },
    { means: "", step: "", who: "", byWhen: "  " },
  ],
};

test("[SAF-11] what is typed becomes entries, a line each: empty lines and empty rows are left out, half-filled rows stay", () => {
  const words = planOf(typing);
  expect(words).toMatchObject({
    warningSigns: ["Not sleeping", "Staying in bed"],
    coping: ["Walk"],
    distraction: [{ nameOrPlace: "Library" }],
    people: [{ name: "Ann" }],
    professionals: [{ phone: "988" }],
    means: [{ means: "Pills" }],
  });
  expect(typedFrom(words)).toMatchObject({ warningSigns: "Not sleeping\nStaying in bed", coping: "Walk", people: words.people });
  expect(planOf(typedFrom(words))).toEqual(words);
});

test("[SAF-11] a part counts as filled when anything stands in it, and an empty one never does", () => {
  expect(filledParts(emptyPlanWords)).toEqual([]);
  const whole = { ...emptyPlanWords, emergencyDepartment: { name: "St. Anne", address: "Main St.", phone: "1" }, reasons: "My son" };
  expect(filledParts(whole)).toEqual(["emergencyDepartment", "reasons"]);
  expect(filledParts(planOf(typing))).toEqual(["warningSigns", "coping", "distraction", "people", "professionals", "means"]);
});

test("a stored fact of the plan reads back as it was written", () => {
  const { type, ...payload } = written("a");
  expect(safetyStream.parse({ type, schemaVersion: 1, payload })).toEqual(written("a"));
});
