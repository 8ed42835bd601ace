import { get, type IncomingMessage } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

import { newId } from "#platform/ambient/new-id.ts";
import type { Connection } from "#platform/database/database.ts";

import { enter } from "../enter.ts";
import { withLines, type HttpLine } from "../http-line.ts";
import type { Pace } from "../rounds.ts";
import type { World } from "../seed-world.ts";

/** Milliseconds from a sample's leaving the gateway to its arrival at the subscriber; and of the floor. */
export type Latencies = { readonly reached: readonly number[]; readonly floor: readonly number[] };

type Arrived = (sessionId: string, sequence: number) => void;

const open = (url: string, cookie: string, sessionId: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(`${url}/api/live?topics=samples:${sessionId}`, { headers: { cookie }, agent: false }, resolve).once("error", reject);
  });

/** Follows one session as a browser does. The moment of a sample is its number, so that the notice says which one it was. */
const follow = async (url: string, cookie: string, sessionId: string, arrived: Arrived): Promise<IncomingMessage> => {
  const stream = await open(url, cookie, sessionId);
  stream.setEncoding("utf8");
  const started = Promise.withResolvers<void>();
  let rest = "";
  stream.on("data", (text: string) => {
    const frames = (rest + text).split("\n\n");
    rest = frames.pop() ?? "";
    for (const frame of frames) {
      if (frame.includes("event: start")) started.resolve();
      const at = /"at":\[(\d+)\]/.exec(frame)?.[1];
      if (at !== undefined) arrived(sessionId, Number(at));
    }
  });
  await started.promise;
  return stream;
};

/** When each sample was sent; what comes back takes its own out. */
const clock = () => {
  const sent = new Map<string, number>();
  const took: number[] = [];
  return {
    took,
    sent: (key: string) => void sent.set(key, performance.now()),
    arrived: (key: string) => {
      const at = sent.get(key);
      if (at === undefined) return;
      sent.delete(key);
      took.push(performance.now() - at);
    },
    missing: () => sent.size,
  };
};

/** Each of so many does its turn once a second, spread over the second. */
export const everySecond = async (count: number, seconds: number, turn: (index: number, second: number) => void): Promise<void> => {
  const begun = performance.now();
  for (let step = 0; step < count * seconds; step += 1) {
    const due = begun + (step * 1_000) / count;
    const wait = due - performance.now();
    if (wait > 0) await delay(wait);
    turn(step % count, Math.floor(step / count));
  }
};

const settle = async (missing: () => number): Promise<void> => {
  for (let waited = 0; missing() > 0 && waited < 30_000; waited += 50) await delay(50);
  if (missing() > 0) throw new Error(`${missing()} samples never reached their subscriber.`);
};

const sendOne = async (line: HttpLine | undefined, token: string, sessionId: string, at: number): Promise<void> => {
  const sample = { sequence: at % 1_000_000, observedAt: new Date(at).toISOString(), values: { hr: 70 + (at % 7), spo2: 97, rr: 14 } };
  const headers = { authorization: `Bearer ${token}`, "idempotency-key": newId() };
  const body = JSON.stringify({ deviceId: "live", samples: [sample] });
  const answer = await line?.send("POST", `/api/gateway/dosing-sessions/${sessionId}/samples`, headers, body);
  if (answer?.status !== 200) throw new Error(`A sample was answered with ${answer?.status}: ${answer?.body.toString()}`);
};

const throughServer = async (url: string, world: World, seconds: number): Promise<readonly number[]> => {
  const { cookie } = await enter(url, world.clinicId);
  const times = clock();
  const arrived: Arrived = (sessionId, at) => times.arrived(`${sessionId} ${at}`);
  const streams = await Promise.all(world.monitored.map(({ sessionId }) => follow(url, cookie, sessionId, arrived)));
  // Later than anything another row sent for these sessions, so that nothing counts as said before.
  const base = Date.now() + 1_000_000_000;
  await withLines(url, streams.length, async (lines) => {
    // A line carries a request at a time: a gateway that is late sends its next sample when the last was taken.
    const sending = lines.map(() => Promise.resolve());
    await everySecond(streams.length, seconds, (index, second) => {
      const sessionId = world.monitored[index]?.sessionId ?? "";
      const at = base + second * 1_000 + index;
      times.sent(`${sessionId} ${at}`);
      sending[index] = (sending[index] ?? Promise.resolve()).then(() => sendOne(lines[index], world.gatewayToken, sessionId, at));
    });
    await Promise.all(sending);
    await settle(times.missing);
  });
  for (const stream of streams) stream.destroy();
  return times.took;
};

/** The least that durable and live can cost on this PostgreSQL: one row inserted, one NOTIFY heard on another connection. */
const throughNotify = async (connection: Connection, clinicId: string, count: number, seconds: number): Promise<readonly number[]> => {
  const [writer, reader] = [new pg.Client({ ...connection, pipeline: true }), new pg.Client({ ...connection })];
  await Promise.all([writer.connect(), reader.connect()]);
  const times = clock();
  reader.on("notification", ({ payload }) => times.arrived(payload ?? ""));
  await reader.query("listen bench_live");
  const text =
    "with kept as (insert into bench_row (clinic_id, row_id, at, content) values ($1, $2, now(), '{}') returning row_id) select pg_notify('bench_live', row_id::text) from kept";
  await everySecond(count, seconds, () => {
    const rowId = newId();
    times.sent(rowId);
    void writer.query({ name: "bench_notify", text, values: [clinicId, rowId] });
  });
  await settle(times.missing);
  await Promise.all([writer.end(), reader.end()]);
  return times.took;
};

/** Row 3: so many sessions at 1 Hz, from the gateway's request to the screen's stream. */
export const liveRow = async (url: string, connection: Connection, world: World, { liveSeconds }: Pace): Promise<Latencies> => {
  const [reached, floor]: [number[], number[]] = [[], []];
  for (let round = 0; round < 2; round += 1) {
    floor.push(...(await throughNotify(connection, world.clinicId, world.monitored.length, liveSeconds / 4)));
    reached.push(...(await throughServer(url, world, liveSeconds)));
  }
  return { reached, floor };
};
