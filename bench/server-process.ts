import { fork } from "node:child_process";
import { once } from "node:events";
import * as z from "zod/mini";

import type { Connection } from "#platform/database/database.ts";

const use = z.object({ kind: z.literal("use"), residentBytes: z.number(), cpuMicroseconds: z.number() });
const said = z.discriminatedUnion("kind", [z.object({ kind: z.literal("ready"), url: z.string(), monitorPort: z.number() }), use]);
export type Said = z.output<typeof said>;
export type Use = z.output<typeof use>;

/** The server under test, in its own process. */
export type ServerProcess = {
  readonly url: string;
  /** Where it listens to monitors. */
  readonly monitorPort: number;
  /** Resident memory and the processor time since it started, as it says itself. */
  readonly use: () => Promise<Use>;
  /** The most resident memory in bytes that was seen since it was last asked. */
  readonly peakResident: () => number;
  readonly stop: () => Promise<void>;
};

const lookEvery = 250;

/** @param nodeOptions what node is given before the program, such as `--cpu-prof` */
export const startServerProcess = async (connection: Connection, nodeOptions: readonly string[]): Promise<ServerProcess> => {
  const child = fork(new URL("server.ts", import.meta.url), [], {
    execArgv: [...nodeOptions],
    env: { ...process.env, BENCH_SERVER: JSON.stringify({ connection }) },
  });
  const ready = Promise.withResolvers<{ readonly url: string; readonly monitorPort: number }>();
  const waiting: ((use: Use) => void)[] = [];
  let peak = 0;
  child.on("exit", (code) => ready.reject(new Error(`The server ended with ${code ?? "a signal"} before it was ready.`)));
  child.on("message", (message) => {
    const parsed = z.parse(said, message);
    if (parsed.kind === "ready") return ready.resolve(parsed);
    peak = Math.max(peak, parsed.residentBytes);
    waiting.shift()?.(parsed);
  });
  const { url, monitorPort } = await ready.promise;
  const readUse = (): Promise<Use> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (child.connected) child.send("use");
    });
  const looking = setInterval(() => void readUse(), lookEvery);
  return {
    url,
    monitorPort,
    use: readUse,
    peakResident: () => {
      const seen = peak;
      peak = 0;
      return seen;
    },
    stop: async () => {
      clearInterval(looking);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      if (child.connected) child.disconnect();
      await ended;
    },
  };
};
