import { randomBytes } from "node:crypto";
import { mkdtemp, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

import { hasCluster } from "./data-folder.ts";
import { giveFiles } from "./give-files.ts";
import { runProgram } from "./run-program.ts";
import { asAssignments, tunableSettings } from "./server-settings.ts";
import type { Site } from "./site.ts";
import { takeTurn } from "./take-turn.ts";

const prefix = "cluster.new-";

const synchronise = async (path: string): Promise<void> => {
  if (process.platform === "win32") return;
  const handle = await open(path, "r");
  await handle.sync().finally(() => handle.close());
};

const initdbArguments = (cluster: string, password: string): readonly string[] => [
  `--pgdata=${cluster}`,
  "--username=kapstone",
  `--pwfile=${password}`,
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--locale=C",
  "--data-checksums",
  "--no-instructions",
  ...asAssignments(tunableSettings).map((assignment) => `--set=${assignment}`),
];

const build = async ({ folder, binaries, runAs }: Site, workshop: string): Promise<void> => {
  const cluster = join(workshop, "cluster");
  const password = join(workshop, "password");
  await writeFile(password, randomBytes(32).toString("base64url"), { mode: 0o600, flush: true });
  await giveFiles(runAs, workshop, password);
  const { code, output } = await runProgram(runAs, binaries.initdb, initdbArguments(cluster, password), binaries.env);
  if (code !== 0) throw new Error(`PostgreSQL's initdb failed in ${folder.root}:\n${output}`);
  await rename(password, join(cluster, basename(folder.password)));
  await synchronise(cluster);
  await rename(cluster, folder.cluster);
  await synchronise(folder.root);
};

const removeWorkshops = async (root: string): Promise<void> => {
  const left = (await readdir(root)).filter((name) => name.startsWith(prefix));
  // Another process may be writing to one of them; it will find the cluster there and stop.
  await Promise.allSettled(left.map((name) => rm(join(root, name), { recursive: true, force: true })));
};

const buildAside = async (site: Site): Promise<void> => {
  const { root } = site.folder;
  const workshop = await mkdtemp(join(root, prefix));
  try {
    await build(site, workshop);
  } catch (error) {
    await rm(workshop, { recursive: true, force: true });
    // Another process was first: its cluster is as good as ours.
    if (await hasCluster(site.folder)) return;
    throw error;
  }
  await removeWorkshops(root);
};

/** Makes the cluster unless it is there: aside, then by one rename, so that a cut-off start leaves no half of one. */
export const initCluster = async (site: Site, log: (line: string) => void): Promise<void> => {
  if (await hasCluster(site.folder)) return;
  await takeTurn(join(site.folder.root, "cluster.turn"), async () => {
    if (await hasCluster(site.folder)) return;
    log(`Creating the database in ${site.folder.cluster}.`);
    await buildAside(site);
  });
};
