import cookie from "@fastify/cookie";
import fastify, { LogController, type FastifyError, type FastifyInstance } from "fastify";

import { isUnstorable } from "../database/cannot-store.ts";
import { isDatabaseAway } from "../database/database-away.ts";
import { databaseAway, invalid, problem } from "./problem.ts";
import { sameOriginOnly } from "./same-origin.ts";
import { securityHeaders } from "./security-headers.ts";
import { sendProblem } from "./send-answer.ts";
import { swallowRest } from "./swallow-rest.ts";

export type AppOptions = {
  readonly https: boolean;
  readonly logLevel: "silent" | "error" | "warn" | "info";
  /** Whether a reverse proxy in front says who called. */
  readonly behindProxy: boolean;
};

const unexpected = problem(
  500,
  "unexpected",
  "Something went wrong here",
  "It was not kept. Please try again; if it happens again, tell the clinic.",
);
const bodyLimit = 1024 * 1024;
const tooLarge = problem(413, "too-large", "Too large", "What was sent is larger than this accepts. Nothing was changed.");

const unstorable = "It holds a character or a date that cannot be kept. Nothing was changed.";

const answerError = (app: FastifyInstance): void => {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 413) {
      await swallowRest(request.raw, 16 * bodyLimit);
      return sendProblem(reply, tooLarge);
    }
    if (status >= 400 && status < 500) return sendProblem(reply, { ...invalid([]), status, detail: "What was sent could not be read." });
    if (isUnstorable(error)) return sendProblem(reply, { ...invalid([]), detail: unstorable });
    // Whether it was kept is not known then: a command's id makes it safe to send it again.
    if (isDatabaseAway(error)) return sendProblem(reply.header("retry-after", "1"), databaseAway());
    // The request's id, method and route only: paths carry ids, bodies carry people.
    request.log.error({ err: { type: error.name, code: error.code, stack: error.stack }, route: request.routeOptions.url }, "unexpected");
    return sendProblem(reply, unexpected);
  });
};

/** The HTTP server without routes: headers, cookies, problem answers, logs that name routes and never people. */
export const openApp = async (options: AppOptions): Promise<FastifyInstance> => {
  const app = fastify({
    logger: options.logLevel === "silent" ? false : { level: options.logLevel, base: null },
    // A request's address can name people; errors name their route instead.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    // Nobody holds a connection by sending a request for ever.
    requestTimeout: 120_000,
    trustProxy: options.behindProxy,
    routerOptions: { caseSensitive: true },
    return503OnClosing: true,
    forceCloseConnections: "idle",
  });
  securityHeaders(app, options);
  sameOriginOnly(app);
  answerError(app);
  await app.register(cookie);
  app.addHook("onRequest", async (request, reply) => {
    if (request.url.startsWith("/api/")) reply.header("kapstone-now", Temporal.Now.instant().toString({ smallestUnit: "millisecond" }));
  });
  return app;
};
