import { readLimit } from "#care/plan/rules/dose-limits.ts";
import { dosingRouteOf } from "#care/plan/rules/dosing-route.ts";
import type { Condition, GateReading } from "#kernel/gate.ts";
import { micrograms } from "#kernel/quantity.ts";
import { settled } from "#kernel/setting.ts";
import { minutesBetween, type Instant } from "#kernel/time.ts";

import { asOf } from "./as-of.ts";
import { assessReading } from "./assess-reading.ts";
import { baselineAt } from "./baseline.ts";
import { asked, met, readingOf, unknown, unmet } from "./condition.ts";
import { preDoseTimes } from "./data/pre-dose-settings.ts";
import { firstDose, standingDoses, type DosingSession } from "./dosing-session.ts";
import type { GateFacts } from "./gate-facts.ts";
import { freshValues } from "./latest-values.ts";
import { protocolOf } from "./protocol.ts";
import { unlessDoubted } from "./unless-doubted.ts";

const mg = (ug: number): string => `${Math.round(ug / 10) / 100} mg`;

/** What was given so far in the session, in micrograms. */
export const givenSoFar = (session: DosingSession): number => standingDoses(session).reduce((sum, dose) => sum + dose.amount.value, 0);

const agreed = (facts: GateFacts, amount: number): Condition => {
  const ask = asked("BOOST-1", "The patient agreed beforehand");
  if (facts.boosterConsent === "unknown") return unknown(ask, "The consents could not be read.");
  if (facts.boosterConsent === null) return unmet(ask, "The patient has not agreed to a further dose.");
  const most = facts.boosterConsent.value;
  return amount <= most ? met(ask, `Agreed, up to ${mg(most)}.`) : unmet(ask, `Agreed up to ${mg(most)} only.`);
};

const inWindow = (session: DosingSession, at: Instant): Condition => {
  const ask = asked("BOOST-2", "Inside the window for a further dose");
  const first = firstDose(session);
  if (first === undefined) return unmet(ask, "No dose was given yet.");
  const { booster } = dosingRouteOf(first.route, protocolOf(session));
  if (booster === null) return unmet(ask, "This route has no further dose in the session.");
  const given = standingDoses(session).filter((dose) => dose.kind === "booster").length;
  if (given >= booster.most.value) return unmet(ask, "The further dose was given already.");
  const since = minutesBetween(first.observedAt, at);
  const [from, to] = booster.window;
  const said = `${from.value} to ${to.value} minutes after the first dose`;
  return since >= from.value && since <= to.value ? met(ask, said) : unmet(ask, `Only ${said}.`);
};

const belowMaximum = (session: DosingSession, facts: GateFacts, amount: number): Condition => {
  const ask = asked("BOOST-3", "All doses together inside the hard maximum");
  const route = firstDose(session)?.route ?? session.opened?.route;
  if (route === undefined) return unknown(ask, "The route is not known.");
  const given = givenSoFar(session);
  // Asked about any further dose, the smallest that can be measured stands for it.
  const together = micrograms(given + Math.max(1, amount));
  const reading = readLimit(dosingRouteOf(route, protocolOf(session)).hardMaximum, together, facts.weight);
  if (reading.status === "not-assessed")
    return unknown(ask, reading.why === "no-weight" ? "The weight is not known." : "No maximum is set.");
  return (reading.status === "within" ? met : unmet)(ask, `${mg(given + amount)} of at most ${mg(reading.limit.value)}.`);
};

const vitals = (session: DosingSession, at: Instant): Condition => {
  const ask = asked("BOOST-4", "Vital signs fresh and inside limits");
  const minutes = settled(protocolOf(session), preDoseTimes.freshness).value;
  const fresh = freshValues(session, at, minutes);
  const { systolic, diastolic, heartRate, saturation } = fresh;
  if (!systolic || !diastolic || !heartRate || !saturation)
    return unknown(ask, `Blood pressure, heart rate and SpO2 of the last ${minutes} minutes are needed.`);
  const values = {
    systolic: { value: systolic.value, unit: "mm[Hg]" },
    diastolic: { value: diastolic.value, unit: "mm[Hg]" },
    heartRate: { value: heartRate.value, unit: "/min" },
    saturation: { value: saturation.value, unit: "%" },
  } as const;
  const { level, alerts } = assessReading(values, session.opened?.protocol.alerts ?? [], baselineAt(session, at));
  if (alerts.length > 0) return unmet(ask, `Outside limits: ${alerts.map((alert) => alert.rule).join(", ")}.`);
  return level === "green"
    ? met(ask, `${systolic.value}/${diastolic.value} mmHg, SpO2 ${saturation.value} %.`)
    : unknown(ask, "There is no baseline to compare with.");
};

const ordered = (session: DosingSession, { order }: GateFacts, amount: number): Condition => {
  const ask = asked("BOOST-5", "The order allows a further dose");
  if (order === "unknown") return unknown(ask, "The order could not be read.");
  if (order === "none" || order.orderId !== session.opened?.orderId) return unmet(ask, "There is no active order for this session.");
  if (order.boosterMaximum === null) return unmet(ask, "The order allows no further dose.");
  return amount <= order.boosterMaximum.value
    ? met(ask, `Up to ${mg(order.boosterMaximum.value)}.`)
    : unmet(ask, `Up to ${mg(order.boosterMaximum.value)} only.`);
};

/** What the BOOST gate says at `at` about a further dose of `amount` micrograms; 0 asks about any (BOOST-1…BOOST-5). */
export const boostGate = (whole: DosingSession, facts: GateFacts, at: Instant, amount = 0): GateReading => {
  const session = asOf(whole, at);
  return readingOf(session, "BOOST", [
    agreed(facts, amount),
    inWindow(session, at),
    belowMaximum(session, facts, amount),
    unlessDoubted(vitals(session, at), session, ["systolic", "diastolic", "heartRate", "saturation"]),
    ordered(session, facts, amount),
  ]);
};
