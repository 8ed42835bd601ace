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

/** The address to tell people: loopback by its usual name, a port that was left open as it was given. */
const addressOf = (app: FastifyInstance, host: string): string => {
  const port = app.addresses()[0]?.port ?? 0;
  const name = host === "127.0.0.1" || host === "::1" ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
};

/** Brings the schema up to date, wires every part by hand and listens. */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  await migrate(options.connection);
  const database = openDatabase(options.connection);
  const log = { database, projections, cache: streamCache(), onAppended: () => undefined };
  const app = await openApp({ https: false, logLevel: options.logLevel, behindProxy: false });
  registerRoutes(app, { log, demo: options.demo });
  await webFiles(app, options.webFolder);
  await app.listen({ host: options.host, port: options.port });
  return {
    url: addressOf(app, options.host),
    app,
    close: async () => {
      await app.close();
      await database.close();
    },
  };
};
