import type { SafetyFlag } from "#care/safety/rules/safety-flag.ts";
import { withDose, type DosedSession } from "#care/integration/rules/dosed-session.ts";
import { sessionsWithoutNote, type IntegrationFacts } from "#care/integration/rules/integration-facts.ts";
import { cite } from "#kernel/cite.ts";
import type { Condition, GateReading, Override } from "#kernel/gate.ts";

import { closeRuleSources } from "./data/rule-sources.ts";

export type ClosingFacts = {
  readonly episodeId: string;
  readonly sessions: readonly DosedSession[];
  readonly integration: IntegrationFacts;
  readonly openFlags: readonly Pick<SafetyFlag, "flagId">[];
};

type Asked = Pick<Condition, "id" | "label" | "kind" | "source" | "evidence">;

const judge = (asked: Asked, isMet: boolean, reason: string): Condition => ({ ...asked, status: isMet ? "met" : "unmet", reason });

const sessionsOver = ({ sessions, episodeId }: ClosingFacts): Condition => {
  const open = sessions.filter((session) => session.status === "open");
  const evidence = `/app/episodes/${episodeId}`;
  const asked: Asked = {
    id: "END-1",
    label: "No dosing session is running",
    kind: "hard",
    source: cite(closeRuleSources["END-1"]),
    evidence,
  };
  return judge(asked, open.length === 0, open.length === 0 ? "None is running." : "A session is running: release the patient first.");
};

const flagsClosed = ({ openFlags, episodeId }: ClosingFacts): Condition => {
  const asked: Asked = {
    id: "END-2",
    label: "No safety flag is open",
    kind: "hard",
    source: cite(closeRuleSources["END-2"]),
    evidence: `/app/episodes/${episodeId}/safety`,
  };
  const open = openFlags.length === 1 ? "One flag is open" : `${openFlags.length} flags are open`;
  return judge(
    asked,
    openFlags.length === 0,
    openFlags.length === 0 ? "None is open." : `${open}: a clinician answers and closes it first.`,
  );
};

const notesSigned = ({ integration, sessions, episodeId }: ClosingFacts): Condition => {
  const asked: Asked = {
    id: "END-3",
    label: "Every session with a dose has its integration note",
    kind: "override",
    source: cite(closeRuleSources["END-3"]),
    evidence: `/app/episodes/${episodeId}/integration`,
  };
  const dosed = withDose(sessions).length;
  const missing = sessionsWithoutNote(integration, sessions).length;
  if (dosed === 0) return judge(asked, true, "No dose was given.");
  return judge(asked, missing === 0, missing === 0 ? `All ${dosed} are signed.` : `${missing} of ${dosed} are missing.`);
};

const practicesReviewed = ({ integration, episodeId }: ClosingFacts): Condition => {
  const asked: Asked = {
    id: "END-4",
    label: "Practices are reviewed",
    kind: "override",
    source: cite(closeRuleSources["END-4"]),
    evidence: `/app/episodes/${episodeId}/integration`,
  };
  const open = integration.openPractices.length;
  return judge(asked, open === 0, open === 0 ? "None is left open." : `${open} still open: end each as done or dropped.`);
};

/** What the gate of closing an episode says (END-1 to END-4), with the reasons by which a prescriber passes some of it. */
export const closeGate = (facts: ClosingFacts, overrides: readonly Override[]): GateReading => {
  const conditions = [sessionsOver(facts), flagsClosed(facts), notesSigned(facts), practicesReviewed(facts)];
  return {
    gate: "CLOSE",
    conditions,
    overrides: overrides.filter((one) =>
      conditions.some((condition) => condition.id === one.conditionId && condition.kind === "override" && condition.status !== "met"),
    ),
  };
};
