import * as z from "zod/mini";

import { action, nothing, read } from "#platform/http/contract.ts";
import { instant } from "#platform/http/schema.ts";

import { scenarios } from "./simulator/scenarios.ts";

const at = "/api/episodes/:episodeId/dosing-sessions/:sessionId/scenario";

/** What is practised in a training session. */
export const trainingContract = {
  readScenario: read({
    path: at,
    summary: "The scenario that runs in a training session",
    permission: "session.read",
    chart: "episode",
    response: z.object({ running: z.nullable(z.object({ scenario: z.enum(scenarios), startedAt: instant })) }),
  }),
  runScenario: action({
    path: at,
    method: "PUT",
    summary: "Run a scenario in a training session; a real session refuses it",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ scenario: z.enum(scenarios) }),
    response: nothing,
  }),
  stopScenario: action({
    path: at,
    method: "DELETE",
    summary: "Stop the scenario of a training session",
    permission: "session.chart",
    chart: "episode",
    body: nothing,
    response: nothing,
  }),
};
