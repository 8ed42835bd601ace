import pg from "pg";

import type { Connection } from "#platform/database/database.ts";

import { enter } from "../enter.ts";
import { withLines } from "../http-line.ts";
import type { Pace } from "../rounds.ts";
import type { World } from "../seed-world.ts";
import type { Latencies } from "./live-row.ts";

const timed = async (work: () => Promise<void>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

const repeat = async (count: number, work: (index: number) => Promise<void>): Promise<number[]> => {
  const took: number[] = [];
  for (let index = 0; index < count; index += 1) took.push(await timed(() => work(index)));
  return took;
};

const reads = async (url: string, world: World, count: number): Promise<number[]> => {
  const { cookie } = await enter(url, world.clinicId);
  return withLines(url, 1, ([line]) =>
    repeat(count, async (index) => {
      const place = world.long[index % world.long.length];
      const answer = await line?.send("GET", `/api/episodes/${place?.episodeId}/dosing-sessions/${place?.sessionId}/timeline`, { cookie });
      if (answer?.status !== 200) throw new Error(`The timeline was answered with ${answer?.status}.`);
    }),
  );
};

const selects = async (connection: Connection, world: World, count: number): Promise<number[]> => {
  const client = new pg.Client({ ...connection });
  await client.connect();
  const text =
    "select * from event where clinic_id = $1 and stream_kind = 'dosing-session' and stream_id = $2 order by observed_at, version";
  const took = await repeat(count, async (index) => {
    await client.query({ name: "bench_timeline", text, values: [world.clinicId, world.long[index % world.long.length]?.sessionId] });
  });
  await client.end();
  return took;
};

/** Row 4: the timeline of a session with a thousand facts, one reader; the floor selects the same rows. */
export const timelineRow = async (url: string, connection: Connection, world: World, pace: Pace): Promise<Latencies> => {
  await reads(url, world, 20);
  const [reached, floor]: [number[], number[]] = [[], []];
  for (let round = 0; round < pace.rounds; round += 1) {
    floor.push(...(await selects(connection, world, Math.ceil(pace.reads / pace.rounds))));
    reached.push(...(await reads(url, world, Math.ceil((pace.reads * 2) / pace.rounds))));
  }
  return { reached, floor };
};
