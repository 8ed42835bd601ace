import type { FastifyInstance } from "fastify";

import type { Database } from "../database/database.ts";
import { streamCache } from "../event-log/stream-cache.ts";
import type { Caller } from "../identity/caller.ts";
import { openApp } from "./open-app.ts";
import { routesOn, type Routes } from "./routes.ts";

/** A server for tests, with a caller that the test names instead of a sign-in. */
export const openTestApp = async (
  database: Database,
  caller: () => Caller,
  register: (routes: Routes) => void,
): Promise<FastifyInstance> => {
  const log = { database, projections: [], cache: streamCache(), onAppended: () => undefined };
  const app = await openApp({ https: false, logLevel: "silent", behindProxy: false });
  const platform = {
    log,
    now: () => Temporal.Now.instant(),
    authenticate: async () => caller(),
    patientOfEpisode: async () => undefined,
  };
  register(routesOn(app, platform, []));
  return app;
};
