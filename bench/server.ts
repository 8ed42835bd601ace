import { randomBytes } from "node:crypto";
import * as z from "zod/mini";

import { keepHeapSmall } from "#apps/server/small-heap.ts";
import { startServer } from "#apps/server/start-server.ts";
import { demoTransport } from "#platform/messages/transport.ts";

import type { Said } from "./server-process.ts";

// The product's server in a process of its own, as `npm start` wires it. Talks to the bench over the channel of the child process.

// A unix socket below the data folder, or TCP on loopback: both come with a host and a password.
const asked = z.object({
  connection: z.object({ host: z.string(), port: z.number(), user: z.string(), password: z.string(), database: z.string() }),
});
const { connection } = z.parse(asked, JSON.parse(process.env["BENCH_SERVER"] ?? "{}"));

const say = (said: Said): void => void process.send?.(said);

keepHeapSmall();
const server = await startServer({
  connection,
  host: "127.0.0.1",
  port: 0,
  hl7: { host: "127.0.0.1", port: 0, clinic: "bench" },
  origin: undefined,
  secret: randomBytes(32),
  webFolder: undefined,
  demo: true,
  transports: { email: demoTransport, sms: demoTransport },
  setUpCode: undefined,
  logLevel: "warn",
});

const tellUse = (): void => {
  const { user, system } = process.cpuUsage();
  say({ kind: "use", residentBytes: process.memoryUsage.rss(), cpuMicroseconds: user + system });
};

process.on("message", (message) => {
  if (message === "use") tellUse();
});
// Ctrl-C reaches the whole group: whoever started this process stops it.
process.on("SIGINT", () => undefined);
process.once("disconnect", () => void server.close().then(() => process.exit(0)));
say({ kind: "ready", url: server.url, monitorPort: server.monitors.port ?? 0 });
