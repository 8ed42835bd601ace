import { drugOfRoute } from "#care/pharmacy/rules/drug.ts";
import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, unreachable, type Decision } from "#kernel/decision.ts";
import { isOpen, standingConditions, type GateReading } from "#kernel/gate.ts";

import { boostGate } from "./boost-gate.ts";
import { alarmsOfBaseline } from "./charted-alarms.ts";
import type { DosingSession } from "./dosing-session.ts";
import { doseGate } from "./dose-gate.ts";
import type { DosingSessionEvent, Of } from "./events.ts";
import type { GateFacts } from "./gate-facts.ts";
import { sessionAfter } from "./session-after.ts";
import { notOpened } from "./session-refusals.ts";
import { doseUnwatched } from "./unwatched.ts";

export type ChartDose = Omit<Of<"dose-given">, "reading">;

/** What a gate said, in the shape in which facts keep it. */
export const kept = ({ gate, conditions, overrides }: GateReading): NonNullable<Of<"dose-given">["reading"]> => ({
  gate,
  conditions: [...conditions],
  overrides: [...overrides],
});

/** The gate that concerns this dose; a further device or lozenge of a dose that was begun has none of its own. */
const gateOf = (session: DosingSession, dose: ChartDose, facts: GateFacts, meta: CommandMeta): GateReading | null => {
  switch (dose.kind) {
    case "first":
      return doseGate(session, facts, meta.observedAt);
    case "booster":
      return boostGate(session, facts, meta.observedAt, dose.amount.value);
    case "part":
      return null;
    default:
      return unreachable(dose.kind);
  }
};

/**
 * Keeps a dose that was given: a fact, never refused for a clinical reason (DOSE-20). What the gate said is stored with it; when it was
 * shut, an incident is raised (DOSE-21). `facts` is null on a tablet that cannot ask: then the server's own answer is the record's.
 */
export const chartDose = (
  session: DosingSession,
  dose: ChartDose,
  facts: GateFacts | null,
  meta: CommandMeta,
): Decision<DosingSessionEvent> => {
  if (session.opened === null) return notOpened();
  if (session.doses.some((one) => one.doseId === dose.doseId)) return accept();
  if (!Number.isSafeInteger(dose.amount.value) || dose.amount.value <= 0)
    return refuse("DOSE-20", "Give the amount that was given, in whole micrograms.", "amount");
  if (drugOfRoute(dose.route) !== dose.drug) return refuse("DOSE-20", "This drug is not given by this route.", "drug");
  const reading = facts && gateOf(session, dose, facts, meta);
  const given: DosingSessionEvent = { type: "dose-given", ...dose, reading: reading && kept(reading) };
  const alarms = [...alarmsOfBaseline(session, sessionAfter(session, meta, given), dose.doseId), ...doseUnwatched(session, meta)];
  if (reading === null || isOpen(reading)) return accept(given, ...alarms);
  const conditions = standingConditions(reading).map(({ id }) => id);
  const incident = { type: "incident-raised", incidentId: dose.doseId, kind: "dose-given-while-gate-shut", conditions } as const;
  return accept<DosingSessionEvent>(given, incident, ...alarms);
};

/** Crosses a dose out and keeps it (DOSE-22). */
export const enterDoseInError = (
  session: DosingSession,
  crossing: Of<"dose-entered-in-error">,
  meta: CommandMeta,
): Decision<DosingSessionEvent> => {
  const dose = session.doses.find((one) => one.doseId === crossing.doseId);
  if (dose === undefined) return refuse("DOSE-22", "This dose is not in the record.", "doseId");
  const event = { type: "dose-entered-in-error", ...crossing } as const;
  // As with readings: another person's crossing out is kept beside the first (CONF-3).
  if (dose.inError !== null) return dose.inError.by.id === meta.actor.id ? accept() : accept<DosingSessionEvent>(event);
  return accept<DosingSessionEvent>(event, ...alarmsOfBaseline(session, sessionAfter(session, meta, event), meta.commandId));
};

/** Records when an infusion ended: the observation time counts from there, too (DOSE-23). */
export const endInfusion = (session: DosingSession, ended: Of<"infusion-ended">): Decision<DosingSessionEvent> => {
  const dose = session.doses.find((one) => one.doseId === ended.doseId && one.inError === null);
  if (dose === undefined) return refuse("DOSE-23", "This dose is not in the record.", "doseId");
  if (dose.route !== "IV") return refuse("DOSE-23", "This dose was not an infusion.", "doseId");
  return dose.infusionEndedAt === null ? accept<DosingSessionEvent>({ type: "infusion-ended", ...ended }) : accept();
};
