import { dosingSessionStream } from "#care/dosing-session/rules/dosing-session-stream.ts";
import { preparationFacts } from "#care/preparation/rules/preparation-facts.ts";
import { preparationStream } from "#care/preparation/rules/preparation.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";
import { readStreamsOf } from "#platform/event-log/read-streams-of.ts";

import type { IntegrationView, PracticeView } from "../contract.ts";
import { dosedSessions } from "../rules/dosed-session.ts";
import { earlyContactStatus } from "../rules/early-contact-status.ts";
import { integrationStream, type Practice } from "../rules/integration.ts";

const viewOf = (practice: Practice): PracticeView => ({ ...practice, checks: [...practice.checks] });

/** The practices of an episode, oldest first. */
export const readPractices = async (tx: Tx, episodeId: Uuid): Promise<PracticeView[]> =>
  (await readStream(tx, integrationStream, episodeId)).practices.map(viewOf);

/** An episode's integration, beside its sessions and the intention that they began with. */
export const readIntegration = async (tx: Tx, episodeId: Uuid, now: Instant): Promise<IntegrationView> => {
  const [state, preparation, streams] = await Promise.all([
    readStream(tx, integrationStream, episodeId),
    readStream(tx, preparationStream, episodeId),
    readStreamsOf(tx, dosingSessionStream, episodeId),
  ]);
  return {
    intention: preparationFacts(preparation).intention,
    sessions: dosedSessions(streams).map((session) => ({ ...session, earlyContact: earlyContactStatus(session, state.contacts, now) })),
    notes: [...state.notes],
    practices: state.practices.map(viewOf),
    contacts: [...state.contacts],
    completed: state.completed,
  };
};
