import { file } from "#platform/http/contract.ts";

/** The record of a session on paper. */
export const recordContract = {
  readRecord: file({
    path: "/api/episodes/:episodeId/dosing-sessions/:sessionId/record.pdf",
    summary: "The record of a dosing session as a PDF",
    permission: "session.read",
    chart: "episode",
  }),
};
