import type { Condition, GateReading } from "#kernel/gate.ts";
import { dateIn, type Instant } from "#kernel/time.ts";

import { asOf } from "./as-of.ts";
import { asked, met, readingOf, unknown, unmet, type Asked } from "./condition.ts";
import { readChecklist, type ItemReading } from "./checklist-reading.ts";
import { conditionsOnTheDay } from "./conditions-on-the-day.ts";
import type { ChecklistItemId } from "./data/checklist.ts";
import { rolesForDose } from "./data/gate-limits.ts";
import { answerTo, peoplePresent, type DosingSession } from "./dosing-session.ts";
import type { GateFacts } from "./gate-facts.ts";
import { pressureCondition, vitalsCondition } from "./pre-dose-vitals.ts";

const consents = ({ consents: known }: GateFacts): Condition => {
  const ask = asked("DOSE-1", "Consents are current");
  if (known === "unknown") return unknown(ask, "The consents could not be read.");
  return known.missing.length === 0 ? met(ask, "All are signed and current.") : unmet(ask, known.missing.join("; "));
};

const preparation = ({ preparation: known }: GateFacts): Condition => {
  const ask = asked("DOSE-2", "Preparation is done, with an intention", "override");
  if (known === "unknown") return unknown(ask, "The preparation could not be read.");
  if (known === "none") return unmet(ask, "The preparation is not completed.");
  return known.intention === null ? unmet(ask, "No intention is recorded.") : met(ask, known.intention);
};

/** More than so many open items are named by their numbers alone: the checklist stands beside. */
const namedUpTo = 3;

const checklist = (ask: Asked, items: readonly ItemReading[]): Condition => {
  const open = items.filter(({ status }) => status !== "met");
  if (open.length === 0) return met(ask, `All ${items.length} are checked.`);
  const full = ({ item, fact }: ItemReading): string =>
    `${item.id} ${item.label}${fact !== null && fact.says !== "yes" ? ` (${fact.reason})` : ""}`;
  const names = open.length > namedUpTo ? open.map(({ item }) => item.id).join(", ") : open.map(full).join("; ");
  return open.some(({ status }) => status === "unmet") ? unmet(ask, names) : unknown(ask, `Not recorded yet: ${names}`);
};

const answeredToday = (session: DosingSession, item: ChecklistItemId, facts: GateFacts, at: Instant): boolean => {
  const answer = answerTo(session, item);
  return answer?.answer === "yes" && dateIn(facts.timeZone, answer.observedAt) === dateIn(facts.timeZone, at);
};

const suicideScreen = (session: DosingSession, facts: GateFacts, at: Instant): Condition => {
  const ask = asked("DOSE-5", "Suicide risk asked today, nothing open");
  const { suicideRisk, safetyHold } = facts;
  if (suicideRisk === "unknown" || safetyHold === null) return unknown(ask, "Open safety flags could not be read.");
  if (safetyHold.length > 0) return unmet(ask, safetyHold.join(" "));
  const isAnswered = answeredToday(session, "PSC-10", facts, at);
  if (suicideRisk.planUnknown && !isAnswered)
    return unknown(ask, "Nobody can tell whether a safety plan is needed: the C-SSRS was never answered.");
  const isAsked = suicideRisk.askedToday || isAnswered;
  return isAsked ? met(ask, "Asked today; no flag is open.") : unknown(ask, "Not asked today: PHQ-9 item 9, or the C-SSRS (PSC-10).");
};

const order = (session: DosingSession, { order: known }: GateFacts): Condition => {
  const ask = asked("DOSE-8", "An active order matches this session");
  const opened = session.opened;
  if (known === "unknown" || opened === null) return unknown(ask, "The order could not be read.");
  if (known === "none") return unmet(ask, "There is no active order.");
  if (known.orderId !== opened.orderId) return unmet(ask, "The session was opened on another order than the active one.");
  if (known.drug !== opened.drug || known.route !== opened.route || known.dose.value !== opened.dose.value)
    return unmet(ask, "Drug, route or dose differ from the active order.");
  // Sessions of old, and orders of old, may name no form.
  const sameForm = known.form === null || opened.form === null || known.form === opened.form;
  return sameForm ? met(ask, "Drug, route, form and dose are as ordered.") : unmet(ask, "The form differs from that of the active order.");
};

const people = (session: DosingSession): Condition => {
  const ask = asked("DOSE-9", "The people who must be here are here");
  const present = peoplePresent(session);
  const missing = rolesForDose.filter(({ of }) => !present.some(({ role }) => of.some((one) => one === role)));
  return missing.length === 0
    ? met(ask, "Everyone is here.")
    : unmet(ask, `Not in the room: ${missing.map(({ name }) => name).join(", ")}.`);
};

const emergencyKit = (session: DosingSession, facts: GateFacts, at: Instant): Condition => {
  const ask = asked("DOSE-10", "Emergency kit checked today");
  if (answeredToday(session, "PSC-17", facts, at)) return met(ask, "Checked today.");
  return answerTo(session, "PSC-17")?.answer === "no" ? unmet(ask, "It was found not ready.") : unknown(ask, "Not checked today.");
};

const supply = ({ supply: known }: GateFacts): Condition => {
  const ask = asked("DOSE-11", "The ledger can supply the dose", "override");
  if (known === "unknown") return unknown(ask, "The ledger could not be read.");
  return known === "can-supply" ? met(ask, "A lot in date holds enough.") : unmet(ask, "No lot in date holds enough.");
};

/**
 * What the DOSE gate says at `at` (DOSE-1…DOSE-17), by what was known then. It gives permission; a dose that was given is charted
 * whatever it says.
 */
export const doseGate = (whole: DosingSession, facts: GateFacts, at: Instant): GateReading => {
  const session = asOf(whole, at);
  const vitals = [pressureCondition(session, at), vitalsCondition(session, at)];
  const items = readChecklist(session, facts, vitals);
  return readingOf(session, "DOSE", [
    consents(facts),
    preparation(facts),
    checklist(
      asked("DOSE-3", "Checklist: items that stop a dose"),
      items.filter(({ item }) => item.hardStop),
    ),
    checklist(
      asked("DOSE-4", "Checklist: the other items", "override"),
      items.filter(({ item }) => !item.hardStop),
    ),
    suicideScreen(session, facts, at),
    ...vitals,
    order(session, facts),
    people(session),
    emergencyKit(session, facts, at),
    supply(facts),
    ...conditionsOnTheDay(session, facts, at),
  ]);
};

/** How every item of the checklist stands at `at`, by what was known then (PSC-01 … PSC-20). */
export const checklistAt = (whole: DosingSession, facts: GateFacts, at: Instant): readonly ItemReading[] => {
  const session = asOf(whole, at);
  return readChecklist(session, facts, [pressureCondition(session, at), vitalsCondition(session, at)]);
};
