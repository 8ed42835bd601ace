import * as z from "zod/mini";

import { read } from "#platform/http/contract.ts";
import { id } from "#platform/http/schema.ts";

/** What a patient's telephone reads from a mailed link; apart, so that it loads nothing of the staff's. */
export const askedContract = {
  /** Where the questionnaire of a mailed link belongs: such a sign-in knows the request and nothing else. */
  readAskedFor: read({
    path: "/api/measure-requests/:requestId",
    summary: "The episode of a questionnaire that was asked for",
    permission: "own.read",
    ownScope: { kind: "measure-request", param: "requestId" },
    chart: "none",
    response: z.object({ episodeId: id, requestId: id }),
  }),
};
