import { dosingSessionStream } from "#care/dosing-session/rules/dosing-session-stream.ts";
import type { Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { onStream, type Execution } from "#platform/event-log/execute.ts";
import { readStreamsOf } from "#platform/event-log/read-streams-of.ts";
import type { Routes } from "#platform/http/routes.ts";

import { integrationContract } from "../contract.ts";
import { agreePractice, checkPractice, completeCourse, endPractice, recordEarlyContact, signIntegrationNote } from "../rules/decide.ts";
import { dosedSessions, type DosedSession } from "../rules/dosed-session.ts";
import type { IntegrationEvent } from "../rules/events.ts";
import { integrationStream, type Integration } from "../rules/integration.ts";
import { rateGoal } from "../rules/rate-goal.ts";
import { signTherapyNote } from "../rules/sign-therapy-note.ts";
import { readGoals, readIntegration, readPractices } from "./read-integration.ts";

type Decide = (state: Integration, tx: Tx) => Decision<IntegrationEvent> | Promise<Decision<IntegrationEvent>>;

/** Runs a command on an episode's integration. Also for seeds that have no request. */
export const onIntegration = (episodeId: Uuid, decide: Decide): Execution =>
  onStream({ episodeId, streamId: episodeId, stream: integrationStream, decide });

const readDosedSessions = async (tx: Tx, episodeId: Uuid): Promise<readonly DosedSession[]> =>
  dosedSessions(await readStreamsOf(tx, dosingSessionStream, episodeId));

const practiceRoutes = (routes: Routes): void => {
  routes.read(integrationContract.readPractices, async ({ tx, params }) => ({ practices: await readPractices(tx, params.episodeId) }));
  routes.command(integrationContract.agreePractice, ({ params: { episodeId, practiceId }, body }) =>
    onIntegration(episodeId, (state) => agreePractice(state, { ...body, practiceId })),
  );
  routes.command(integrationContract.checkPractice, ({ params: { episodeId, practiceId }, body }) =>
    onIntegration(episodeId, (state) => checkPractice(state, { ...body, practiceId })),
  );
  routes.command(integrationContract.endPractice, ({ params: { episodeId, practiceId }, body }) =>
    onIntegration(episodeId, (state) => endPractice(state, { ...body, practiceId })),
  );
};

const goalRoutes = (routes: Routes): void => {
  routes.read(integrationContract.readGoals, async ({ tx, params }) => ({ goals: await readGoals(tx, params.episodeId) }));
  routes.command(integrationContract.rateGoal, ({ params: { episodeId }, body }) =>
    onIntegration(episodeId, async (_, tx) =>
      rateGoal(
        (await readGoals(tx, episodeId)).map(({ goalId }) => goalId),
        body,
      ),
    ),
  );
};

export const integrationRoutes = (routes: Routes): void => {
  routes.read(integrationContract.readIntegration, ({ tx, params, at }) => readIntegration(tx, params.episodeId, at));
  routes.command(integrationContract.signIntegrationNote, ({ params: { episodeId, noteId }, body, meta }) =>
    onIntegration(episodeId, async (state, tx) =>
      signIntegrationNote(state, { ...body, noteId }, await readDosedSessions(tx, episodeId), meta),
    ),
  );
  routes.command(integrationContract.signTherapyNote, ({ params: { episodeId, noteId }, body, meta }) =>
    onIntegration(episodeId, async (state, tx) =>
      signTherapyNote(state, { ...body, noteId }, await readDosedSessions(tx, episodeId), meta),
    ),
  );
  routes.command(integrationContract.recordEarlyContact, ({ params: { episodeId, contactId }, body }) =>
    onIntegration(episodeId, async (state, tx) =>
      recordEarlyContact(state, { ...body, contactId }, await readDosedSessions(tx, episodeId)),
    ),
  );
  routes.command(integrationContract.completeCourse, ({ params: { episodeId }, body, meta }) =>
    onIntegration(episodeId, async (state, tx) => completeCourse(state, body, await readDosedSessions(tx, episodeId), meta)),
  );
  practiceRoutes(routes);
  goalRoutes(routes);
};
