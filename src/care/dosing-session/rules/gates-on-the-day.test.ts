import { expect, test } from "vitest";

import { isOpen, standingConditions } from "#kernel/gate.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import type { ReconciledMedicine } from "#care/plan/rules/events.ts";
import { judgeMedicines } from "#care/plan/rules/judge-medicines.ts";
import { judgeFrequency, judgeSpacing, judgeWeek } from "#care/plan/rules/dose-spacing.ts";

import { chartDose, type ChartDose } from "./chart-dose.ts";
import { overrideCondition } from "./decide-session.ts";
import { doseGate } from "./dose-gate.ts";
import { noSession, type DosingSession } from "./dosing-session.ts";
import type { GateFacts } from "./gate-facts.ts";
import { snapshotFor } from "./protocol.ts";
import { eventsOf, given, kept, metaAt, minute, opened, orderId, readyFacts, tenOClock } from "./test-session.ts";

const hoursBefore = (hours: number) => minute(-hours * 60);
const inRoom = given([-20, opened()]);
const dosing: ChartDose = {
  doseId: "d1",
  orderId,
  kind: "first",
  drug: "ketamine-racemic",
  route: "IM",
  form: "solution",
  amount: { value: 35_000, unit: "ug" },
  lotId: null,
  site: "",
};
const conditionOf = (id: string, facts: Partial<GateFacts>, session: DosingSession = inRoom, minutes = 0) =>
  doseGate(session, { ...readyFacts, ...facts }, minute(minutes)).conditions.find((one) => one.id === id);

test("[DOSE-12] [SPC-1] the spacing is judged again on the day, from the real time of the last dose, by the order's own rule", () => {
  const after = (...hours: readonly number[]) => conditionOf("DOSE-12", { dosesBefore: hours.map(hoursBefore), integration: "done" });
  expect(after()).toMatchObject({ status: "met" });
  expect(after(200, 48)).toMatchObject({ status: "met" });
  expect(after(200, 47.9)).toMatchObject({ status: "unmet", kind: "override" });
  const statement = judgeSpacing([hoursBefore(20)], shippedProtocol, tenOClock);
  expect(after(20)?.reason).toBe(`${statement.what} ${statement.why}`);
});

test("[DOSE-12] an order that was signed early enough does not help a session that was moved forward; a reason passes it", () => {
  const facts: GateFacts = { ...readyFacts, dosesBefore: [hoursBefore(30)], integration: "done" };
  const shut = (session: DosingSession) => {
    const [incident] = eventsOf(chartDose(session, dosing, facts, metaAt(0))).filter(({ type }) => type === "incident-raised");
    return incident?.type === "incident-raised" && incident.conditions.includes("DOSE-12");
  };
  expect(shut(inRoom)).toBe(true);
  const passed = kept(inRoom, -1, overrideCondition(inRoom, { conditionId: "DOSE-12", reason: "Twice a week was agreed." }));
  expect(shut(passed)).toBe(false);
});

test("[DOSE-12] the session's own protocol says how long, and a dose that came later is not counted before it", () => {
  const strict = { version: 2, values: { "spacing.minHoursBetweenDosing": 72 } };
  const session = given([-20, { ...opened(), protocol: snapshotFor(strict, "IM") }]);
  const facts: Partial<GateFacts> = { dosesBefore: [hoursBefore(50)], integration: "done" };
  expect(conditionOf("DOSE-12", facts, session)?.status).toBe("unmet");
  expect(conditionOf("DOSE-12", facts)?.status).toBe("met");
  expect(conditionOf("DOSE-12", { dosesBefore: [hoursBefore(60), minute(30)], integration: "done" })?.status).toBe("met");
});

test("[DOSE-15] [SPC-2] the sessions of the last seven days are counted again on the day, by the order's own rule; a reason passes it", () => {
  const days = (...ago: readonly number[]) => ago.map((day) => hoursBefore(day * 24));
  const facts = (...ago: readonly number[]): Partial<GateFacts> => ({ dosesBefore: days(...ago), integration: "done" });
  expect(conditionOf("DOSE-15", facts(7, 5, 3))).toMatchObject({ status: "met" });
  const statement = judgeWeek(days(6, 5, 3), shippedProtocol, tenOClock);
  expect(conditionOf("DOSE-15", facts(6, 5, 3))).toMatchObject({
    status: "unmet",
    kind: "override",
    reason: `${statement.what} ${statement.why}`,
    source: statement.source,
  });
  const passed = kept(inRoom, -1, overrideCondition(inRoom, { conditionId: "DOSE-15", reason: "A course that was agreed." }));
  expect(doseGate(passed, { ...readyFacts, ...facts(6, 5, 3) }, tenOClock).overrides).toMatchObject([{ conditionId: "DOSE-15" }]);
  // Three that were moved closer together after the order was signed, and one that came later than the dose.
  expect(conditionOf("DOSE-15", { dosesBefore: [...days(6, 5), minute(30)], integration: "done" })).toMatchObject({ status: "met" });
});

test("[DOSE-16] [SPC-3] too often over weeks or over a year is judged again on the day, by the order's own rule", () => {
  const threeAWeek = (weeks: number) =>
    Array.from({ length: weeks * 3 }, (_, place) => hoursBefore((Math.floor(place / 3) * 7 + (place % 3) * 2 + 1) * 24)).toReversed();
  const at = (times: GateFacts["dosesBefore"]) => conditionOf("DOSE-16", { dosesBefore: times, integration: "done" });
  expect(at(threeAWeek(4))).toMatchObject({ status: "met" });
  const statement = judgeFrequency(threeAWeek(5), shippedProtocol, tenOClock);
  expect(at(threeAWeek(5))).toMatchObject({
    status: "unmet",
    kind: "override",
    reason: `${statement.what} ${statement.why}`,
    source: statement.source,
  });
  const everyTenDays = Array.from({ length: 24 }, (_, place) => hoursBefore((place + 1) * 240)).toReversed();
  expect(at(everyTenDays.slice(1))).toMatchObject({ status: "met" });
  expect(at(everyTenDays)).toMatchObject({ status: "unmet", reason: expect.stringContaining("session 25 in 12 months") });
});

test("[DOSE-15] [DOSE-16] [SES-3] the limits are those that the session was opened under", () => {
  const strict = { version: 2, values: { "spacing.maxPerWeek": 1, "frequency.perYear": 6 } };
  const session = given([-20, { ...opened(), protocol: snapshotFor(strict, "IM") }]);
  const facts: Partial<GateFacts> = { dosesBefore: [200, 180, 160, 140, 100, 4].map((day) => hoursBefore(day * 24)), integration: "done" };
  for (const id of ["DOSE-15", "DOSE-16"]) {
    expect(conditionOf(id, facts, session)?.status).toBe("unmet");
    expect(conditionOf(id, facts)?.status).toBe("met");
  }
});

test("[DOSE-13] [ORDER-27] the session gives the drug of the treatment decision, and nobody passes another", () => {
  const decided = (decision: GateFacts["decision"], session?: DosingSession) => conditionOf("DOSE-13", { decision }, session);
  expect(decided({ accepted: true, drug: "ketamine-racemic" })).toMatchObject({ status: "met" });
  expect(decided({ accepted: true, drug: null })).toMatchObject({ status: "met" });
  expect(decided({ accepted: false, drug: null })).toMatchObject({ status: "unknown" });
  expect(decided({ accepted: true, drug: "esketamine" })).toMatchObject({
    status: "unmet",
    kind: "hard",
    reason: expect.stringContaining("made for esketamine, and intramuscular injection gives racemic ketamine"),
  });
  expect(decided({ accepted: true, drug: "ketamine-racemic" }, given([-20, opened("IN-ESK")]))).toMatchObject({ status: "unmet" });
  // Before a session is opened the order says the route.
  expect(decided({ accepted: true, drug: "esketamine" }, noSession)).toMatchObject({ status: "unmet" });
  expect(conditionOf("DOSE-13", { order: "none" }, noSession)).toMatchObject({ status: "unknown" });
});

test("[DOSE-17] [ORDER-28] a major interaction that came after the order shuts the gate, by the order's own rule; a reason passes it", () => {
  const line = (name: string): ReconciledMedicine => ({ name, dose: "5 mg", frequency: "daily", action: "continue" });
  const facts = (...medicines: readonly ReconciledMedicine[]): GateFacts => ({
    ...readyFacts,
    medicines: {
      ...judgeMedicines({ medicines, addressed: [{ rule: "INT-02 ativan", reason: "Weighed in the screening." }] }, shippedProtocol, [
        line("Tramadol"),
        line("Qwertamol"),
      ]),
      page: "/app/episodes/ep/plan",
    },
  });
  const at = (...medicines: readonly ReconciledMedicine[]) => conditionOf("DOSE-17", facts(...medicines));
  expect(at()).toMatchObject({ status: "met" });
  expect(at(line("Ativan"), line("Tramadol"), line("Qwertamol"))).toMatchObject({ status: "met" });
  expect(at(line("Ativan"), line("Oxycodone"))).toMatchObject({
    status: "unmet",
    kind: "override",
    reason: expect.stringContaining("Oxycodone goes on: Opioids (INT-03, major)"),
    source: expect.stringContaining("ketalar-pi"),
    evidence: "/app/episodes/ep/plan",
  });
  expect(at(line("Theophylline"))).toMatchObject({ status: "unmet" });
  expect(at(line("Zyxatol"))).toMatchObject({ status: "unknown" });
  expect(at({ ...line("Tramadol"), dose: "200 mg" })).toMatchObject({ status: "unmet" });
  const passed = kept(inRoom, -1, overrideCondition(inRoom, { conditionId: "DOSE-17", reason: "Given yesterday, not today." }));
  const standing = standingConditions(doseGate(passed, facts(line("Oxycodone")), tenOClock)).map(({ id }) => id);
  expect(standing).not.toContain("DOSE-17");
});

test("[DOSE-14] [INTG-10] the integration of the last dose is asked for before the next one, and a reason passes it", () => {
  const last = [hoursBefore(100)];
  const at = (integration: GateFacts["integration"]) => conditionOf("DOSE-14", { dosesBefore: last, integration });
  expect(at("done")).toMatchObject({ status: "met" });
  expect(at("open")).toMatchObject({ status: "unmet", kind: "override" });
  expect(at("unknown")).toMatchObject({ status: "unknown" });
  expect(conditionOf("DOSE-14", { dosesBefore: [], integration: "unknown" })).toMatchObject({ status: "met" });
  const passed = kept(inRoom, -1, overrideCondition(inRoom, { conditionId: "DOSE-14", reason: "Met on the telephone." }));
  const reading = doseGate(passed, { ...readyFacts, dosesBefore: last, integration: "open" }, tenOClock);
  const alone = { ...reading, conditions: reading.conditions.filter(({ id }) => id === "DOSE-14") };
  expect(isOpen(alone)).toBe(true);
});
