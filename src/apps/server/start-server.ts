import type { FastifyInstance } from "fastify";

import { openMonitoring } from "#care/dosing-session/server/monitor/monitoring.ts";
import { noteKeys } from "#care/integration/server/note-keys.ts";
import { sealNotesAtStart } from "#care/integration/server/seal-notes-at-start.ts";
import { openDatabase, type Connection, type Database } from "#platform/database/database.ts";
import { migrate } from "#platform/database/migrate.ts";
import type { ClinicalLog } from "#platform/event-log/execute.ts";
import { streamCache } from "#platform/event-log/stream-cache.ts";
import { openApp } from "#platform/http/open-app.ts";
import { webFiles } from "#platform/http/web-files.ts";
import type { SetUpCode } from "#platform/identity/server/set-up.ts";
import { openHub } from "#platform/live/hub.ts";
import type { Transports } from "#platform/messages/transport.ts";

import { startBackground, type Background } from "./background.ts";
import { listenToMonitors, type MonitorLine, type OpenMonitorLine } from "./listen-to-monitors.ts";
import { projections } from "./projections.ts";
import { registerRoutes, type Wiring } from "./register-routes.ts";
import { tailSources } from "./tail-sources.ts";

export type ServerOptions = {
  readonly connection: Connection;
  readonly host: string;
  readonly port: number;
  /** Where bedside monitors are listened to; left out: nowhere. */
  readonly hl7?: MonitorLine | undefined;
  /** How browsers reach this server, when that is not its own address. */
  readonly origin: string | undefined;
  /** At least 32 random bytes; derives every key of this installation. */
  readonly secret: Uint8Array;
  /** Secrets of before, under which psychotherapy notes may still be sealed. */
  readonly earlierSecrets?: readonly Uint8Array[];
  /** The folder of the built web application, which may still be under way; undefined serves the interface alone. */
  readonly webFolder: string | undefined | Promise<string>;
  readonly demo: boolean;
  /** How messages leave. */
  readonly transports: Transports;
  readonly setUpCode: SetUpCode | undefined;
  readonly logLevel: "silent" | "error" | "warn" | "info";
  readonly demoPatients?: Wiring["demoPatients"];
  /** Runs after the schema is up to date and before anyone is let in. */
  readonly prepare?: (log: ClinicalLog) => Promise<void>;
};

export type RunningServer = {
  readonly url: string;
  readonly app: FastifyInstance;
  readonly database: Database;
  readonly log: ClinicalLog;
  /** Where bedside monitors are listened to, or why nowhere, in words for whoever started it. */
  readonly monitors: Pick<OpenMonitorLine, "port" | "words">;
  readonly close: () => Promise<void>;
};

/** The address to tell people: loopback by its usual name. */
export const addressOf = (host: string, port: number): string => {
  const name = host === "127.0.0.1" || host === "::1" ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
};

const portOf = (app: FastifyInstance): number => {
  const [address] = app.addresses();
  return typeof address === "object" ? address.port : 0;
};

/** Brings the schema up to date, wires every part by hand and listens. */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  await migrate(options.connection);
  const database = openDatabase(options.connection);
  const hub = openHub({ database, sources: tailSources });
  const log = { database, projections, cache: streamCache(), onAppended: hub.wake };
  const origin = options.origin ?? addressOf(options.host, options.port);
  const app = await openApp({ https: origin.startsWith("https:"), logLevel: options.logLevel, behindProxy: options.origin !== undefined });
  const monitoring = openMonitoring(log);
  let background: Background | undefined;
  let monitorLine: OpenMonitorLine | undefined;
  const close = async (): Promise<void> => {
    await monitorLine?.close();
    await app.close();
    await background?.stop();
    await hub.close();
    await database.close();
  };
  try {
    await options.prepare?.(log);
    const { secret, demo, setUpCode, demoPatients } = options;
    const keys = noteKeys(secret, options.earlierSecrets);
    await sealNotesAtStart(database, keys);
    registerRoutes(app, {
      log,
      hub,
      monitoring,
      origin,
      secret,
      noteKeys: keys,
      demo,
      setUpCode,
      ...(demoPatients === undefined ? {} : { demoPatients }),
    });
    await webFiles(app, await options.webFolder);
    await app.listen({ host: options.host, port: options.port });
    monitorLine = await listenToMonitors(options.hl7, monitoring, (text) => app.log.warn(text));
    background = await startBackground({
      connection: options.connection,
      origin,
      monitoring,
      transports: options.transports,
      warn: (text) => app.log.warn(text),
    });
  } catch (error) {
    await close();
    throw error;
  }
  return { url: addressOf(options.host, portOf(app)), app, database, log, monitors: monitorLine, close };
};
