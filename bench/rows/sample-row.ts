import pg from "pg";

import { newId } from "#platform/ambient/new-id.ts";
import type { Connection } from "#platform/database/database.ts";

import { copyIn } from "../copy-in.ts";
import { withLines } from "../http-line.ts";
import { inTurns, perSecond, type Pace, type Rounds } from "../rounds.ts";
import type { World } from "../seed-world.ts";
import type { ServerProcess } from "../server-process.ts";

const batch = 250;
const senders = 8;

type Sample = { readonly sequence: number; readonly observedAt: string; readonly values: { readonly [parameter: string]: number } };

/** A monitor at 1 Hz whose values wander inside every limit; `from` counts its samples and its seconds. */
const samplesFrom = (begin: number, from: number): readonly Sample[] =>
  Array.from({ length: batch }, (_, index) => {
    const second = from + index;
    return {
      sequence: second,
      observedAt: new Date(begin + second * 1_000).toISOString(),
      values: {
        hr: 70 + Math.round(8 * Math.sin(second / 40)),
        pulse: 70 + Math.round(8 * Math.sin(second / 41)),
        spo2: 97 + (second % 3),
        rr: 14 + (second % 3),
      },
    };
  });

const columns = "clinic_id, session_id, received_at, batch_id, place, sequence, observed_at, status, hr, pulse, spo2, rr";

const copyText = (clinicId: string, sessionId: string, samples: readonly Sample[]): string => {
  const place = [clinicId, sessionId, new Date().toISOString(), newId()].join("\t");
  const line = ({ sequence, observedAt, values }: Sample, index: number): string =>
    [place, index, sequence, observedAt, "measured", values["hr"], values["pulse"], values["spo2"], values["rr"]].join("\t");
  return `${samples.map(line).join("\n")}\n`;
};

/** Hands out the sessions in turn, each with where its monitor has come to. */
const monitors = (world: World) => {
  const begin = Date.now();
  const reached = new Map<string, number>();
  let turn = 0;
  return () => {
    turn += 1;
    const sessionId = world.monitored[turn % world.monitored.length]?.sessionId ?? "";
    const from = reached.get(sessionId) ?? 0;
    reached.set(sessionId, from + batch);
    return { sessionId, samples: samplesFrom(begin, from) };
  };
};

const copies = async (connection: Connection, clinicId: string, next: ReturnType<typeof monitors>, seconds: number): Promise<number> => {
  const connections = await Promise.all(
    Array.from({ length: senders }, async () => {
      const client = new pg.Client({ ...connection });
      await client.connect();
      return client;
    }),
  );
  const reached = await perSecond(senders, seconds, async (worker) => {
    const client = connections[worker];
    const { sessionId, samples } = next();
    if (client !== undefined) await copyIn(client, `copy bench_sample (${columns}) from stdin`, copyText(clinicId, sessionId, samples));
    return samples.length;
  });
  await Promise.all(connections.map((client) => client.end()));
  return reached;
};

const sends = (url: string, token: string, next: ReturnType<typeof monitors>, seconds: number): Promise<number> =>
  withLines(url, senders, (lines) =>
    perSecond(senders, seconds, async (worker) => {
      const { sessionId, samples } = next();
      const path = `/api/gateway/dosing-sessions/${sessionId}/samples`;
      const headers = { authorization: `Bearer ${token}`, "idempotency-key": newId() };
      const answer = await lines[worker]?.send("POST", path, headers, JSON.stringify({ deviceId: `monitor ${sessionId}`, samples }));
      if (answer?.status !== 200) throw new Error(`A batch was answered with ${answer?.status}: ${answer?.body.toString()}`);
      return samples.length;
    }),
  );

/** Row 2: batches through the gateway's route, against COPY of the same rows, a batch a transaction, on as many connections. */
export const sampleRow = (server: ServerProcess, connection: Connection, world: World, pace: Pace): Promise<Rounds> => {
  const [forFloor, forServer] = [monitors(world), monitors(world)];
  return inTurns(
    pace,
    (seconds) => copies(connection, world.clinicId, forFloor, seconds),
    (seconds) => sends(server.url, world.gatewayToken, forServer, seconds),
    async () => (await server.use()).cpuMicroseconds,
  );
};
