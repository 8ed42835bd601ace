import { writeFile } from "node:fs/promises";

import { findFreePort, type Endpoint } from "./endpoint.ts";
import { giveFiles } from "./give-files.ts";
import { readPostmasterFile } from "./postmaster.ts";
import { runProgram, type Finished } from "./run-program.ts";
import type { Launch, ServerControl } from "./server-control.ts";
import { readLogFrom, turnLog } from "./server-log.ts";
import { serverArguments } from "./server-settings.ts";
import type { Site } from "./site.ts";

// Its output is not kept: on Windows the server inherits the pipes, and waiting for their end would last as long as it runs.
const runPgCtl = ({ folder, binaries, runAs }: Site, args: readonly string[]): Promise<Finished> =>
  runProgram(runAs, binaries.pgCtl, [...args, "-D", folder.cluster], binaries.env, false);

const launch = async (site: Site, endpoint: Endpoint): Promise<Launch> => {
  const { folder, runAs } = site;
  const position = await turnLog(folder.log);
  await writeFile(folder.log, "", { flag: "a", mode: 0o600 });
  await giveFiles(runAs, folder.log);
  // pg_ctl passes -D itself; no value here holds a blank, so that no shell's quoting is needed.
  const options = serverArguments(folder.cluster, endpoint).slice(2).join(" ");
  const { code, output } = await runPgCtl(site, ["start", "--wait", "--silent", "--log", folder.log, "-o", options]);
  const end = code === 0 ? undefined : { code, said: `${output}\n${await readLogFrom(folder.log, position)}` };
  return { pid: undefined, end: async () => end };
};

/** Windows: no sockets in Node and no signals, so TCP on loopback, and pg_ctl, which also sheds an administrator's rights. */
export const pgCtlControl: ServerControl = {
  chooseEndpoint: async ({ folder }) => ({
    port: await findFreePort((await readPostmasterFile(folder))?.port),
    socketDirectory: undefined,
  }),
  launch,
  askToStop: async (place, _server, mode) => {
    await runPgCtl(await place.site(), ["stop", "--no-wait", "--silent", "--mode", mode]);
  },
};
