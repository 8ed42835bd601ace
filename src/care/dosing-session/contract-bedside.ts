import * as z from "zod/mini";

import { action, command, nothing, read } from "#platform/http/contract.ts";
import { id, instant } from "#platform/http/schema.ts";

/** The narrow sign-in of a phone beside the patient: this one session, nothing of the chart. */
export const bedsideScope = "bedside";

/** What that phone may know: whether the session goes on, and what became of the calls. */
export const bedsideAnswer = z.object({
  episodeId: id,
  running: z.boolean(),
  calls: z.array(z.object({ callId: z.string(), at: instant, acknowledgedAt: z.nullable(instant) })),
});
export type BedsideAnswer = z.output<typeof bedsideAnswer>;

export const bedsideContract = {
  callForSomeone: command({
    path: "/api/episodes/:episodeId/dosing-sessions/:sessionId/call-for-someone",
    summary: "The patient taps: I need someone",
    permission: "session.chart",
    ownPermission: "own.write",
    ownScope: { kind: bedsideScope, param: "sessionId" },
    chart: "episode",
    body: z.object({ callId: id }),
  }),
  makeBedsideLink: action({
    path: "/api/episodes/:episodeId/dosing-sessions/:sessionId/bedside-link",
    summary: "Make the link that opens the bedside page of this session on a phone",
    permission: "session.chart",
    chart: "episode",
    body: nothing,
    response: z.object({ token: z.string(), expiresAt: instant }),
  }),
  readBedside: read({
    path: "/api/bedside/:sessionId",
    summary: "Whether a session goes on, and whether somebody comes",
    permission: "session.chart",
    ownPermission: "own.read",
    ownScope: { kind: bedsideScope, param: "sessionId" },
    chart: "none",
    response: bedsideAnswer,
  }),
};
