import { once } from "node:events";
import { connect, type Socket } from "node:net";

import { acknowledge } from "#interop/hl7v2/acknowledge.ts";
import { frameReader, framed } from "#interop/hl7v2/frame-reader.ts";
import { openMllpListener } from "#interop/hl7v2/mllp-listener.ts";
import { readMessage } from "#interop/hl7v2/read-message.ts";
import { readObservations } from "#interop/hl7v2/read-observations.ts";
import { newId } from "#platform/ambient/new-id.ts";

import { inTurns, perSecond, type Pace, type Rounds } from "../rounds.ts";
import type { World } from "../seed-world.ts";
import type { ServerProcess } from "../server-process.ts";

const senders = 16;

const stamp = (second: number, begin: number): string =>
  `${Temporal.Instant.fromEpochMilliseconds(begin + second * 1_000)
    .toString({ smallestUnit: "second" })
    .replaceAll(/[-:TZ]/g, "")}+0000`;

/** What a bedside monitor says each second: heart rate, pulse, SpO2 and breathing, as IHE PCD-01 has it. */
const messageOf = (equipment: string, second: number, begin: number): Buffer =>
  Buffer.from(
    [
      `MSH|^~\\&|BENCH^0011^EUI-64||KAPSTONE||${stamp(second, begin)}||ORU^R01^ORU_R01|${newId()}|P|2.6`,
      "PID|||789^^^Hospital^PI||Doe^John",
      `OBR|1|||X|||${stamp(second, begin)}`,
      `OBX|1||69965^MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS^MDC|1|||||||X|||||||${equipment}^EUI-64`,
      `OBX|2|NM|147842^MDC_ECG_HEART_RATE^MDC|1.0.1.1|${70 + (second % 8)}|264864^MDC_DIM_BEAT_PER_MIN^MDC|||||R`,
      `OBX|3|NM|149530^MDC_PULS_OXIM_PULS_RATE^MDC|1.0.1.2|${70 + (second % 8)}|264864^MDC_DIM_BEAT_PER_MIN^MDC|||||R`,
      `OBX|4|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.0.1.3|${97 + (second % 3)}|262688^MDC_DIM_PERCENT^MDC|||||R`,
      `OBX|5|NM|151562^MDC_RESP_RATE^MDC|1.0.1.4|${14 + (second % 3)}|264928^MDC_DIM_RESP_PER_MIN^MDC|||||R`,
    ].join("\r"),
  );

type Line = { readonly send: (message: Buffer) => Promise<string>; readonly close: () => void };

const openLine = async (port: number): Promise<Line> => {
  const socket: Socket = connect({ host: "127.0.0.1", port, noDelay: true });
  await once(socket, "connect");
  const reader = frameReader(100_000);
  let waiting: ((answer: string) => void) | undefined;
  socket.on("error", () => undefined);
  socket.on("data", (chunk: Buffer) => {
    for (const part of reader.push(chunk)) if (part.kind === "message") waiting?.(part.bytes.toString());
  });
  const send = (message: Buffer): Promise<string> =>
    new Promise((resolve) => {
      waiting = resolve;
      socket.write(framed(message));
    });
  return { send, close: () => void socket.destroy() };
};

const sends = async (
  port: number,
  equipment: readonly string[],
  next: (equipment: string) => number,
  begin: number,
  seconds: number,
): Promise<number> => {
  const lines = await Promise.all(Array.from({ length: senders }, () => openLine(port)));
  const reached = await perSecond(senders, seconds, async (worker) => {
    const own = equipment[worker % equipment.length] ?? "";
    const answer = await lines[worker]?.send(messageOf(own, next(own), begin));
    if (answer?.includes("MSA|AA|") !== true) throw new Error(`A message was answered with ${answer}`);
    return 1;
  });
  for (const line of lines) line.close();
  return reached;
};

/** The same framing, parser and answer, and nothing kept. */
const openParserAlone = () =>
  openMllpListener({
    host: "127.0.0.1",
    port: 0,
    onMessage: async (bytes) => {
      const read = await readMessage(bytes);
      if (read.kind === "read") readObservations(read.parts);
      return acknowledge(read.header, { code: "AA" }, { controlId: newId(), at: Temporal.Now.instant() });
    },
    onTooLarge: () => Buffer.of(),
    warn: () => undefined,
  });

/** Each monitor's own seconds. */
const seconds = () => {
  const reached = new Map<string, number>();
  return (equipment: string): number => {
    const next = (reached.get(equipment) ?? 0) + 1;
    reached.set(equipment, next);
    return next;
  };
};

/** Messages of attached monitors, each acknowledged when it is stored; against the same parser without a database, in this process. */
export const messageRow = async (server: ServerProcess, world: World, pace: Pace): Promise<Rounds> => {
  const parser = await openParserAlone();
  const begin = Date.now() - 3_600_000;
  const [forFloor, forServer] = [seconds(), seconds()];
  try {
    return await inTurns(
      pace,
      (length) => sends(parser.port, world.equipment, forFloor, begin, length),
      (length) => sends(server.monitorPort, world.equipment, forServer, begin, length),
      async () => (await server.use()).cpuMicroseconds,
    );
  } finally {
    await parser.close();
  }
};
