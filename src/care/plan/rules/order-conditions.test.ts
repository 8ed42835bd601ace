import { expect, test } from "vitest";

import type { CommandMeta } from "#kernel/command.ts";
import type { Condition } from "#kernel/gate.ts";
import { isOpen } from "#kernel/gate.ts";
import { kilograms, micrograms, mmHg, percent, quantity, score } from "#kernel/quantity.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import { fold, type Recorded } from "#kernel/stream.ts";

import { confirmAuthorisation, requestAuthorisation } from "./authorise-dose.ts";
import { recordHeight, recordOrganFunction, reviewLastSession } from "./decide.ts";
import { planEvent, type PlanEvent } from "./events.ts";
import type { LastSession } from "./last-session.ts";
import { orderGate } from "./order-gate.ts";
import { orderInputs } from "./order-inputs.ts";
import type { OrderDraft, OrderFacts, OrderQuestion, Signer } from "./order-question.ts";
import { planStream, type Plan } from "./plan.ts";
import { periodOf, privilegeKinds, type Privilege } from "./privileges.ts";
import { signOrder } from "./sign-order.ts";
import { director, facts, hoursAgo, now, prescriber, signer } from "./test-order.ts";

const amount = (milligrams: number) => ({ kind: "amount", dose: micrograms(milligrams * 1000) }) as const;
const vial = { kind: "concentration", concentration: quantity(50, "mg/mL") } as const;
const draft: OrderDraft = { route: "IM", asked: amount(35), strength: vial, boosterMaximum: null, weightBasis: null };
const device = { route: "IN-ESK", asked: amount(56), strength: { kind: "piece", amount: micrograms(28_000) } } as const;

type Asked = { readonly facts?: Partial<OrderFacts>; readonly draft?: Partial<OrderDraft>; readonly part?: Partial<OrderQuestion> };
const ask = (asked: Asked = {}) =>
  orderGate({
    facts: { ...facts, ...asked.facts },
    draft: { ...draft, ...asked.draft },
    signer,
    reasons: [],
    protocol: shippedProtocol,
    now,
    ...asked.part,
  });
const conditionOf = (id: string, asked: Asked = {}): Condition => {
  const found = ask(asked).conditions.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no ${id}.`);
  return found;
};
const statusOf = (id: string, asked: Asked = {}) => conditionOf(id, asked).status;

const well: LastSession = {
  sessionId: "s-1",
  route: "IM",
  dosedAt: hoursAgo(168),
  worstGrade: score(0),
  peakSystolic: mmHg(140),
  peakDiastolic: mmHg(85),
  lowestSaturation: percent(96),
  lowestMoaas: score(4),
  deliriumMedicated: "no",
  effect: "insufficient",
  review: null,
};
const after = (lastSession: LastSession): Partial<OrderFacts> => ({
  dosesGiven: [{ route: "IM", kind: "first", amount: micrograms(35_000), at: hoursAgo(168), sessionId: "s-1" }],
  dosingTimes: [hoursAgo(168)],
  weights: [{ value: kilograms(70), at: hoursAgo(200), source: "measured-here" }, ...facts.weights],
  lastSession,
  integration: "done",
});

test("[ORDER-1] a licence, registration or privilege that does not hold today shuts the gate; a clinic without dates goes by its roles", () => {
  const privileged = (...privileges: readonly Privilege[]) => statusOf("ORDER-1", { part: { signer: { ...signer, privileges } } });
  const since = { from: hoursAgo(1000), until: null };
  const all = privilegeKinds.map((kind) => ({ kind, ...since }));
  expect(statusOf("ORDER-1")).toBe("met");
  expect(privileged(...all)).toBe("met");
  for (const kind of privilegeKinds) {
    const others = all.filter((one) => one.kind !== kind);
    expect(privileged(...others), kind).toBe("unmet");
    expect(privileged(...others, { kind, from: hoursAgo(1000), until: now }), kind).toBe("unmet");
    expect(privileged(...others, { kind, from: hoursAgo(-1), until: null }), kind).toBe("unmet");
  }
  expect(privileged()).toBe("unmet");
});

test("[ORDER-1] a licence holds through its last day by the clinic's calendar", () => {
  const { from, until } = periodOf(Temporal.PlainDate.from("2026-01-01"), Temporal.PlainDate.from("2026-11-01"), "America/New_York");
  expect([from.toString(), until?.toString()]).toEqual(["2026-01-01T05:00:00Z", "2026-11-02T05:00:00Z"]);
});

test("[ORDER-26] what of the patient's safety holds dosing shuts the gate, and no reason passes it", () => {
  const reasons = [{ conditionId: "ORDER-26", reason: "in a hurry" }];
  expect(statusOf("ORDER-26")).toBe("met");
  expect(conditionOf("ORDER-26", { facts: { safetyHolds: ["Dosing waits for safety flags: SR-01."] }, part: { reasons } })).toMatchObject({
    kind: "hard",
    status: "unmet",
  });
  expect(statusOf("ORDER-26", { facts: { safetyHolds: null } })).toBe("unknown");
});

test("[ORDER-15] a difficult session without a review shuts the gate for any dose, and no reason passes it", () => {
  const difficult = { ...well, lowestSaturation: percent(86) };
  const asked = { facts: after(difficult), part: { reasons: [{ conditionId: "ORDER-15", reason: "in a hurry" }] } };
  expect(conditionOf("ORDER-15", asked)).toMatchObject({ kind: "hard", status: "unmet", evidence: "s-1" });
  expect(isOpen(ask(asked))).toBe(false);
  expect(statusOf("ORDER-15", { facts: after({ ...difficult, review: { at: hoursAgo(1), reason: "Oxygen ready." } }) })).toBe("met");
});

test("[ORDER-15] what nobody knows of the last session is unknown; a prescriber passes it with a reason or reviews it", () => {
  const asked = { facts: after({ ...well, worstGrade: null }) };
  expect(conditionOf("ORDER-15", asked)).toMatchObject({ kind: "override", status: "unknown" });
  expect(statusOf("ORDER-15", { facts: after(well) })).toBe("met");
});

test("[ORDER-16] a rise needs a last session that allows it; the same dose needs nothing", () => {
  const asked = (lastSession: LastSession, milligrams: number) =>
    statusOf("ORDER-16", { facts: after(lastSession), draft: { asked: amount(milligrams) } });
  expect(asked(well, 40)).toBe("met");
  expect(asked({ ...well, effect: "sufficient" }, 40)).toBe("unmet");
  expect(asked({ ...well, lowestSaturation: null }, 40)).toBe("unknown");
  expect(asked({ ...well, lowestSaturation: null }, 35)).toBe("met");
});

test("[ORDER-17] [ORDER-18] [ORDER-19] spacing is judged over every episode, and a reason passes it", () => {
  expect(conditionOf("ORDER-17", { facts: { dosingTimes: [hoursAgo(47)] } })).toMatchObject({ kind: "override", status: "unmet" });
  expect(statusOf("ORDER-18", { facts: { dosingTimes: [hoursAgo(144), hoursAgo(96), hoursAgo(49)] } })).toBe("unmet");
  const year = Array.from({ length: 24 }, (_, place) => hoursAgo((24 - place) * 24 * 14));
  expect(statusOf("ORDER-19", { facts: { dosingTimes: year } })).toBe("unmet");
});

test("[ORDER-20] a last session without its integration note asks for a reason", () => {
  expect(statusOf("ORDER-20", { facts: { ...after(well), integration: "open" } })).toBe("unmet");
  expect(statusOf("ORDER-20", { facts: after(well) })).toBe("met");
});

test("[ORDER-21] esketamine follows the schedule of its label, and a condition that is not on it asks for a reason", () => {
  const esketamine = (condition: OrderFacts["condition"], milligrams: number) =>
    statusOf("ORDER-21", { facts: { condition }, draft: { ...device, asked: amount(milligrams) } });
  expect(esketamine("treatment-resistant-depression", 56)).toBe("met");
  expect(esketamine("treatment-resistant-depression", 84)).toBe("unmet");
  expect(esketamine("depression-with-suicidality", 84)).toBe("met");
  expect(esketamine("ptsd", 56)).toBe("unmet");
  expect(statusOf("ORDER-21")).toBe("met");
});

test("[ORDER-22] esketamine with a liver of Child-Pugh C, or an unknown one, asks for a reason", () => {
  const liver = (childPugh: "none" | "C") => statusOf("ORDER-22", { facts: { organs: { filtration: null, childPugh } }, draft: device });
  expect(liver("none")).toBe("met");
  expect(liver("C")).toBe("unmet");
  expect(statusOf("ORDER-22", { draft: device })).toBe("unknown");
  expect(statusOf("ORDER-22")).toBe("met");
});

test("[ORDER-23] a weight that changed by more than 5 % since the last dose is taken again", () => {
  const changed = [
    { value: kilograms(76), at: hoursAgo(200), source: "measured-here" },
    { value: kilograms(70), at: hoursAgo(24), source: "measured-here" },
  ] as const;
  expect(statusOf("ORDER-23", { facts: after(well) })).toBe("met");
  expect(statusOf("ORDER-23", { facts: { ...after(well), weights: changed } })).toBe("unmet");
});

test("[ORDER-24] from BMI 35 the body weight is chosen, and the choice changes the dose", () => {
  const heavy = { weight: { value: kilograms(120), at: hoursAgo(24), source: "measured-here" } } as const;
  const byWeight = { asked: { kind: "by-weight", dosePerWeight: quantity(0.5, "mg/kg") } } as const;
  expect(statusOf("ORDER-24", { facts: heavy, draft: byWeight })).toBe("unmet");
  expect(statusOf("ORDER-24", { facts: heavy, draft: { ...byWeight, weightBasis: "ideal" } })).toBe("met");
  expect(statusOf("ORDER-24", { facts: { body: { ...facts.body, height: null } } })).toBe("unknown");
});

test("[ORDER-25] a further dose is 25 to 50 % of the first, and another fraction asks for a reason", () => {
  const further = (milligrams: number) => statusOf("ORDER-25", { draft: { boosterMaximum: micrograms(milligrams * 1000) } });
  expect(further(17.5)).toBe("met");
  expect(further(17.6)).toBe("unmet");
  expect(further(8.75)).toBe("met");
  expect(further(8.7)).toBe("unmet");
});

const meta: CommandMeta = { commandId: prescriber, observedAt: now, now, actor: { kind: "staff", id: prescriber } };
const folded = (...events: readonly (readonly [PlanEvent, by: string])[]) =>
  fold(
    planStream,
    events.map(([event, id], index): Recorded<PlanEvent> => ({
      version: index + 1,
      observedAt: hoursAgo(10 - index),
      deviceAt: null,
      receivedAt: null,
      actor: { kind: "staff", id },
      commandId: prescriber,
      event,
    })),
  );
const wish = { authorisationId: "a-1", route: "IM", dose: micrograms(110_000), reason: "Tolerant; two years of daily opioids." } as const;
const medicalDirector: Signer = { ...signer, id: director, isMedicalDirector: true };
const asked: PlanEvent = { type: "dose-authorisation-requested", ...wish, holdsFor: quantity(24, "h") };

test("[AUTH-1] the medical director asks to go above a hard maximum, with a reason", () => {
  const ask = (part: Partial<typeof wish> | { reason: string }, by = medicalDirector) =>
    requestAuthorisation(folded(), { ...wish, ...part }, by, shippedProtocol);
  expect(ask({})).toMatchObject({ events: [{ type: "dose-authorisation-requested", holdsFor: { value: 24 } }] });
  expect(ask({}, signer)).toMatchObject({ refusal: { rule: "AUTH-1" } });
  expect(ask({ reason: "  " })).toMatchObject({ refusal: { field: "reason" } });
});

test("[AUTH-2] another prescriber confirms it; nobody confirms their own, nor twice", () => {
  const state = folded([asked, director]);
  const confirm = (by: Signer, known = state) => confirmAuthorisation(known, "a-1", by, { ...meta, actor: { kind: "staff", id: by.id } });
  expect(confirm(signer)).toMatchObject({ events: [{ type: "dose-authorisation-confirmed", authorisationId: "a-1" }] });
  expect(confirm(medicalDirector)).toMatchObject({ refusal: { message: expect.stringContaining("themselves") } });
  expect(confirm({ ...signer, isPrescriber: false })).toMatchObject({ refusal: { rule: "AUTH-2" } });
  const confirmed = folded([asked, director], [{ type: "dose-authorisation-confirmed", authorisationId: "a-1" }, prescriber]);
  expect(confirm({ ...signer, id: "0190a000-0000-7000-8000-000000000009" }, confirmed)).toMatchObject({ refusal: { rule: "AUTH-2" } });
});

test("[AUTH-1] a wish is asked for once, above nothing, and its reason is kept without blanks", () => {
  const ask = (dose: number, state = folded()) =>
    requestAuthorisation(state, { ...wish, dose: micrograms(dose), reason: " Tolerant. " }, medicalDirector, shippedProtocol);
  expect(ask(1)).toMatchObject({ events: [{ reason: "Tolerant.", dose: micrograms(1) }] });
  for (const dose of [0, -1, 0.5]) expect(ask(dose), String(dose)).toMatchObject({ refusal: { rule: "AUTH-1", field: "dose" } });
  expect(ask(1, folded([asked, director]))).toMatchObject({ refusal: { rule: "AUTH-1" } });
  expect(
    requestAuthorisation(folded([asked, director]), { ...wish, authorisationId: "a-2" }, medicalDirector, shippedProtocol).outcome,
  ).toBe("accepted");
});

test("[AUTH-2] only what was asked for is confirmed, and no other wish with it", () => {
  const second: PlanEvent = { ...asked, authorisationId: "a-2" };
  const state = folded(
    [asked, director],
    [second, director],
    [{ type: "dose-authorisation-confirmed", authorisationId: "a-2" }, prescriber],
  );
  expect(orderInputs(state).authorisations.map(({ authorisationId, confirmedAt }) => [authorisationId, confirmedAt !== null])).toEqual([
    ["a-1", false],
    ["a-2", true],
  ]);
  expect(confirmAuthorisation(state, "a-1", signer, meta).outcome).toBe("accepted");
  expect(confirmAuthorisation(state, "a-2", signer, meta)).toMatchObject({ refusal: { rule: "AUTH-2" } });
  expect(confirmAuthorisation(folded(), "a-1", signer, meta)).toMatchObject({ refusal: { rule: "AUTH-2" } });
});

test("[ORDER-1] what is missing of the privileges is named", () => {
  const { reason } = conditionOf("ORDER-1", { part: { signer: { ...signer, privileges: [] } } });
  expect(reason).toMatch(/^Not on record for today: \w.*, \w/);
});

test("[ORDER-7] two signatures carry exactly their dose above the hard maximum, and the order keeps them", () => {
  const confirmed = folded([asked, director], [{ type: "dose-authorisation-confirmed", authorisationId: "a-1" }, prescriber]);
  const authorised = (milligrams: number, state: Plan) =>
    statusOf("ORDER-7", { facts: { authorisations: orderInputs(state).authorisations }, draft: { asked: amount(milligrams) } });
  expect(authorised(110, confirmed)).toBe("met");
  expect(authorised(111, confirmed)).toBe("unmet");
  expect(authorised(110, folded([asked, director]))).toBe("unmet");
  const order = { ...draft, asked: amount(110), orderId: "order-1", form: "solution", shownDose: micrograms(110_000), note: "" } as const;
  const reasons = ["ORDER-6", "ORDER-8"].map((conditionId) => ({ conditionId, reason: "As authorised." }));
  const known = { ...facts, authorisations: orderInputs(confirmed).authorisations };
  const signed = signOrder(confirmed, { ...order, reasons }, { facts: known, signer, protocol: shippedProtocol, meta });
  expect(signed).toMatchObject({ events: [{ authorisationId: "a-1", weightBasis: "actual" }] });
});

test("[PLAN-7] a height is kept as typed and in centimetres, and what is no height of an adult is refused", () => {
  expect(recordHeight({ value: 69, unit: "[in_i]" }, shippedProtocol)).toMatchObject({ events: [{ height: quantity(175.3, "cm") }] });
  for (const value of [0, 99, 251, Number.NaN])
    expect(recordHeight({ value, unit: "cm" }, shippedProtocol)).toMatchObject({ refusal: { rule: "PLAN-7" } });
});

test("[PLAN-6] kidney and liver may stay unknown, and an eGFR of nothing is refused", () => {
  expect(recordOrganFunction({ filtration: null, childPugh: "unknown", note: "" }).outcome).toBe("accepted");
  expect(recordOrganFunction({ filtration: quantity(0, "mL/min/{1.73_m2}"), childPugh: "A", note: "" })).toMatchObject({
    refusal: { rule: "PLAN-6" },
  });
});

test("[TIT-03] the review is of the last session, and says something", () => {
  const review = { sessionId: "s-1", worstGrade: null, deliriumMedicated: "unknown", effect: "insufficient", reason: "Well." } as const;
  expect(reviewLastSession(review, well)).toMatchObject({ events: [{ type: "last-session-reviewed", reason: "Well." }] });
  expect(reviewLastSession({ ...review, sessionId: "older" }, well)).toMatchObject({ refusal: { rule: "TIT-03" } });
  expect(reviewLastSession(review, null)).toMatchObject({ refusal: { rule: "TIT-03" } });
  expect(reviewLastSession({ ...review, reason: " " }, well)).toMatchObject({ refusal: { field: "reason" } });
});

test("an order that was signed before body weights and authorisations were asked for is still read", () => {
  const old = {
    type: "order-signed",
    orderId: "order-1",
    drug: "ketamine-racemic",
    route: "IM",
    form: "solution",
    dose: micrograms(35_000),
    dosePerWeight: null,
    weight: null,
    strength: vial,
    measure: { kind: "volume", volume: quantity(700, "uL") },
    boosterMaximum: null,
    note: "",
    reading: { gate: "ORDER", conditions: [], overrides: [] },
  };
  expect(planEvent.parse(old)).toMatchObject({ weightBasis: "actual", authorisationId: null });
});
