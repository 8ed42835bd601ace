import { dosingSessionStream } from "#care/dosing-session/rules/dosing-session-stream.ts";
import { planStream, type Plan } from "#care/plan/rules/plan.ts";
import { treatmentGoals } from "#care/plan/rules/treatment-goals.ts";
import { preparationFacts } from "#care/preparation/rules/preparation-facts.ts";
import { preparationStream } from "#care/preparation/rules/preparation.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Protocol } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";
import { readStreamsOf } from "#platform/event-log/read-streams-of.ts";

import type { GoalView, IntegrationSession, IntegrationView, PracticeView } from "../contract.ts";
import { dosedSessions, type DosedSession } from "../rules/dosed-session.ts";
import { earlyContactStatus } from "../rules/early-contact-status.ts";
import { dosesBeforeIntegration, integrationStatus } from "../rules/integration-status.ts";
import { integrationStream, type Integration, type Practice } from "../rules/integration.ts";

const viewOf = (practice: Practice): PracticeView => ({ ...practice, checks: [...practice.checks] });

/** The practices of an episode, oldest first. */
export const readPractices = async (tx: Tx, episodeId: Uuid): Promise<PracticeView[]> =>
  (await readStream(tx, integrationStream, episodeId)).practices.map(viewOf);

const goalsOf = ({ plan, goalDates }: Plan, { goalRatings }: Integration): GoalView[] =>
  plan === null
    ? []
    : treatmentGoals(plan).map((goal) => ({
        ...goal,
        setAt: goalDates[goal.goalId] ?? plan.at,
        ratings: goalRatings
          .filter((rating) => rating.goalId === goal.goalId)
          .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at)),
      }));

/** The goals of the plan as it stands, with their ratings. Empty without a plan. */
export const readGoals = async (tx: Tx, episodeId: Uuid): Promise<GoalView[]> => {
  const [plan, state] = await Promise.all([readStream(tx, planStream, episodeId), readStream(tx, integrationStream, episodeId)]);
  return goalsOf(plan, state);
};

const sessionsOf = (state: Integration, sessions: readonly DosedSession[], now: Instant, protocol: Protocol): IntegrationSession[] => {
  const { dosedAgain } = dosesBeforeIntegration(sessions, state.notes);
  return sessions.map((session) => ({
    ...session,
    earlyContact: earlyContactStatus(session, state.contacts, now, protocol),
    integration: integrationStatus(session, state.notes, now, protocol),
    dosedAgain: dosedAgain.includes(session),
  }));
};

/** An episode's integration, beside its sessions, the intention that they began with, and the goals of its plan. */
export const readIntegration = async (tx: Tx, episodeId: Uuid, now: Instant): Promise<IntegrationView> => {
  const [state, preparation, plan, streams, protocol] = await Promise.all([
    readStream(tx, integrationStream, episodeId),
    readStream(tx, preparationStream, episodeId),
    readStream(tx, planStream, episodeId),
    readStreamsOf(tx, dosingSessionStream, episodeId),
    readProtocol(tx),
  ]);
  return {
    intention: preparationFacts(preparation).intention,
    sessions: sessionsOf(state, dosedSessions(streams), now, protocol),
    modality: plan.plan?.modality ?? null,
    goals: goalsOf(plan, state),
    notes: [...state.notes],
    therapyNotes: [...state.therapyNotes],
    practices: state.practices.map(viewOf),
    contacts: [...state.contacts],
    completed: state.completed,
  };
};
