import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { connectAsOwner, type Connection } from "#platform/database/database.ts";
import { startEmbeddedPostgres } from "#platform/database/embedded/start-embedded-postgres.ts";

import { alarmLine, commandLine, figuresOf, messageLine, sampleLine, tableOf, timeLine, memoryLine, type Line } from "./table.ts";
import { paces, type Pace } from "./rounds.ts";
import { alarmRow } from "./rows/alarm-row.ts";
import { commandRow } from "./rows/command-row.ts";
import { liveRow } from "./rows/live-row.ts";
import { messageRow } from "./rows/message-row.ts";
import { sampleRow } from "./rows/sample-row.ts";
import { timelineRow } from "./rows/timeline-row.ts";
import { seedWorld } from "./seed-world.ts";
import { startServerProcess, type ServerProcess } from "./server-process.ts";

const { values: options } = parseArgs({
  options: { quick: { type: "boolean", default: false }, only: { type: "string" }, profile: { type: "string" } },
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const results = new URL("../.cache/", import.meta.url);

/** A thousand monitored sessions take their time to be made: for the live row alone. */
const monitored = options.only === undefined || options.only === "live" ? 1_000 : 50;
const size = { clients: 16, eachClient: 20, monitored, long: 10 };

const makeFloorTables = async (connection: Connection): Promise<void> => {
  const owner = await connectAsOwner(connection);
  await owner.query(
    "create table bench_row (clinic_id uuid, row_id uuid, at timestamptz not null, content json not null, primary key (clinic_id, row_id))",
  );
  await owner.query("create table bench_sample (like device_sample including defaults including indexes)");
  await owner.end();
};

/** Sessions at 1 Hz, and the aim for p99 in milliseconds. */
const liveAims = [
  [50, 250],
  [200, 500],
  [1_000, 1_000],
] as const;

type World = Awaited<ReturnType<typeof seedWorld>>;

const measure = async (server: ServerProcess, connection: Connection, world: World, pace: Pace): Promise<readonly Line[]> => {
  const lines: Line[] = [];
  let peak = 0;
  const row = async (name: string, work: () => Promise<readonly Line[]>): Promise<void> => {
    if (options.only !== undefined && options.only !== name) return;
    say(`  ${name} …`);
    lines.push(...(await work()));
    peak = Math.max(peak, server.peakResident());
  };
  await row("commands", async () => [commandLine(await commandRow(server, connection, world, pace))]);
  const worldOf = (count: number): World => ({ ...world, monitored: world.monitored.slice(0, count) });
  await row("samples", async () => [sampleLine(await sampleRow(server, connection, worldOf(50), pace))]);
  await row("messages", async () => [messageLine(await messageRow(server, worldOf(50), pace))]);
  for (const [count, most] of liveAims) {
    await row("live", async () =>
      timeLine(`Live: sample to subscriber, ${count} sessions at 1 Hz`, await liveRow(server.url, connection, worldOf(count), pace), most),
    );
  }
  await row("alarm", async () => alarmLine(await alarmRow(server.url, connection, worldOf(50), pace)));
  await row("timeline", async () =>
    timeLine("Timeline of 1,000 facts, one reader", await timelineRow(server.url, connection, world, pace), 25),
  );
  return [...lines, memoryLine(peak)];
};

const toldToStop = new Promise<never>((_, reject) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => reject(new Error("Stopped before the end.")));
});
toldToStop.catch(() => undefined);

const runOn = async (connection: Connection): Promise<void> => {
  const pace = options.quick ? paces.quick : paces.full;
  const before = loadavg()[0] ?? 0;
  const begun = performance.now();
  const seconds = (): number => (performance.now() - begun) / 1_000;
  const world = await Promise.race([seedWorld(connection, size), toldToStop]);
  await makeFloorTables(connection);
  say(`Sessions are there after ${seconds().toFixed(1)} s. Measuring:`);
  const profile = options.profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${options.profile}`];
  const server = await startServerProcess(connection, profile);
  try {
    const lines = await Promise.race([measure(server, connection, world, pace), toldToStop]);
    const load = { before, after: loadavg()[0] ?? 0 };
    say(tableOf(lines, { load, seconds: seconds() }));
    await mkdir(results, { recursive: true });
    await writeFile(new URL("bench.json", results), JSON.stringify(figuresOf(lines, load), null, 2));
  } finally {
    await server.stop();
  }
};

const folder = await mkdtemp(join(tmpdir(), "kapstone-bench-"));
const postgres = await startEmbeddedPostgres({ dataDirectory: folder });
try {
  await runOn(postgres.connection);
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
// Told to stop in the middle of a round, its connections are still open.
process.exit();
