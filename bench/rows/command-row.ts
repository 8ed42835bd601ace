import pg from "pg";

import type { Connection } from "#platform/database/database.ts";
import { newId } from "#platform/ambient/new-id.ts";

import { withLines } from "../http-line.ts";
import { inTurns, perSecond, type Pace, type Rounds } from "../rounds.ts";
import type { World } from "../seed-world.ts";
import type { ServerProcess } from "../server-process.ts";
import { enter, type Entered } from "../enter.ts";

const now = (): string => new Date().toISOString();

/** A reading inside every limit: one fact, one projected row. */
const reading = (turn: number): string =>
  JSON.stringify({
    observedAt: now(),
    readingId: newId(),
    source: { kind: "hand" },
    confirmed: false,
    systolic: { value: 112 + (turn % 20), unit: "mm[Hg]" },
    diastolic: { value: 70 + (turn % 12), unit: "mm[Hg]" },
    heartRate: { value: 62 + (turn % 25), unit: "/min" },
    saturation: { value: 96 + (turn % 4), unit: "%" },
    respiration: { value: 12 + (turn % 5), unit: "/min" },
    moaas: { value: 5, unit: "{score}" },
  });

const insert = {
  name: "bench_insert",
  text: "insert into bench_row (clinic_id, row_id, at, content) values ($1, $2, $3, $4)",
};

const plainInserts = async (connection: Connection, clinicId: string, clients: number, seconds: number): Promise<number> => {
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client({ ...connection });
      await client.connect();
      return client;
    }),
  );
  const reached = await perSecond(clients, seconds, async (worker) => {
    await connections[worker]?.query({ ...insert, values: [clinicId, newId(), now(), reading(worker)] });
    return 1;
  });
  await Promise.all(connections.map((client) => client.end()));
  return reached;
};

const commands = (url: string, { cookie }: Entered, world: World, seconds: number): Promise<number> =>
  withLines(url, world.charted.length, (lines) => {
    let turn = 0;
    return perSecond(lines.length, seconds, async (worker) => {
      turn += 1;
      const own = world.charted[worker] ?? [];
      const place = own[turn % own.length];
      const path = `/api/episodes/${place?.episodeId}/dosing-sessions/${place?.sessionId}/chart-vitals`;
      const answer = await lines[worker]?.send("POST", path, { cookie, "idempotency-key": newId() }, reading(turn));
      if (answer?.status !== 200) throw new Error(`chart-vitals was answered with ${answer?.status}: ${answer?.body.toString()}`);
      return 1;
    });
  });

/** Row 1: charting a reading in different episodes, against plain inserts of one row with the same content. */
export const commandRow = async (server: ServerProcess, connection: Connection, world: World, pace: Pace): Promise<Rounds> => {
  const entered = await enter(server.url, world.clinicId);
  return inTurns(
    pace,
    (seconds) => plainInserts(connection, world.clinicId, world.charted.length, seconds),
    (seconds) => commands(server.url, entered, world, seconds),
    async () => (await server.use()).cpuMicroseconds,
  );
};
