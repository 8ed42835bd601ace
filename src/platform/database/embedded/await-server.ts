import { setTimeout as delay } from "node:timers/promises";

import type { DataFolder } from "./data-folder.ts";
import { initCluster } from "./init-cluster.ts";
import { takeLease, type LeaseAnswer } from "./lease.ts";
import {
  clearEmptyPostmasterFile,
  findLeftOvers,
  findPostmaster,
  isAlive,
  isPostmaster,
  readPostmasterFile,
  type PostmasterFile,
} from "./postmaster.ts";
import type { Launch, ServerControl } from "./server-control.ts";
import type { LazySite } from "./site.ts";

type Silent = Extract<LeaseAnswer, { is: "silent" }>;
type Leased = Extract<LeaseAnswer, { is: "leased" }>;

/** A server that this process holds a lease on. */
export type Joined = Leased & { readonly server: PostmasterFile; readonly started: boolean };

type Wait = { readonly joined: Joined } | { readonly waitFor: string; readonly progress: boolean } | "nobody";

/** How long a server may give no sign of life. */
const patience = 30_000;

const transient = /lock file ".*" (already exists|is empty)|is still in use|could not create lock file ".*": No such file|could not bind/;

const isOurs = async (launch: Launch | undefined, server: PostmasterFile): Promise<boolean> =>
  launch !== undefined && (launch.pid ?? server.pid) === server.pid && (await launch.end()) === undefined;

const look = async (folder: DataFolder, launch: Launch | undefined): Promise<Wait> => {
  const server = await readPostmasterFile(folder);
  if (server?.status === "ready" || server?.status === "standby") {
    const answer = await takeLease(folder, server).catch(async (error: unknown): Promise<Silent> => {
      // A stale file can lead to a stranger, who refuses us. Only our own server's refusal counts.
      if (await isPostmaster(server.pid, folder)) throw error;
      return { is: "silent" };
    });
    if (answer.is === "leased") {
      return { joined: { ...answer, server, started: await isOurs(launch, server) } };
    }
    if (answer.is === "busy") return { waitFor: `PostgreSQL answers: ${answer.says}`, progress: true };
  }
  const running = await findPostmaster(folder);
  if (running === undefined) return "nobody";
  if (running.status === "starting" || running.status === "") {
    return { waitFor: "PostgreSQL is starting; after a crash it first recovers", progress: true };
  }
  return { waitFor: `PostgreSQL (pid ${running.pid}) is ${running.status} and does not answer`, progress: false };
};

const findStranger = async (folder: DataFolder): Promise<number | undefined> => {
  const pid = (await readPostmasterFile(folder))?.pid;
  return pid !== undefined && isAlive(pid) && (await findPostmaster(folder)) === undefined ? pid : undefined;
};

const explain = async (folder: DataFolder, said: string): Promise<string> => {
  if (!said.includes("still in use")) return "Another PostgreSQL holds this data folder";
  const pids = await findLeftOvers(folder);
  return `Processes of the former PostgreSQL are still ending${pids.length > 0 ? ` (pids ${pids.join(", ")})` : ""}`;
};

/** Tells what is waited for: after half a second, then every five. */
const createReporter = (log: (line: string) => void) => {
  let begun: number | undefined;
  let next = 500;
  return (line: string): void => {
    begun ??= performance.now();
    const waited = performance.now() - begun;
    if (waited < next) return;
    next = waited + 5000;
    log(`${line}; waiting (${(waited / 1000).toFixed(1)} s).`);
  };
};

/** Tells a server to stop that we started and cannot use. */
const abandon = async (control: ServerControl, place: LazySite, launch: Launch | undefined): Promise<void> => {
  const server = await findPostmaster(place.folder);
  if (server !== undefined && (await isOurs(launch, server))) await control.askToStop(place, server, "fast");
};

/** Joins the folder's server, or starts it: whoever is first starts it, everybody gets a lease. Waits for one that recovers. */
export const awaitServer = async (control: ServerControl, place: LazySite, log: (line: string) => void): Promise<Joined> => {
  const { folder } = place;
  const report = createReporter(log);
  let launch: Launch | undefined;
  let lastSign = performance.now();
  let reason = "";
  let pause = 5;
  const lookOrAbandon = (): Promise<Wait> =>
    look(folder, launch).catch(async (error: unknown) => {
      await abandon(control, place, launch);
      throw error;
    });
  for (;;) {
    const seen = await lookOrAbandon();
    if (seen !== "nobody" && "joined" in seen) return seen.joined;
    const end = await launch?.end();
    if (seen !== "nobody") {
      reason = seen.waitFor;
      if (seen.progress) lastSign = performance.now();
    } else if (end !== undefined && end.code !== 0 && !transient.test(end.said)) {
      throw new Error(`PostgreSQL does not start in ${folder.root}:\n${end.said}`);
    } else if (launch === undefined || end !== undefined) {
      if (end !== undefined) {
        reason = await explain(folder, end.said);
        await delay(200);
      }
      const site = await place.site();
      await initCluster(site, log);
      // Making a new cluster may have taken long.
      if (launch === undefined) lastSign = performance.now();
      await clearEmptyPostmasterFile(folder);
      launch = await control.launch(site, await control.chooseEndpoint(site), await findStranger(folder));
    }
    if (performance.now() - lastSign > patience) {
      await abandon(control, place, launch);
      throw new Error(`${reason || "PostgreSQL gives no sign of life"}, for 30 s now. See ${folder.log}.`);
    }
    if (reason !== "") report(reason);
    // Close together at first, then slower: every look at a recovering server costs it a process.
    pause = Math.min(pause * 1.02, 250);
    await delay(pause);
  }
};
