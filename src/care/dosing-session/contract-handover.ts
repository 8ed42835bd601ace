import * as z from "zod/mini";

import { command } from "#platform/http/contract.ts";
import { id, instant, optionalWords, words } from "#platform/http/schema.ts";

const at = "/api/episodes/:episodeId/dosing-sessions/:sessionId";
const common = { permission: "session.chart", chart: "episode" } as const;

/** Who has the watch: offered, accepted under one's own sign-in, left for a break. */
export const handoverContract = {
  offerHandover: command({
    path: `${at}/offer-handover`,
    summary: "Offer the watch to another person",
    ...common,
    body: z.object({ handoverId: id, to: id, summary: words(2_000) }),
  }),
  acceptHandover: command({
    path: `${at}/accept-handover`,
    summary: "Accept the watch, as the person whom it was offered to",
    ...common,
    body: z.object({ handoverId: id }),
  }),
  endHandover: command({
    path: `${at}/end-handover`,
    summary: "Decline a handover, or take it back",
    ...common,
    body: z.object({ handoverId: id, reason: optionalWords(500) }),
  }),
  beginBreak: command({ path: `${at}/begin-break`, summary: "Go for a break", ...common, body: z.object({ expectedBackAt: instant }) }),
  endBreak: command({ path: `${at}/end-break`, summary: "Come back from a break", ...common, body: z.object({}) }),
  takeResponsibility: command({
    path: `${at}/take-responsibility`,
    summary: "Take the watch where nobody has it",
    ...common,
    body: z.object({}),
  }),
};
