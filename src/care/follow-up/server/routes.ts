import type { Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import { newId } from "#platform/ambient/new-id.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { onStream, type Execution } from "#platform/event-log/execute.ts";
import { notFound } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";

import { askedContract } from "../contract-asked.ts";
import { followUpContract } from "../contract.ts";
import { closeEpisode, recordContact, reopenEpisode } from "../rules/close-episode.ts";
import { doseSpan } from "../rules/dose-span.ts";
import type { FollowUpEvent } from "../rules/events.ts";
import { followUpStream, type FollowUp } from "../rules/follow-up.ts";
import { reviewMaintenance } from "../rules/review-maintenance.ts";
import { scheduleFollowUp } from "../rules/schedule-follow-up.ts";
import { keepJobs } from "./follow-up-jobs.ts";
import { readClosingFacts } from "./read-closing-facts.ts";
import { readDurability } from "./read-durability.ts";
import { readEpisodeOfRequest, readFollowUps } from "./read-follow-ups.ts";
import { readFollowUp } from "./read-follow-up.ts";
import { readRecipient } from "./recipient.ts";

type Decide = (state: FollowUp, tx: Tx) => Decision<FollowUpEvent> | Promise<Decision<FollowUpEvent>>;

/** Runs a command on an episode's follow-up and keeps its jobs in step. Also for seeds that have no request. */
export const onFollowUp = (episodeId: Uuid, decide: Decide): Execution =>
  onStream({
    episodeId,
    streamId: episodeId,
    stream: followUpStream,
    decide: async (state, tx) => {
      const decision = await decide(state, tx);
      if (decision.outcome === "accepted") await keepJobs(tx, episodeId, decision.events);
      return decision;
    },
  });

const followUpReads = (routes: Routes): void => {
  routes.read(followUpContract.readFollowUp, ({ tx, params, at }) => readFollowUp(tx, params.episodeId, at));
  routes.read(followUpContract.readFollowUps, async ({ tx, at }) => ({ waiting: await readFollowUps(tx, at) }));
  routes.read(followUpContract.readDurability, async ({ tx }) => ({ cohorts: await readDurability(tx) }));
  routes.read(askedContract.readAskedFor, async ({ tx, params: { requestId }, caller }) => {
    const episodeId = caller.kind === "patient" ? await readEpisodeOfRequest(tx, requestId, caller.personId) : undefined;
    return episodeId === undefined ? notFound() : { episodeId, requestId };
  });
};

export const followUpRoutes = (routes: Routes): void => {
  followUpReads(routes);
  routes.command(followUpContract.scheduleFollowUp, ({ params: { episodeId }, body, meta }) =>
    onFollowUp(episodeId, async (state, tx) => {
      const [{ facts }, recipient] = await Promise.all([readClosingFacts(tx, episodeId), readRecipient(tx, episodeId)]);
      const { lastDoseAt } = doseSpan(facts.sessions);
      const timeZone = recipient?.timeZone ?? "UTC";
      return scheduleFollowUp(state, { instruments: body.instruments, lastDoseAt, timeZone, now: meta.now, newId });
    }),
  );
  routes.command(followUpContract.recordContact, ({ params: { episodeId, contactId }, body }) =>
    onFollowUp(episodeId, (state) => recordContact(state, { ...body, contactId })),
  );
  routes.command(followUpContract.reviewMaintenance, ({ params: { episodeId, reviewId }, body, caller }) =>
    onFollowUp(episodeId, (state) => {
      const isMedicalDirector = caller.kind === "staff" && caller.roles.includes("medical-director");
      return reviewMaintenance(state, { ...body, reviewId }, { isMedicalDirector });
    }),
  );
  routes.command(followUpContract.closeEpisode, ({ params: { episodeId }, body, caller, meta }) =>
    onFollowUp(episodeId, async (state, tx) => {
      const { facts } = await readClosingFacts(tx, episodeId);
      const mayOverride = caller.kind === "staff" && caller.permissions.has("gate.override");
      return closeEpisode(state, body, facts, { mayOverride }, meta);
    }),
  );
  routes.command(followUpContract.reopenEpisode, ({ params: { episodeId }, body }) =>
    onFollowUp(episodeId, (state) => reopenEpisode(state, body.reason)),
  );
};
