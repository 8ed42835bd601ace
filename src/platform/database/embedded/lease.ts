import { setTimeout as delay } from "node:timers/promises";

import { closeSession, tryConnect, type Answer, type Session } from "./connect.ts";
import type { DataFolder } from "./data-folder.ts";
import { errorCode } from "./error-code.ts";
import { findPostmaster, type PostmasterFile } from "./postmaster.ts";

/**
 * Shows the server that this process uses it: a shared advisory lock on a connection of its own. PostgreSQL itself drops it
 * when the process dies, however it dies, so no pid or clock has to be believed.
 */
export type Lease = {
  /**
   * Gives the lease up. `last`: no other process holds one, and none gets one until `close`. `others`: the server is in
   * use. `unreachable`: the server is gone, or gave no answer for five seconds.
   */
  readonly leave: () => Promise<"last" | "others" | "unreachable">;
  readonly close: () => Promise<void>;
};

/** The session is the lease's own; its socket keeps the process alive until `socket.unref()`. */
export type LeaseAnswer =
  | { readonly is: "leased"; readonly lease: Lease; readonly session: Session }
  | Exclude<Answer, { is: "connected" }>;

/** Milliseconds that `leave` gives a server to recover from a crash. */
const recoveryPatience = 5000;

// "kapstone" in ASCII.
const key = "7737589275976232549";

const takeShared = async (session: Session): Promise<void> => {
  await session.client.query("set lock_timeout = '3s'");
  await session.client.query(`select pg_advisory_lock_shared(${key})`);
};

const tryLease = async (folder: DataFolder, server: PostmasterFile): Promise<Answer> => {
  const answer = await tryConnect(folder, server);
  if (answer.is !== "connected") return answer;
  try {
    await takeShared(answer.session);
    return answer;
  } catch (error) {
    await closeSession(answer.session);
    if (errorCode(error) === "55P03") return { is: "busy", says: "another process is stopping it" };
    return { is: "busy", says: error instanceof Error ? error.message : String(error) };
  }
};

const sameServer = async (folder: DataFolder, server: PostmasterFile): Promise<boolean> => {
  const now = await findPostmaster(folder);
  return now?.pid === server.pid && now.startedAt === server.startedAt;
};

const becomeLast = async ({ client, socket }: Session): Promise<boolean> => {
  socket.ref();
  await client.query(`select pg_advisory_unlock_shared(${key})`);
  // One can win only after everybody has let go, and whoever comes next waits for the winner.
  const { rows } = await client.query<{ won: boolean }>(`select pg_try_advisory_lock(${key}) as won`);
  return rows[0]?.won ?? false;
};

/** Holds a lease on the server for this process; see `Lease`. */
export const takeLease = async (folder: DataFolder, server: PostmasterFile): Promise<LeaseAnswer> => {
  const first = await tryLease(folder, server);
  if (first.is !== "connected") return first;
  let session: Session | undefined;
  let left = false;

  const hold = (next: Session): void => {
    session = next;
    next.client.once("end", () => {
      if (session === next) session = undefined;
      void renew();
    });
  };
  // A crash of one backend makes PostgreSQL end all sessions and recover, with the same postmaster: the lease is renewed.
  const renew = async (): Promise<void> => {
    while (!left && session === undefined && (await sameServer(folder, server))) {
      const answer = await tryLease(folder, server).catch(() => undefined);
      if (answer?.is !== "connected") await delay(200, undefined, { ref: false });
      else if (left) await closeSession(answer.session);
      else {
        answer.session.socket.unref();
        hold(answer.session);
      }
    }
  };
  const regain = async (): Promise<Session | undefined> => {
    const answer = session === undefined ? await tryLease(folder, server).catch(() => undefined) : undefined;
    if (answer?.is === "connected") session = answer.session;
    return session;
  };
  const leave: Lease["leave"] = async () => {
    left = true;
    const until = performance.now() + recoveryPatience;
    for (;;) {
      const current = await regain();
      const outcome = current && (await becomeLast(current).catch(() => undefined));
      if (outcome !== undefined) return outcome ? "last" : "others";
      if (performance.now() > until || !(await sameServer(folder, server))) return "unreachable";
      session = undefined;
      await delay(50);
    }
  };
  hold(first.session);
  return { is: "leased", session: first.session, lease: { leave, close: async () => session && closeSession(session) } };
};
