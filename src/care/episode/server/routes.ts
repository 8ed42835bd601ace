import { statement } from "#platform/database/query.ts";
import { notFound } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";

import { episodeContract } from "../contract.ts";
import { readEpisodeTimeline } from "./read-episode-timeline.ts";
import { readStanding } from "./read-standing.ts";

export const episodeRoutes = (routes: Routes): void => {
  routes.read(
    episodeContract.readStanding,
    async ({ tx, params, caller, at }) => (await readStanding(tx, params.episodeId, at, caller.kind === "staff")) ?? notFound(),
  );

  routes.read(episodeContract.readEpisodeTimeline, async ({ tx, params }) => ({
    entries: await readEpisodeTimeline(tx, params.episodeId),
  }));

  routes.read(episodeContract.readOwnEpisode, async ({ tx, caller, at }) => {
    if (caller.kind !== "patient") return notFound();
    const row = await tx.first(statement<{ episode_id: string }>`
      select episode_id from episode where clinic_id = ${tx.clinicId} and patient_id = ${caller.personId} order by opened_at desc limit 1`);
    return { episode: row === undefined ? null : ((await readStanding(tx, row.episode_id, at, false)) ?? null) };
  });
};
