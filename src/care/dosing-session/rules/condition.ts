import { cite } from "#kernel/cite.ts";
import type { Condition, ConditionKind, ConditionStatus, GateReading } from "#kernel/gate.ts";

import { sessionRuleSources } from "./data/rule-sources.ts";
import type { DosingSession } from "./dosing-session.ts";

/** The standing part of a condition: its number, name and source. */
export type Asked = { readonly id: string; readonly label: string; readonly kind: ConditionKind; readonly source: string };

/** Of a numbered rule; what it rests on stands in the data. */
export const asked = (id: keyof typeof sessionRuleSources, label: string, kind: ConditionKind = "hard"): Asked => ({
  id,
  label,
  kind,
  source: cite(sessionRuleSources[id]),
});

const say =
  (status: ConditionStatus) =>
  (asked: Asked, reason: string, evidence: string | null = null): Condition => ({ ...asked, status, reason, evidence });

export const met = say("met");
export const unmet = say("unmet");
export const unknown = say("unknown");

/** Conditions of one gate, with the overrides that concern them. */
export const readingOf = (session: DosingSession, gate: GateReading["gate"], conditions: readonly Condition[]): GateReading => ({
  gate,
  conditions,
  overrides: session.overrides
    .filter(({ conditionId }) => conditions.some((one) => one.id === conditionId))
    .map(({ conditionId, reason, by }) => ({ conditionId, reason, by })),
});
