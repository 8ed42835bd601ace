import { setTimeout as delay } from "node:timers/promises";

import type { EmbeddedPostgres } from "#platform/database/embedded/start-embedded-postgres.ts";
import { isAlive } from "#platform/database/embedded/postmaster.ts";

// On macOS a look at a process starts another one.
const lookEvery = process.platform === "darwin" ? 2_000 : 250;
const backoff = { first: 500, most: 10_000 } as const;

export type KeptPostgres = Pick<EmbeddedPostgres, "connection"> & {
  /** Leaves the server, also one that is just being started again. */
  readonly close: () => Promise<void>;
};

type Options = {
  readonly start: () => Promise<EmbeddedPostgres>;
  /** Starts it on the data that are there, and never on new ones. */
  readonly restart: () => Promise<EmbeddedPostgres>;
  /** Whether the process with this pid is the server still. */
  readonly isRunning: (pid: number) => Promise<boolean>;
  readonly say: (line: string) => void;
};

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  delay(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);

/** Starts the server again until it runs or nobody wants it any more. */
const startAgain = async ({ restart, say }: Options, closing: AbortSignal): Promise<EmbeddedPostgres | undefined> => {
  const begun = performance.now();
  say("PostgreSQL has ended. It is being started again; until then nothing is accepted, and nothing that was acknowledged is lost.");
  for (let wait: number = backoff.first; !closing.aborted; wait = Math.min(wait * 2, backoff.most)) {
    const started = await restart().catch((error: unknown) => {
      say(`${error instanceof Error ? error.message : String(error)} It is tried again in ${wait / 1000} s.`);
      return undefined;
    });
    if (started !== undefined) {
      say(`PostgreSQL is back after ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
      return started;
    }
    await pause(wait, closing);
  }
  return undefined;
};

/** A process that ends without leaving, after a bug or a second Ctrl-C, does not leave the server behind that it started. */
const endWithProcess = (current: () => EmbeddedPostgres): (() => void) => {
  const end = (): void => {
    const { started, pid } = current();
    if (started && isAlive(pid)) process.kill(pid, "SIGINT");
  };
  process.once("exit", end);
  return () => process.off("exit", end);
};

/**
 * Runs the embedded PostgreSQL for as long as this process wants it: one that ends under us (killed, out of memory) is started again,
 * at the same place, so that pools reconnect by themselves.
 */
export const keepPostgres = async (options: Options): Promise<KeptPostgres> => {
  let current = await options.start();
  const { connection } = current;
  const closing = new AbortController();
  const stopEnding = endWithProcess(() => current);
  const watch = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await pause(lookEvery, closing.signal);
      if (closing.signal.aborted || (await options.isRunning(current.pid))) continue;
      const former = current;
      current = (await startAgain(options, closing.signal)) ?? former;
      // It has nothing to stop any more, but it holds a session.
      if (current !== former) await former.stop().catch(() => undefined);
    }
  };
  const watching = watch();
  const close = async (): Promise<void> => {
    closing.abort();
    await watching;
    await current.stop();
    stopEnding();
  };
  return { connection, close };
};
