import { get } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

import { boardAnswer } from "#care/dosing-session/contract-answers.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { connectAsOwner, type Connection } from "#platform/database/database.ts";

import { enter } from "../enter.ts";
import { withLines, type HttpLine } from "../http-line.ts";
import type { Pace } from "../rounds.ts";
import type { World } from "../seed-world.ts";
import { everySecond } from "./live-row.ts";

/** A screen gathers facts for so long before it reads anew (`use-live.ts`). */
const gatherMilliseconds = 50;
/** Seconds in which nothing rings yet, as the other rows warm up. */
const warmUp = 3;
/** Long enough to be sustained by every shipped setting: what rings is the last of these samples. */
const stretch = 12;

type Raised = (sessionId: string) => void;

/** The board as a browser keeps it: hears that a session's stream grew, gathers, reads the whole board, one reading at a time. */
const watchBoard = async (url: string, cookie: string, onRaised: Raised): Promise<() => void> => {
  let [wanted, reading, ended] = [false, false, false];
  const look = async (): Promise<void> => {
    if (reading) return;
    reading = true;
    while (wanted) {
      await delay(gatherMilliseconds);
      wanted = false;
      const answer = await fetch(`${url}/api/board`, { headers: { cookie } });
      for (const { sessionId, alarms } of boardAnswer.parse(await answer.json()).sessions) if (alarms.length > 0) onRaised(sessionId);
    }
    reading = false;
  };
  const stream = get(`${url}/api/live?topics=clinic`, { headers: { cookie }, agent: false }, (response) => {
    response.setEncoding("utf8");
    response.on("data", (text: string) => {
      if (!text.includes("event: fact")) return;
      wanted = true;
      if (!ended) void look();
    });
  });
  await delay(200);
  return () => {
    ended = true;
    stream.destroy();
  };
};

type Sending = {
  readonly line: HttpLine | undefined;
  readonly token: string;
  readonly sessionId: string;
  readonly from: number;
  readonly spo2: number;
  readonly count: number;
};

const sendBatch = async ({ line, token, sessionId, from, spo2, count }: Sending): Promise<void> => {
  const samples = Array.from({ length: count }, (_, index) => ({
    sequence: (from / 1_000 + index) % 1_000_000,
    observedAt: new Date(from + index * 1_000).toISOString(),
    values: { hr: 72, spo2, rr: 14 },
  }));
  const headers = { authorization: `Bearer ${token}`, "idempotency-key": newId() };
  const body = JSON.stringify({ deviceId: "alarm", samples });
  const answer = await line?.send("POST", `/api/gateway/dosing-sessions/${sessionId}/samples`, headers, body);
  if (answer?.status !== 200) throw new Error(`Samples were answered with ${answer?.status}: ${answer?.body.toString()}`);
};

/** Lets the board show these sessions alone while something is measured: the world has hundreds for other rows. */
const aloneOnBoard = async <Result>(connection: Connection, world: World, work: () => Promise<Result>): Promise<Result> => {
  const owner = await connectAsOwner(connection);
  const ids = world.monitored.map(({ sessionId }) => sessionId);
  const { rows } = await owner.query(
    "update dosing_session set status = 'closed' where clinic_id = $1 and status = 'open' and session_id <> all($2) returning session_id",
    [world.clinicId, ids],
  );
  try {
    return await work();
  } finally {
    await owner.query("update dosing_session set status = 'open' where clinic_id = $1 and session_id = any($2)", [
      world.clinicId,
      rows.map(({ session_id: id }) => id),
    ]);
    await owner.end();
  }
};

/**
 * Fifty sessions at 1 Hz; in each, once, a stretch of red saturation ends. Milliseconds from the request that carries it to the board's
 * answer in which the alarm stands.
 */
export const alarmRow = (url: string, connection: Connection, world: World, pace: Pace): Promise<readonly number[]> =>
  aloneOnBoard(connection, world, () => measureAlarms(url, world, pace));

const measureAlarms = async (url: string, world: World, { liveSeconds }: Pace): Promise<readonly number[]> => {
  const { cookie } = await enter(url, world.clinicId);
  const sent = new Map<string, number>();
  const took: number[] = [];
  const stop = await watchBoard(url, cookie, (sessionId) => {
    const at = sent.get(sessionId);
    if (at === undefined) return;
    sent.delete(sessionId);
    took.push(performance.now() - at);
  });
  const count = world.monitored.length;
  const seconds = warmUp + Math.max(liveSeconds, 5);
  // Whole seconds, later than what any other row sent for these sessions.
  const clocks = world.monitored.map(() => Math.floor(Date.now() / 1_000) * 1_000 + 1_500_000_000);
  await withLines(url, count, async (lines) => {
    const sending = lines.map(() => Promise.resolve());
    await everySecond(count, seconds, (index, second) => {
      const sessionId = world.monitored[index]?.sessionId ?? "";
      const isTurn = second >= warmUp && index % (seconds - warmUp) === second - warmUp;
      const [from, long] = [clocks[index] ?? 0, isTurn ? stretch : 1];
      clocks[index] = from + long * 1_000;
      if (isTurn) sent.set(sessionId, performance.now());
      const batch = { line: lines[index], token: world.gatewayToken, sessionId, from, spo2: isTurn ? 84 : 97, count: long };
      sending[index] = (sending[index] ?? Promise.resolve()).then(() => sendBatch(batch));
    });
    await Promise.all(sending);
  });
  for (let waited = 0; sent.size > 0 && waited < 10_000; waited += 50) await delay(50);
  stop();
  if (sent.size > 0) throw new Error(`${sent.size} alarms never reached the board.`);
  return took;
};
