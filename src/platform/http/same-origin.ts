import type { FastifyInstance } from "fastify";

import { problem } from "./problem.ts";
import { sendProblem } from "./send-answer.ts";

const crossSite = problem(403, "cross-site", "Not allowed", "This request came from another site. Nothing was changed.");

const isSafe = (method: string): boolean => method === "GET" || method === "HEAD" || method === "OPTIONS";

/**
 * Refuses changes that another site's page sends with this browser's cookie. Browsers say where a request comes from
 * (`Sec-Fetch-Site`, else `Origin`); programs send neither and carry a token of their own.
 */
export const sameOriginOnly = (app: FastifyInstance): void => {
  app.addHook("onRequest", async (request, reply) => {
    if (isSafe(request.method)) return;
    const site = request.headers["sec-fetch-site"];
    const origin = request.headers.origin;
    const foreign =
      site === undefined ? origin !== undefined && URL.parse(origin)?.host !== request.host : site !== "same-origin" && site !== "none";
    if (foreign) return sendProblem(reply, crossSite);
  });
};
