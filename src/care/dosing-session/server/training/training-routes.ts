import * as z from "zod/mini";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { notAllowed, refused } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";

import { trainingContract as contract } from "../../contract-training.ts";
import { scenarioRefused } from "../../rules/run-scenario.ts";
import { scenarios } from "../../simulator/scenarios.ts";

type Place = { readonly episodeId: Uuid; readonly sessionId: Uuid };

const readTraining = (tx: Tx, { episodeId, sessionId }: Place) =>
  tx.first(statement<{ training: boolean; status: string }>`
    select training, status from dosing_session
    where clinic_id = ${tx.clinicId} and session_id = ${sessionId} and episode_id = ${episodeId}`);

/** What is practised in a training session. */
export const trainingRoutes = (routes: Routes): void => {
  routes.read(contract.readScenario, async ({ tx, params }) => {
    const row = await tx.first(statement<{ scenario: string; started_at: Instant }>`
      select t.scenario, t.started_at from training_scenario t
      join dosing_session s on s.clinic_id = t.clinic_id and s.session_id = t.session_id and s.status = 'open' and s.training
      where t.clinic_id = ${tx.clinicId} and t.session_id = ${params.sessionId} and s.episode_id = ${params.episodeId}`);
    return { running: row === undefined ? null : { scenario: z.parse(z.enum(scenarios), row.scenario), startedAt: row.started_at } };
  });

  routes.action(contract.runScenario, async ({ tx, params, body, caller, at }) => {
    if (caller.kind !== "staff") return notAllowed();
    const refusal = scenarioRefused(await readTraining(tx, params));
    if (refusal?.outcome === "refused") return refused(refusal.refusal);
    const seed = at.epochMilliseconds % 2_147_483_647;
    await tx.all(statement`
      insert into training_scenario (clinic_id, session_id, scenario, seed, started_at, started_by, sent_second)
      values (${tx.clinicId}, ${params.sessionId}, ${body.scenario}, ${seed}, ${at}, ${caller.personId}, 0)
      on conflict (clinic_id, session_id) do update
        set scenario = excluded.scenario, seed = excluded.seed, started_at = excluded.started_at, started_by = excluded.started_by, sent_second = 0`);
    return {};
  });

  routes.action(contract.stopScenario, async ({ tx, params }) => {
    await tx.all(statement`
      delete from training_scenario t using dosing_session s
      where t.clinic_id = ${tx.clinicId} and t.session_id = ${params.sessionId}
        and s.clinic_id = t.clinic_id and s.session_id = t.session_id and s.episode_id = ${params.episodeId}`);
    return {};
  });
};
