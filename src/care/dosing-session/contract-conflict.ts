import { command } from "#platform/http/contract.ts";
import { optionalWords, words } from "#platform/http/schema.ts";
import * as z from "zod/mini";

/** Looking at entries of two people that contradict each other. */
export const conflictContract = {
  reviewConflict: command({
    path: "/api/episodes/:episodeId/dosing-sessions/:sessionId/review-conflict",
    summary: "Say that one has looked at entries that contradict each other",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ conflictId: words(400), note: optionalWords(500) }),
  }),
};
