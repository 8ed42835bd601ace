import type { FastifyInstance } from "fastify";

import { migrate } from "#platform/database/migrate.ts";
import { openDatabase, type Connection } from "#platform/database/database.ts";
import { streamCache } from "#platform/event-log/stream-cache.ts";
import { openApp } from "#platform/http/open-app.ts";
import { webFiles } from "#platform/http/web-files.ts";

import { projections } from "./projections.ts";
import { registerRoutes } from "./register-routes.ts";

export type ServerOptions = {
  readonly connection: Connection;
  readonly host: string;
  readonly port: number;
  /** The folder of the built web application; undefined serves the interface alone. */
  readonly webFolder: string | undefined;
  readonly demo: boolean;
  readonly logLevel: "silent" | "error" | "warn" | "info";
};

export type RunningServer = { readonly url: string; readonly app: FastifyInstance; readonly close: () => Promise<void> };

/** Brings the schema up to date, wires every part by hand and listens. */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  await migrate(options.connection);
  const database = openDatabase(options.connection);
  const log = { database, projections, cache: streamCache(), onAppended: () => undefined };
  const app = await openApp({ https: false, logLevel: options.logLevel, behindProxy: false });
  registerRoutes(app, { log, demo: options.demo });
  if (options.webFolder !== undefined) await webFiles(app, options.webFolder);
  const url = await app.listen({ host: options.host, port: options.port });
  return {
    url,
    app,
    close: async () => {
      await app.close();
      await database.close();
    },
  };
};
