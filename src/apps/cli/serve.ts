import { access, constants, mkdir } from "node:fs/promises";
import { join } from "node:path";

import { keepHeapSmall } from "#apps/server/small-heap.ts";
import { addressOf, startServer, type RunningServer, type ServerOptions } from "#apps/server/start-server.ts";

import { buildWeb } from "./build-web.ts";
import { CannotGoOn } from "./cannot-go-on.ts";
import { claimPort, portProblem } from "./claim-port.ts";
import type { Environment } from "./environment.ts";
import { messageTransports } from "./message-transports.ts";
import { openConnection } from "./open-connection.ts";
import { say } from "./say.ts";
import { listenForStop, type ToldToStop } from "./told-to-stop.ts";

type Connection = ServerOptions["connection"];
type Prepare = NonNullable<ServerOptions["prepare"]>;

type Mode = Pick<ServerOptions, "demo" | "demoPatients"> & {
  readonly secret: () => Promise<Uint8Array>;
  /** @param origin the address under which people reach this server */
  readonly prepare: (log: Parameters<Prepare>[0], connection: Connection, origin: string) => Promise<void>;
  readonly setUpCode: (connection: Connection) => Promise<ServerOptions["setUpCode"]>;
  /** Tells people where the server is; what it starts beside it is stopped before the server. */
  readonly onReady: (server: RunningServer) => Promise<{ readonly stop: () => Promise<void> } | undefined>;
};

const claimDataFolder = async ({ dataFolder }: Environment): Promise<void> => {
  try {
    await mkdir(dataFolder, { recursive: true });
    await access(dataFolder, constants.W_OK | constants.X_OK);
  } catch {
    throw new CannotGoOn(`This user may not write to the data folder ${dataFolder}. Name another one in KAPSTONE_DATA.`);
  }
};

const commandOf = ({ demo }: Mode): string => (demo ? "npm run demo" : "npm start");

const listen = async (environment: Environment, mode: Mode, connection: Connection, webFolder: Promise<string>): Promise<RunningServer> => {
  const { host, port, hl7, logLevel, origin } = environment;
  const earlierSecrets = environment.earlierSecrets.map((one) => Buffer.from(one, "utf8"));
  const { demo, demoPatients } = mode;
  const transports = messageTransports(environment, demo);
  const secret = await mode.secret();
  const setUpCode = await mode.setUpCode(connection);
  const asked = { connection, host, port, hl7, origin, webFolder, demo, secret, earlierSecrets, logLevel, setUpCode, transports };
  keepHeapSmall();
  return startServer({
    ...asked,
    ...(demoPatients === undefined ? {} : { demoPatients }),
    prepare: (log) => mode.prepare(log, connection, origin ?? addressOf(host, port)),
  }).catch((error: unknown) => {
    throw portProblem(error, environment, commandOf(mode)) ?? error;
  });
};

const runUntil = async (stop: ToldToStop, environment: Environment, mode: Mode): Promise<void> => {
  const building = buildWeb(join(environment.dataFolder, "web"), stop.signal);
  building.catch(() => undefined);
  const opened = await openConnection(environment, say);
  try {
    if (stop.signal.aborted) return;
    // The demo is made while the web application is built: the server waits for both.
    const webFolder = building.then((built) => built.webFolder);
    webFolder.catch(() => undefined);
    const server = await listen(environment, mode, opened.connection, webFolder);
    try {
      const beside = stop.signal.aborted ? undefined : await mode.onReady(server);
      await stop.promise;
      await beside?.stop();
    } finally {
      await server.close();
    }
  } finally {
    await opened.close();
  }
};

/**
 * Looks at what is asked for, builds, opens the database, serves, and runs until told to stop; then everything that was started is
 * stopped, in reverse. Told to stop while it starts, it ends what it is doing first. Throws `CannotGoOn`.
 */
export const serve = async (environment: Environment, mode: Mode): Promise<void> => {
  const stop = listenForStop();
  stop.signal.addEventListener("abort", () => say("Stopping."), { once: true });
  messageTransports(environment, mode.demo);
  const port = await claimPort(environment, commandOf(mode));
  await claimDataFolder(environment);
  await runUntil(stop, { ...environment, port }, mode).catch((error: unknown) => {
    // The build was given up because of that.
    if (!stop.signal.aborted || !(error instanceof Error && error.name === "AbortError")) throw error;
  });
};
