import { judgeDecidedDrug } from "#care/plan/rules/decided-drug.ts";
import { judgeFrequency, judgeIntegration, judgeSpacing, judgeWeek, type DosingTimes } from "#care/plan/rules/dose-spacing.ts";
import { judgedBy, type Statement } from "#care/plan/rules/statement.ts";
import { cite } from "#kernel/cite.ts";
import type { Condition } from "#kernel/gate.ts";
import { isBefore, type Instant } from "#kernel/time.ts";

import { asked, unknown, type Asked } from "./condition.ts";
import { sessionRuleSources } from "./data/rule-sources.ts";
import type { DosingSession } from "./dosing-session.ts";
import type { GateFacts } from "./gate-facts.ts";
import { protocolOf } from "./protocol.ts";

const stated = (ask: Asked, statement: Statement): Condition => ({ ...ask, ...judgedBy(statement), evidence: statement.evidence });

/** The times before `at`; null where they could not be read. What lies behind a dose that is charted late came after it. */
const timesBefore = ({ dosesBefore }: GateFacts, at: Instant): DosingTimes | null =>
  dosesBefore === "unknown" ? null : dosesBefore.filter((one) => isBefore(one, at));

/** The spacing by the order's own rules and the real times of the other sessions (DOSE-12 SPC-1, DOSE-15 SPC-2, DOSE-16 SPC-3). */
const spaced = (session: DosingSession, times: DosingTimes | null, at: Instant): readonly Condition[] =>
  [
    { ask: asked("DOSE-12", "Enough time since the last dose", "override"), judge: judgeSpacing },
    { ask: asked("DOSE-15", "Not too many sessions in a week", "override"), judge: judgeWeek },
    { ask: asked("DOSE-16", "Not too often over weeks and months", "override"), judge: judgeFrequency },
  ].map(({ ask, judge }) =>
    times === null ? unknown(ask, "When the last doses were given could not be read.") : stated(ask, judge(times, protocolOf(session), at)),
  );

/** By the route of the session; before it was opened by that of the order (DOSE-13, ORDER-27). */
const decidedDrug = (session: DosingSession, { decision, order: known }: GateFacts): Condition => {
  const ask = asked("DOSE-13", "Drug of the treatment decision");
  const route = session.opened?.route ?? (typeof known === "string" ? undefined : known.route);
  if (route === undefined) return unknown(ask, "There is no order to compare with.");
  return stated(ask, judgeDecidedDrug(decision === "unknown" ? null : decision, route, protocolOf(session)));
};

/** The integration session of the last dose, before the next one is given (DOSE-14, INTG-10). */
const integrated = ({ integration }: GateFacts, times: DosingTimes | null): Condition => {
  const ask = asked("DOSE-14", "Last session integrated", "override");
  return times === null
    ? unknown(ask, "Whether there was a session before could not be read.")
    : stated(ask, judgeIntegration(times, integration));
};

/** The medicines as they stand now, against what the order's signer and the screening weighed (DOSE-17, ORDER-28). */
const interactions = ({ medicines: known }: GateFacts): Condition => {
  const ask = asked("DOSE-17", "No interaction that nobody weighed", "override");
  if (known === "unknown") return unknown(ask, "The medicines could not be read.");
  const { status, reason, also, page } = known;
  return { ...ask, status, reason, evidence: page, source: cite([...sessionRuleSources["DOSE-17"], ...also]) };
};

/** What the order was judged by and the day may have changed, by the order's own rules, not by its signature (DOSE-12 to DOSE-17). */
export const conditionsOnTheDay = (session: DosingSession, facts: GateFacts, at: Instant): readonly Condition[] => {
  const times = timesBefore(facts, at);
  return [...spaced(session, times, at), decidedDrug(session, facts), integrated(facts, times), interactions(facts)];
};
