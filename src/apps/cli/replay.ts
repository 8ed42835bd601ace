import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import * as z from "zod/mini";

import { sampleBatchAnswer, type SampleBatchAnswer } from "#care/dosing-session/contract-samples.ts";
import { readRecording } from "#interop/recordings/read-recording.ts";
import type { RecordedSeries } from "#interop/recordings/recording.ts";
import { replayRecording, type ReplayedBatch } from "#interop/recordings/replay-recording.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { id } from "#platform/http/schema.ts";

import { CannotGoOn } from "./cannot-go-on.ts";
import type { Run } from "./command.ts";
import { complain, say } from "./say.ts";

type Sums = { accepted: number; noSignal: number; duplicates: number; implausible: number };

const explain = async (response: Response): Promise<CannotGoOn> => {
  const problem = z.safeParse(z.object({ detail: z.string() }), await response.json().catch(() => undefined));
  return new CannotGoOn(`The server answered ${response.status}${problem.success ? `: ${problem.data.detail}` : "."}`);
};

/** Sends a batch. What another try can mend is thrown; what the server will not take, however often, is returned. */
const sender =
  (server: string, token: string, sessionId: string, deviceId: string) =>
  async ({ batchId, samples }: ReplayedBatch): Promise<SampleBatchAnswer | CannotGoOn> => {
    const response = await fetch(new URL(`/api/gateway/dosing-sessions/${sessionId}/samples`, server), {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}`, "idempotency-key": batchId },
      body: JSON.stringify({ deviceId, samples }),
    }).catch(() => {
      throw new CannotGoOn(`${server} does not answer. Start Kapstone there, or name it with --server.`);
    });
    if (response.ok) return z.parse(sampleBatchAnswer, await response.json());
    if (response.status >= 500) throw await explain(response);
    return explain(response);
  };

const pick = (series: readonly RecordedSeries[], name: string | undefined): RecordedSeries | undefined =>
  name === undefined ? series[0] : series.find((one) => one.name === name);

const wrongly = (message: string): number => {
  complain(message);
  return 2;
};

/** Feeds one series and adds up what became of its samples. */
const play = async (series: RecordedSeries, send: ReturnType<typeof sender>, speed: number): Promise<void> => {
  const sums: Sums = { accepted: 0, noSignal: 0, duplicates: 0, implausible: 0 };
  let told = 0;
  await replayRecording({
    series,
    speed,
    startAt: Temporal.Now.instant(),
    newBatchId: newId,
    send,
    wait: (milliseconds) => delay(milliseconds),
    onAnswer: (answer, { sent, of }) => {
      if (answer instanceof CannotGoOn) throw answer;
      for (const key of ["accepted", "noSignal", "duplicates", "implausible"] as const) sums[key] += answer[key];
      if (sent - told < of / 20 && sent < of) return;
      told = sent;
      complain(`${sent} of ${of}`);
    },
  });
  say(JSON.stringify({ series: series.name, samples: series.samples.length, ...sums }));
};

export const replay: Run = async (environment, { words: [file], options }) => {
  const { session, token = environment.given["KAPSTONE_TOKEN"], speed = "1", series: name } = options;
  const server = options["server"] ?? `http://localhost:${environment.port}`;
  if (file === undefined || session === undefined || token === undefined) {
    return wrongly("Name the file, --session and --token. More: npm run kapstone -- replay --help");
  }
  if (!(Number(speed) > 0 && Number.isFinite(Number(speed)))) {
    return wrongly("--speed is a number above 0: 1 as recorded, 60 a minute in a second.");
  }
  if (!z.safeParse(id, session).success) return wrongly("--session is the id of a session, as its page's address shows it.");
  if (!URL.canParse(server)) return wrongly("--server is an address such as http://localhost:4780.");
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return wrongly(`${file} cannot be read.`);
  const recording = readRecording(text);
  if (recording === undefined) return wrongly(`${file} is no recording of a known kind.`);
  const series = pick(recording.series, name);
  if (series === undefined) return wrongly(`Its series are: ${recording.series.map((one) => one.name).join(", ")}`);
  await play(series, sender(server, token, session, `replay ${recording.kind}`), Number(speed));
  return 0;
};
