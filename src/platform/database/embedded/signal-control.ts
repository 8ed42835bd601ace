import { spawn } from "node:child_process";
import { open } from "node:fs/promises";

import { prepareSocketDirectory, type Endpoint } from "./endpoint.ts";
import { tolerate } from "./error-code.ts";
import { giveFiles } from "./give-files.ts";
import { commandLine } from "./run-program.ts";
import type { Launch, ServerControl } from "./server-control.ts";
import { readLogFrom, turnLog } from "./server-log.ts";
import { serverArguments } from "./server-settings.ts";
import type { Site } from "./site.ts";

type End = { code: number | undefined; reason: string };

const launch = async (site: Site, endpoint: Endpoint, strangerPid: number | undefined): Promise<Launch> => {
  const { folder, binaries, runAs } = site;
  const position = await turnLog(folder.log);
  const log = await open(folder.log, "a", 0o600);
  await giveFiles(runAs, folder.log);
  const command = commandLine(runAs, binaries.postgres, serverArguments(folder.cluster, endpoint));
  // PostgreSQL takes a stale postmaster.pid for a running server when that pid is in use again, unless it is a relative's.
  // So it keeps its own check of shared memory, which deleting the file would switch off.
  const relative = strangerPid === undefined ? {} : { PG_GRANDPARENT_PID: String(strangerPid) };
  const child = spawn(command.program, command.args, {
    ...command.account,
    env: { ...binaries.env, ...relative },
    cwd: folder.cluster,
    // A session of its own: Ctrl-C in the terminal is for us, and we stop the server after the last query.
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  let ended: End | undefined;
  child.once("error", ({ message }) => (ended = { code: undefined, reason: message }));
  child.once("exit", (code) => (ended = { code: code ?? undefined, reason: "" }));
  child.unref();
  await log.close();
  return {
    pid: child.pid,
    end: async () => ended && { code: ended.code, said: ended.reason + (await readLogFrom(folder.log, position)) },
  };
};

/** Linux and macOS: the server is a detached child on a socket, and signals stop it. */
export const signalControl: ServerControl = {
  chooseEndpoint: async ({ folder, runAs }) => ({ port: 5432, socketDirectory: await prepareSocketDirectory(folder, runAs) }),
  launch,
  askToStop: async (_place, { pid }, mode) => {
    const signal = mode === "fast" ? "SIGINT" : "SIGQUIT";
    await tolerate(
      Promise.try(() => process.kill(pid, signal)),
      ["ESRCH"],
      undefined,
    );
  },
};
