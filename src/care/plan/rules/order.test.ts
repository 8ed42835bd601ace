import { expect, test } from "vitest";

import type { Drug } from "#care/pharmacy/rules/drug.ts";
import type { CommandMeta } from "#kernel/command.ts";
import type { Condition } from "#kernel/gate.ts";
import { isOpen, standingConditions } from "#kernel/gate.ts";
import { kilograms, micrograms, quantity } from "#kernel/quantity.ts";
import { shippedProtocol, type Protocol } from "#kernel/setting.ts";
import { fold, type Recorded } from "#kernel/stream.ts";

import { ago } from "./ago.ts";
import {
  inKilograms,
  reconcileMedicines,
  recordHeight,
  recordMonitoringCheck,
  recordOrganFunction,
  recordWeight,
  setPlan,
} from "./decide.ts";
import type { PlanEvent, ReconciledMedicine } from "./events.ts";
import { isOutside } from "./is-outside.ts";
import { judgeMedicines, weighedWith } from "./judge-medicines.ts";
import { orderGate } from "./order-gate.ts";
import { orderInputs } from "./order-inputs.ts";
import type { OrderDraft, OrderFacts, Reason } from "./order-question.ts";
import { planFacts } from "./plan-facts.ts";
import { planStream } from "./plan.ts";
import { cancelOrder, signOrder, type SignOrder } from "./sign-order.ts";
import { facts, hoursAgo, nothingKnown, now, prescriber, signer } from "./test-order.ts";

const draft: OrderDraft = {
  route: "IM",
  asked: { kind: "by-weight", dosePerWeight: quantity(0.5, "mg/kg") },
  strength: { kind: "concentration", concentration: quantity(50, "mg/mL") },
  boosterMaximum: null,
  weightBasis: null,
};

type Asked = {
  protocol?: Protocol;
  facts?: Partial<OrderFacts>;
  draft?: Partial<OrderDraft>;
  isPrescriber?: boolean;
  reasons?: readonly Reason[];
};
const ask = (asked: Asked = {}) =>
  orderGate({
    facts: { ...facts, ...asked.facts },
    draft: { ...draft, ...asked.draft },
    signer: { ...signer, isPrescriber: asked.isPrescriber ?? true },
    reasons: asked.reasons ?? [],
    protocol: asked.protocol ?? shippedProtocol,
    now,
  });
const statusOf = (id: string, asked: Asked = {}): Condition["status"] | undefined =>
  ask(asked).conditions.find((one) => one.id === id)?.status;
const amount = (milligrams: number) => ({ kind: "amount", dose: micrograms(milligrams * 1000) }) as const;

test("the gate is open when everything is known and met", () => {
  expect(standingConditions(ask())).toEqual([]);
});

test("unknown never opens the gate: with nothing known, only what an empty history answers is met", () => {
  const reading = orderGate({
    facts: nothingKnown,
    draft: null,
    signer: { ...signer, isPrescriber: false },
    reasons: [],
    protocol: shippedProtocol,
    now,
  });
  const answered = ["ORDER-15", "ORDER-17", "ORDER-18", "ORDER-19", "ORDER-20"];
  expect(reading.conditions.filter((one) => one.status === "met").map(({ id }) => id)).toEqual(answered);
  expect(isOpen(reading)).toBe(false);
});

test("[ORDER-1] only a prescriber signs, and nobody else passes a condition", () => {
  expect(statusOf("ORDER-1", { isPrescriber: false })).toBe("unmet");
  const reasons = [{ conditionId: "ORDER-3", reason: "administered here" }];
  expect(ask({ isPrescriber: false, reasons, facts: { monitoringChecked: null } }).overrides).toEqual([]);
});

test("[ORDER-27] an order gives the drug that the treatment decision was made for, and no reason passes another", () => {
  const decided = (drug: Drug | null, accepted = true) => ({ facts: { screening: { accepted, decidedAt: hoursAgo(100), drug } } });
  expect(statusOf("ORDER-27", decided("ketamine-racemic"))).toBe("met");
  expect(statusOf("ORDER-27", decided(null))).toBe("met");
  expect(statusOf("ORDER-27", decided(null, false))).toBe("unknown");
  expect(ask(decided("esketamine")).conditions.find(({ id }) => id === "ORDER-27")).toMatchObject({
    status: "unmet",
    kind: "hard",
    reason:
      "The treatment decision was made for esketamine, and intramuscular injection gives racemic ketamine. Choose another route, or let a prescriber decide in the screening for racemic ketamine.",
  });
});

test("[ORDER-28] a medicine on no interaction list is unknown, and a reason passes it", () => {
  const named = (...names: readonly string[]) => ({
    facts: { medicines: names.map((name) => ({ name, dose: "", frequency: "", action: "continue" as const })) },
  });
  expect(statusOf("ORDER-28", named("Sertraline"))).toBe("met");
  expect(statusOf("ORDER-28", named("Sertraline", "Qwertamol"))).toBe("unknown");
  expect(statusOf("ORDER-28", { facts: { medicines: null } })).toBe("unknown");
  const reasons = [{ conditionId: "ORDER-28", reason: "Looked up: a herbal tea." }];
  expect(isOpen(ask({ ...named("Qwertamol"), reasons }))).toBe(true);
});

test("[ORDER-28] a major interaction that nobody weighed shuts the gate, names itself and its source, and a reason passes it", () => {
  const taken = (name: string, action: ReconciledMedicine["action"] = "continue") => ({ name, dose: "", frequency: "", action });
  const at = (medicines: readonly ReconciledMedicine[], addressed: OrderFacts["addressed"] = []) =>
    ask({ facts: { medicines, addressed } }).conditions.find(({ id }) => id === "ORDER-28");
  expect(at([taken("Oxycodone")])).toMatchObject({
    status: "unmet",
    kind: "override",
    reason: expect.stringContaining("Oxycodone goes on: Opioids (INT-03, major)"),
    source: expect.stringContaining("ketalar-pi"),
  });
  expect(at([taken("Theophylline")])?.source).toContain("ketalar-pi");
  expect(at([taken("Ativan", "hold")])).toMatchObject({ status: "unmet", reason: expect.stringContaining("Ativan is held") });
  const weighed = [{ rule: "INT-02 ativan", reason: "Half a milligram a week." }];
  expect(at([taken("Ativan")], weighed)).toMatchObject({ status: "met" });
  expect(at([taken("Ativan"), taken("Oxycodone")], weighed)).toMatchObject({
    status: "unmet",
    reason: expect.not.stringContaining("Ativan"),
  });
  // The screening cannot weigh what is contraindicated.
  const blocked = [{ rule: "INT-01 theophylline", reason: "A small dose." }];
  expect(at([taken("Theophylline")], blocked)).toMatchObject({ status: "unmet" });
  expect(at([taken("Oxycodone"), taken("Qwertamol")])?.reason).toContain("Not known: what Qwertamol is");
  const reasons = [{ conditionId: "ORDER-28", reason: "Low dose; watched without a break." }];
  expect(isOpen(ask({ facts: { medicines: [taken("Oxycodone")] }, reasons }))).toBe(true);
});

test("[ORDER-28] an order keeps which medicines its signer weighed: those lines and no others", () => {
  const line = (name: string, dose = "5 mg"): ReconciledMedicine => ({ name, dose, frequency: "daily", action: "continue" });
  const medicines = [line("Oxycodone"), line("Qwertamol"), line("Sertraline")];
  const read = (reason: string, listed = medicines) => {
    const reading = ask({ facts: { medicines: listed }, reasons: [{ conditionId: "ORDER-28", reason }] });
    return {
      medicines: listed,
      reading: { gate: "ORDER" as const, conditions: [...reading.conditions], overrides: [...reading.overrides] },
    };
  };
  expect(weighedWith(read(" "))).toEqual([]);
  const weighed = weighedWith(read("Looked at each."));
  const since = (...now: readonly ReconciledMedicine[]) =>
    judgeMedicines({ medicines: now, addressed: [] }, shippedProtocol, weighed).status;
  expect(since(...medicines)).toBe("met");
  expect(since(line("Oxycodone", "20 mg"))).toBe("unmet");
  expect(since({ ...line("Oxycodone"), action: "stop" })).toBe("unmet");
  expect(since(...medicines, line("Ativan"))).toBe("unmet");
  expect(since(...medicines, line("Zyxatol"))).toBe("unknown");
  // A gate that saw an unknown name alone weighed no interaction, as those of before interactions were asked about.
  const onlyUnknown = read("A herbal tea.", [line("Qwertamol")]);
  const old = { ...onlyUnknown, medicines: [line("Qwertamol"), line("Oxycodone")] };
  expect(weighedWith(old)).toEqual([line("Qwertamol")]);
  expect(weighedWith({ ...old, medicines: null })).toEqual([]);
});

test("[ORDER-2] nothing is ordered before the screening accepted", () => {
  expect(statusOf("ORDER-2", { facts: { screening: { accepted: false, decidedAt: hoursAgo(1), drug: null } } })).toBe("unmet");
});

test("[ORDER-3] the monitoring programme was checked within 24 hours, and not reaching it is no check", () => {
  const checked = (hours: number) =>
    statusOf("ORDER-3", { facts: { monitoringChecked: { at: hoursAgo(hours), result: "discussed-with-patient" } } });
  expect(checked(24)).toBe("met");
  expect(checked(24.1)).toBe("unmet");
  expect(statusOf("ORDER-3", { facts: { monitoringChecked: null } })).toBe("unknown");
  expect(statusOf("ORDER-3", { facts: { monitoringChecked: { at: hoursAgo(0), result: "not-reachable" } } })).toBe("unmet");
});

test("[ORDER-3] a prescriber passes it with a reason, which is kept", () => {
  const asked = { facts: { monitoringChecked: null }, reasons: [{ conditionId: "ORDER-3", reason: " Given here; programme down. " }] };
  expect(isOpen(ask(asked))).toBe(true);
  expect(ask(asked).overrides).toEqual([{ conditionId: "ORDER-3", reason: "Given here; programme down.", by: prescriber }]);
  expect(isOpen(ask({ ...asked, reasons: [{ conditionId: "ORDER-3", reason: "  " }] }))).toBe(false);
});

test("[ORDER-4] medicines were reconciled within 24 hours, and no reason passes it", () => {
  const late = { facts: { reconciledAt: hoursAgo(24.1) }, reasons: [{ conditionId: "ORDER-4", reason: "in a hurry" }] };
  expect(statusOf("ORDER-4", late)).toBe("unmet");
  expect(ask(late).overrides).toEqual([]);
  expect(isOpen(ask(late))).toBe(false);
});

test("[ORDER-4] a time that has not come yet is not known, but a clock that is a little fast is forgiven", () => {
  expect(statusOf("ORDER-4", { facts: { reconciledAt: now.add({ hours: 2 }) } })).toBe("unknown");
  expect(statusOf("ORDER-4", { facts: { reconciledAt: now.add({ minutes: 10 }) } })).toBe("met");
});

test("[ORDER-5] the weight was measured here within 30 days", () => {
  const weighed = (days: number, source: "measured-here" | "patient-said" = "measured-here") =>
    statusOf("ORDER-5", { facts: { weight: { value: kilograms(70), at: hoursAgo(days * 24), source } } });
  expect(weighed(30)).toBe("met");
  expect(weighed(30.1)).toBe("unmet");
  expect(weighed(1, "patient-said")).toBe("unmet");
  expect(statusOf("ORDER-5", { facts: { weight: null } })).toBe("unknown");
});

test("[ORDER-6] above the soft maximum a reason opens it", () => {
  const high = { draft: { asked: { kind: "by-weight", dosePerWeight: quantity(1.25, "mg/kg") } as const } };
  expect(statusOf("ORDER-6", high)).toBe("unmet");
  const reasons = ["ORDER-6", "ORDER-8"].map((conditionId) => ({ conditionId, reason: "little effect at another clinic" }));
  expect(isOpen(ask({ ...high, reasons }))).toBe(true);
});

test("[ORDER-7] above the hard maximum no reason opens it", () => {
  const reasons = ["ORDER-6", "ORDER-7", "ORDER-8"].map((conditionId) => ({ conditionId, reason: "please" }));
  const reading = ask({ draft: { asked: amount(106) }, reasons });
  expect(standingConditions(reading).map((one) => one.id)).toEqual(["ORDER-7"]);
});

test("[ORDER-7] without a weight a dose for injection cannot be judged", () => {
  expect(statusOf("ORDER-7", { facts: { weight: null }, draft: { asked: amount(30) } })).toBe("unknown");
  expect(statusOf("ORDER-7", { facts: { weight: null } })).toBe("unknown");
});

test("[ORDER-8] a first dose by a route starts with that route's first dose, whatever other routes were given", () => {
  expect(statusOf("ORDER-8")).toBe("met");
  expect(statusOf("ORDER-8", { draft: { asked: amount(36) } })).toBe("unmet");
  const bySpray = [{ route: "IN", amount: micrograms(100_000), at: hoursAgo(200), kind: "first", sessionId: "s-0" }] as const;
  expect(statusOf("ORDER-8", { draft: { asked: amount(36) }, facts: { dosesGiven: bySpray } })).toBe("unmet");
  const byInjection = [{ route: "IM", amount: micrograms(35_000), at: hoursAgo(200), kind: "first", sessionId: "s-0" }] as const;
  expect(statusOf("ORDER-8", { draft: { asked: amount(36) }, facts: { dosesGiven: byInjection } })).toBe("met");
});

test("[ORDER-8] esketamine starts with 56 mg, with 84 mg for acute suicidal thoughts", () => {
  const devices = { route: "IN-ESK", asked: amount(84), strength: { kind: "piece", amount: micrograms(28_000) } } as const;
  expect(statusOf("ORDER-8", { draft: devices })).toBe("unmet");
  expect(statusOf("ORDER-8", { draft: devices, facts: { condition: "depression-with-suicidality" } })).toBe("met");
});

test("[ORDER-9] a dose rises one step above the largest of the last session, not above the sum with its further dose", () => {
  const given = (milligrams: number, hours: number) =>
    ({
      route: "IM",
      kind: hours < 200 ? "booster" : "first",
      amount: micrograms(milligrams * 1000),
      at: hoursAgo(hours),
      sessionId: "s-1",
    }) as const;
  const dosesGiven = [given(35, 200), given(15, 199.7)];
  expect(statusOf("ORDER-9", { facts: { dosesGiven }, draft: { asked: amount(52.5) } })).toBe("met");
  expect(statusOf("ORDER-9", { facts: { dosesGiven }, draft: { asked: amount(52.6) } })).toBe("unmet");
  expect(statusOf("ORDER-9", { facts: { dosesGiven }, draft: { asked: amount(20) } })).toBe("met");
});

test("[ORDER-10] a route that is switched off stays shut", () => {
  expect(statusOf("ORDER-10", { draft: { route: "PO", asked: amount(100) } })).toBe("unmet");
});

test("[ORDER-11] a dose that the strength cannot measure stays shut", () => {
  expect(statusOf("ORDER-11", { draft: { strength: { kind: "piece", amount: micrograms(50_000) } } })).toBe("unmet");
});

test("[ORDER-12] a further dose and the first together stay inside the hard maximum, and other routes have none", () => {
  expect(statusOf("ORDER-12", { draft: { boosterMaximum: micrograms(70_000) } })).toBe("met");
  expect(statusOf("ORDER-12", { draft: { boosterMaximum: micrograms(70_001) } })).toBe("unmet");
  const pieces = { route: "SL", asked: amount(100), strength: { kind: "piece", amount: micrograms(50_000) } } as const;
  expect(statusOf("ORDER-12", { draft: { ...pieces, boosterMaximum: micrograms(50_000) } })).toBe("unmet");
});

const meta: CommandMeta = { commandId: prescriber, observedAt: now, now, actor: { kind: "staff", id: prescriber } };
const signing = { facts, signer, protocol: shippedProtocol, meta };
const given = (...events: readonly PlanEvent[]) =>
  fold(
    planStream,
    events.map((event, index): Recorded<PlanEvent> => ({
      version: index + 1,
      observedAt: hoursAgo(10 - index),
      deviceAt: null,
      receivedAt: null,
      actor: meta.actor,
      commandId: prescriber,
      event,
    })),
  );
const order: SignOrder = { ...draft, orderId: "order-1", form: "solution", shownDose: micrograms(35_000), note: "", reasons: [] };
const signedOrder = (orderId: string): PlanEvent => {
  const decision = signOrder(given(), { ...order, orderId }, signing);
  const [event] = decision.outcome === "accepted" ? decision.events : [];
  if (event === undefined) throw new Error("The order was refused.");
  return event;
};

test("a signed order keeps dose, weight, volume and what the gate saw", () => {
  expect(signedOrder("order-1")).toMatchObject({
    drug: "ketamine-racemic",
    dose: micrograms(35_000),
    dosePerWeight: quantity(0.5, "mg/kg"),
    weight: kilograms(70),
    measure: { kind: "volume", volume: quantity(700, "uL") },
    reading: { gate: "ORDER", overrides: [] },
  });
});

test("a shut gate refuses the order with the number of the first condition", () => {
  expect(signOrder(given(), order, { ...signing, facts: { ...facts, reconciledAt: null, weight: null } })).toMatchObject({
    refusal: { rule: "ORDER-4" },
  });
});

test("[ORDER-13] the dose that is signed is the dose that was seen, and an order is signed once", () => {
  expect(signOrder(given(), { ...order, shownDose: micrograms(36_000) }, signing)).toMatchObject({
    refusal: { rule: "ORDER-13" },
  });
  expect(signOrder(given(signedOrder("order-1")), order, signing)).toMatchObject({ refusal: { rule: "ORDER-13" } });
});

test("[ORDER-28] an order keeps the medicines of the moment it was signed, whatever is reconciled after it", () => {
  const reconciled = (...names: readonly string[]): PlanEvent => ({
    type: "medicines-reconciled",
    none: false,
    medicines: names.map((name) => ({ name, dose: "", frequency: "", action: "continue" })),
    note: "",
  });
  const plan = given(reconciled("Sertraline"), signedOrder("order-1"), reconciled("Sertraline", "Oxycodone"));
  expect(planFacts(plan).activeOrder?.medicines?.map(({ name }) => name)).toEqual(["Sertraline"]);
  expect(planFacts(given(signedOrder("order-1"))).activeOrder?.medicines).toBeNull();
});

test("[ORDER-14] a newer order takes the place of the one before, and a cancelled one no longer holds", () => {
  const two = given(signedOrder("order-1"), signedOrder("order-2"));
  expect(planFacts(two).activeOrder?.orderId).toBe("order-2");
  expect(cancelOrder(two, "order-1", "late")).toMatchObject({ refusal: { rule: "ORDER-14" } });
  expect(cancelOrder(two, "order-2", " ")).toMatchObject({ refusal: { field: "reason" } });
  const cancelled = given(signedOrder("order-1"), { type: "order-cancelled", orderId: "order-1", reason: "unwell" });
  expect(planFacts(cancelled).activeOrder).toBeNull();
  expect(cancelOrder(cancelled, "order-1", "again")).toMatchObject({ refusal: { rule: "ORDER-14" } });
});

const recorded = (event: PlanEvent, hours: number): Recorded<PlanEvent> => ({
  version: 1,
  observedAt: hoursAgo(hours),
  deviceAt: null,
  receivedAt: null,
  actor: meta.actor,
  commandId: prescriber,
  event,
});
const inOrderOf = (...events: readonly (readonly [hours: number, event: PlanEvent])[]) =>
  fold(
    planStream,
    events.map(([hours, event]) => recorded(event, hours)),
  );
const sertraline = { name: "sertraline", dose: "100 mg", frequency: "daily", action: "continue" } as const;

test("of each fact the newest by when it was so is the one that holds, in whatever order they were charted", () => {
  const height = (value: number): PlanEvent => ({
    type: "height-recorded",
    height: quantity(value, "cm"),
    enteredAs: { value, unit: "cm" },
  });
  const liver = (childPugh: "A" | "B"): PlanEvent => ({ type: "organ-function-recorded", filtration: null, childPugh, note: "" });
  const list = (none: boolean): PlanEvent => ({ type: "medicines-reconciled", none, medicines: none ? [] : [sertraline], note: "" });
  const checked = (result: "not-reachable" | "nothing-of-concern"): PlanEvent => ({
    type: "monitoring-programme-checked",
    result,
    note: "",
  });
  const pairs: readonly (readonly [PlanEvent, PlanEvent])[] = [
    [height(170), height(171)],
    [liver("A"), liver("B")],
    [list(true), list(false)],
    [checked("not-reachable"), checked("nothing-of-concern")],
  ];
  for (const [older, newer] of pairs) expect(inOrderOf([1, newer], [5, older])).toEqual(inOrderOf([5, older], [1, newer]));
  const state = inOrderOf(...pairs.flatMap(([older, newer]) => [[1, newer] as const, [5, older] as const]));
  expect(orderInputs(state)).toMatchObject({
    height: quantity(171, "cm"),
    organs: { childPugh: "B", filtration: null },
    medicines: [sertraline],
    reconciledAt: hoursAgo(1),
    monitoringChecked: { at: hoursAgo(1), result: "nothing-of-concern" },
  });
  // Of two that were so at one moment the later word holds.
  expect(inOrderOf([5, height(170)], [5, height(171)]).height?.height).toEqual(quantity(171, "cm"));
});

test("before anything is recorded nothing is known of the plan", () => {
  expect(orderInputs(given())).toEqual({
    weight: null,
    reconciledAt: null,
    monitoringChecked: null,
    condition: null,
    weights: [],
    height: null,
    organs: null,
    medicines: null,
    authorisations: [],
  });
});

test("the plan, its condition and every weight reach the gate; a review stays with its session", () => {
  const plan: PlanEvent = {
    type: "plan-set",
    condition: "ptsd",
    goals: [],
    sessions: 6,
    spacing: { value: 7, unit: "d" },
    route: "IM",
    therapistId: null,
    modality: "ifs",
    risks: "",
  };
  const weighed = (value: number): PlanEvent => ({
    type: "weight-recorded",
    weight: kilograms(value),
    source: "measured-here",
    enteredAs: { value, unit: "kg" },
  });
  const review = (sessionId: string): PlanEvent => ({
    type: "last-session-reviewed",
    sessionId,
    worstGrade: null,
    deliriumMedicated: "no",
    effect: "insufficient",
    reason: "Well.",
  });
  const state = inOrderOf([3, plan], [1, weighed(72)], [9, weighed(70)], [1, review("s-2")], [8, review("s-1")]);
  expect(orderInputs(state)).toMatchObject({
    condition: "ptsd",
    weight: { value: kilograms(72), at: hoursAgo(1), source: "measured-here" },
    weights: [{ value: kilograms(70), at: hoursAgo(9), source: "measured-here" }, { value: kilograms(72) }],
  });
  expect(state.plan).toMatchObject({ condition: "ptsd", at: hoursAgo(3) });
  expect(state.reviews.map(({ sessionId }) => sessionId)).toEqual(["s-1", "s-2"]);
});

test("[ORDER-14] a cancelled order keeps its reason, and its own alone; one that was replaced says so", () => {
  const two = given(signedOrder("order-1"), signedOrder("order-2"));
  expect(two.orders.map(({ ended }) => ended?.how ?? null)).toEqual(["replaced", null]);
  expect(cancelOrder(two, "order-2", " unwell ")).toEqual({
    outcome: "accepted",
    events: [{ type: "order-cancelled", orderId: "order-2", reason: "unwell" }],
  });
  expect(cancelOrder(two, "order-1", "late")).toMatchObject({ refusal: { message: "A newer order has taken its place." } });
  expect(cancelOrder(two, "none", "late")).toMatchObject({ refusal: { rule: "ORDER-14" } });
  const cancelled = given(
    signedOrder("order-1"),
    { type: "order-cancelled", orderId: "order-1", reason: "unwell" },
    signedOrder("order-2"),
  );
  expect(cancelled.orders.map(({ ended }) => [ended?.how ?? null, ended?.reason ?? null])).toEqual([
    ["cancelled", "unwell"],
    [null, null],
  ]);
  expect(cancelOrder(cancelled, "order-1", "again")).toMatchObject({ refusal: { message: "This order was already cancelled." } });
});

test("[ORDER-13] another order may follow one that was signed, and what the gate saw is kept whole", () => {
  expect(signOrder(given(signedOrder("order-1")), { ...order, orderId: "order-2" }, signing).outcome).toBe("accepted");
  const signed = signedOrder("order-1");
  const reading = signed.type === "order-signed" ? signed.reading : undefined;
  expect(reading?.conditions).toHaveLength(26);
  expect(reading?.conditions[0]).toMatchObject({ id: "ORDER-1", status: "met", kind: "hard" });
  const passed = signOrder(
    given(),
    { ...order, reasons: [{ conditionId: "ORDER-3", reason: " The programme is down. " }] },
    { ...signing, facts: { ...facts, monitoringChecked: null } },
  );
  expect(passed).toMatchObject({
    events: [{ reading: { overrides: [{ conditionId: "ORDER-3", reason: "The programme is down.", by: prescriber }] } }],
  });
});

test("[ORDER-7] a refused order names its first condition and how many more stand", () => {
  const refused = (known: Partial<OrderFacts>) => {
    const decision = signOrder(given(), order, { ...signing, facts: { ...facts, ...known } });
    return decision.outcome === "refused" ? decision.refusal.message : "";
  };
  expect(refused({ reconciledAt: null, screening: { accepted: false, drug: null, decidedAt: null } })).toMatch(
    / 2 more: ORDER-4, ORDER-27\.$/,
  );
  expect(refused({ reconciledAt: null })).not.toContain("more:");
});

test("[ORDER-11] a form that the route does not give is refused, and pieces are kept as their count", () => {
  expect(signOrder(given(), { ...order, form: "lozenge" }, signing)).toMatchObject({ refusal: { rule: "ORDER-11", field: "form" } });
  const devices = {
    route: "IN-ESK",
    form: "nasal-device",
    asked: amount(56),
    strength: { kind: "piece", amount: micrograms(28_000) },
  } as const;
  const known = {
    ...facts,
    condition: "treatment-resistant-depression",
    organs: { filtration: null, childPugh: "none" },
  } as const;
  const signed = signOrder(given(), { ...order, ...devices, shownDose: micrograms(56_000) }, { ...signing, facts: known });
  expect(signed).toMatchObject({ events: [{ drug: "esketamine", measure: { kind: "pieces", count: 2 } }] });
});

test("[ORDER-2] [ORDER-3] [ORDER-4] [ORDER-5] a condition says how old what it relies on is, or that it is still to come", () => {
  const reason = (id: string, known: Partial<OrderFacts>) => ask({ facts: known }).conditions.find((one) => one.id === id)?.reason;
  const ahead = now.add({ hours: 2 });
  expect(reason("ORDER-3", { monitoringChecked: { at: ahead, result: "nothing-of-concern" } })).toContain("has not come yet");
  expect(reason("ORDER-3", {})).toBe("Checked 2 h ago.");
  expect(reason("ORDER-4", { reconciledAt: ahead })).toContain("has not come yet");
  expect(reason("ORDER-4", {})).toBe("Reconciled 1 h ago.");
  expect(reason("ORDER-5", { weight: { value: kilograms(70), at: ahead, source: "measured-here" } })).toContain("has not come yet");
  expect(reason("ORDER-5", {})).toBe("70 kg, 24 h ago.");
  expect(statusOf("ORDER-4", { facts: { reconciledAt: now.add({ minutes: 15 }) } })).toBe("met");
  expect(statusOf("ORDER-2", { facts: { screening: { accepted: true, drug: null, decidedAt: null } } })).toBe("unmet");
});

test("how long ago something was is said in minutes, hours and days", () => {
  const said = [-3600, 0, 59, 60, 3599, 3600, 5400, 47 * 3600, 48 * 3600, 71 * 3600, 72 * 3600].map((seconds) =>
    ago(now.subtract({ seconds }), now),
  );
  expect(said).toEqual([
    "just now",
    "just now",
    "just now",
    "1 min ago",
    "59 min ago",
    "1 h ago",
    "2 h ago",
    "47 h ago",
    "2 d ago",
    "2 d ago",
    "3 d ago",
  ]);
});

test("[PLAN-1] [PLAN-4] [PLAN-7] the bounds themselves are inside, and a refusal names them", () => {
  for (const value of [15, 650]) expect(recordWeight({ value, unit: "kg" }, "measured-here", shippedProtocol).outcome).toBe("accepted");
  expect(recordWeight({ value: 14.9, unit: "kg" }, "measured-here", shippedProtocol)).toMatchObject({
    refusal: { message: "Give a weight between 15 and 650 kg. This is 14.9 kg." },
  });
  expect(isOutside(5, [])).toBe(false);
  expect(isOutside(Number.NaN, [])).toBe(true);
});

test("[ORDER-7] [ORDER-11] without a dose whatever depends on it is unknown, and why is said", () => {
  const none = { draft: { asked: amount(0) } };
  for (const id of ["ORDER-6", "ORDER-7", "ORDER-8", "ORDER-11"]) expect(statusOf(id, none), id).toBe("unknown");
  const before = [{ route: "IM", amount: micrograms(35_000), at: hoursAgo(200), kind: "first", sessionId: "s-0" }] as const;
  for (const id of ["ORDER-9", "ORDER-16"]) expect(statusOf(id, { ...none, facts: { dosesGiven: before } }), id).toBe("unknown");
  for (const id of ["ORDER-12", "ORDER-25"])
    expect(statusOf(id, { draft: { asked: amount(0), boosterMaximum: micrograms(1000) } }), id).toBe("unknown");
});

test("[ORDER-9] a step that depends on an unknown weight is not known; the same dose again needs none", () => {
  const before = [{ route: "IM", amount: micrograms(35_000), at: hoursAgo(200), kind: "first", sessionId: "s-0" }] as const;
  const asked = (milligrams: number) => ({ facts: { dosesGiven: before, weight: null }, draft: { asked: amount(milligrams) } });
  expect([statusOf("ORDER-9", asked(35)), statusOf("ORDER-9", asked(36))]).toEqual(["met", "unknown"]);
  const reason = ask(asked(35)).conditions.find(({ id }) => id === "ORDER-9")?.reason;
  expect(reason).toBe("Not above the last dose of 35 mg.");
});

test("[ORDER-12] a further dose is an amount, and without a weight the maximum of both is not known", () => {
  const further = (micro: number, known: Partial<OrderFacts> = {}) =>
    statusOf("ORDER-12", { draft: { asked: amount(35), boosterMaximum: micrograms(micro) }, facts: known });
  expect([further(0), further(-1), further(0.5), further(1)]).toEqual(["unmet", "unmet", "unmet", "met"]);
  expect(further(17_500, { weight: null })).toBe("unknown");
  const pieces = { route: "SL", asked: amount(100), strength: { kind: "piece", amount: micrograms(50_000) } } as const;
  expect(statusOf("ORDER-25", { draft: { ...pieces, boosterMaximum: micrograms(50_000) } })).toBe("unmet");
});

test("[ORDER-11] how the dose is measured is said in millilitres or pieces", () => {
  const reason = (part: Partial<OrderDraft>) => ask({ draft: part }).conditions.find(({ id }) => id === "ORDER-11")?.reason;
  expect(reason({})).toBe("0.7 mL.");
  expect(reason({ route: "SL", asked: amount(100), strength: { kind: "piece", amount: micrograms(50_000) } })).toBe("2 of that strength.");
});

test("[ORDER-21] only doses of esketamine count in its schedule, and a plan without a condition says so", () => {
  const dosesGiven = [{ route: "IM", amount: micrograms(35_000), at: hoursAgo(24), kind: "first", sessionId: "s-0" }] as const;
  const devices = { route: "IN-ESK", asked: amount(56), strength: { kind: "piece", amount: micrograms(28_000) } } as const;
  expect(statusOf("ORDER-21", { draft: devices, facts: { condition: "treatment-resistant-depression", dosesGiven } })).toBe("met");
  const own = [{ route: "IN-ESK", amount: micrograms(56_000), at: hoursAgo(24), kind: "first", sessionId: "s-0" }] as const;
  expect(statusOf("ORDER-21", { draft: devices, facts: { condition: "treatment-resistant-depression", dosesGiven: own } })).toBe("unmet");
  const reason = (condition: OrderFacts["condition"]) =>
    ask({ draft: devices, facts: { condition } }).conditions.find(({ id }) => id === "ORDER-21")?.reason;
  expect(reason(null)).toBe("No plan says what it is given for.");
  expect(reason("ptsd")).toBe("The condition of the plan is not one of its label.");
});

test("[ORDER-24] a route that is not dosed by weight asks for no choice of it", () => {
  const pieces = { route: "SL", asked: amount(100), strength: { kind: "piece", amount: micrograms(50_000) } } as const;
  expect(statusOf("ORDER-24", { draft: pieces, facts: { body: { height: null, sex: null, age: null } } })).toBe("met");
});

test("an override is kept only for what stands open and may be passed", () => {
  const reasons = [
    { conditionId: "ORDER-3", reason: "x" },
    { conditionId: "ORDER-5", reason: "not needed" },
  ];
  expect(ask({ facts: { monitoringChecked: null }, reasons }).overrides.map(({ conditionId }) => conditionId)).toEqual(["ORDER-3"]);
  expect(ask({ facts: { monitoringChecked: null }, reasons: [{ conditionId: "ORDER-3", reason: " " }] }).overrides).toEqual([]);
});

test("[PLAN-2] [PLAN-3] [PLAN-6] [PLAN-7] what is recorded is kept as it was said", () => {
  expect(reconcileMedicines({ none: false, medicines: [sertraline], note: "n" })).toMatchObject({
    events: [{ type: "medicines-reconciled", none: false, medicines: [sertraline], note: "n" }],
  });
  expect(recordMonitoringCheck({ result: "discussed-with-patient", note: "One benzodiazepine." })).toMatchObject({
    events: [{ type: "monitoring-programme-checked", result: "discussed-with-patient", note: "One benzodiazepine." }],
  });
  const organs = { filtration: quantity(1, "mL/min/{1.73_m2}"), childPugh: "A", note: "" } as const;
  expect(recordOrganFunction(organs)).toMatchObject({ events: [{ type: "organ-function-recorded", ...organs }] });
  expect(recordHeight({ value: 175.26, unit: "cm" }, shippedProtocol)).toMatchObject({
    events: [{ height: quantity(175.3, "cm"), enteredAs: { value: 175.26, unit: "cm" } }],
  });
});

test("[PLAN-1] a weight in pounds is kept as typed and in kilograms, and what is no weight of an adult is refused", () => {
  expect(recordWeight({ value: 154, unit: "[lb_av]" }, "measured-here", shippedProtocol)).toMatchObject({
    events: [{ weight: kilograms(69.853), enteredAs: { value: 154, unit: "[lb_av]" } }],
  });
  expect(inKilograms({ value: 70.1234, unit: "kg" })).toEqual(kilograms(70.123));
  for (const value of [0, -70, Number.NaN, 14, 651]) {
    expect(recordWeight({ value, unit: "kg" }, "measured-here", shippedProtocol)).toMatchObject({ refusal: { rule: "PLAN-1" } });
  }
});

test("[PLAN-2] an empty list of medicines says nothing unless the patient takes none", () => {
  const one = { name: "sertraline", dose: "100 mg", frequency: "daily", action: "continue" } as const;
  expect(reconcileMedicines({ none: false, medicines: [], note: "" })).toMatchObject({ refusal: { rule: "PLAN-2" } });
  expect(reconcileMedicines({ none: true, medicines: [one], note: "" })).toMatchObject({ refusal: { rule: "PLAN-2" } });
  expect(reconcileMedicines({ none: true, medicines: [], note: "" }).outcome).toBe("accepted");
  expect(reconcileMedicines({ none: false, medicines: [one], note: "" }).outcome).toBe("accepted");
});

test("[PLAN-3] findings of the monitoring programme are written down", () => {
  expect(recordMonitoringCheck({ result: "discussed-with-patient", note: " " })).toMatchObject({ refusal: { rule: "PLAN-3" } });
  expect(recordMonitoringCheck({ result: "nothing-of-concern", note: "" }).outcome).toBe("accepted");
});

test("[PLAN-4] a plan has a goal, a number of sessions and days between them", () => {
  const plan = {
    condition: "ptsd",
    goals: [{ kind: "coping-skills", text: "Sleep through the night", measure: "pcl5" }],
    sessions: 6,
    spacing: { value: 7, unit: "d" },
    route: "IM",
    therapistId: null,
    modality: "ifs",
    risks: "",
  } as const;
  const own = { ...plan, goals: [...plan.goals] };
  expect(setPlan(own, shippedProtocol).outcome).toBe("accepted");
  expect(setPlan({ ...own, goals: [] }, shippedProtocol)).toMatchObject({ refusal: { field: "goals" } });
  expect(setPlan({ ...own, sessions: 0 }, shippedProtocol)).toMatchObject({ refusal: { field: "sessions" } });
  expect(setPlan({ ...own, spacing: { value: 1, unit: "d" } }, shippedProtocol)).toMatchObject({ refusal: { field: "spacing" } });
});

test("a weight that was charted late does not take the place of a newer one", () => {
  const at = (hours: number, value: number): Recorded<PlanEvent> => ({
    version: 1,
    observedAt: hoursAgo(hours),
    deviceAt: null,
    receivedAt: null,
    actor: meta.actor,
    commandId: prescriber,
    event: { type: "weight-recorded", weight: { value, unit: "kg" }, source: "measured-here", enteredAs: { value, unit: "kg" } },
  });
  expect(planFacts(fold(planStream, [at(1, 72), at(50, 68)])).weight?.value).toEqual(kilograms(72));
});
