import { once } from "node:events";
import { connect, type Socket } from "node:net";

import type { Uuid } from "#kernel/ids.ts";
import { frameReader, framed } from "#interop/hl7v2/frame-reader.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { Device } from "../rules/device.ts";
import { identifierOf } from "../rules/identify-device.ts";

/** A line to an MLLP listener: sends a message and waits for its answer's segments, each split into fields. */
export type TestLine = {
  readonly send: (message: string | Buffer) => Promise<readonly (readonly string[])[]>;
  readonly socket: Socket;
  readonly close: () => void;
};

export const openTestLine = async (port: number): Promise<TestLine> => {
  const socket = connect({ host: "127.0.0.1", port, noDelay: true });
  await once(socket, "connect");
  const reader = frameReader(1_000_000);
  const waiting: ((answer: string) => void)[] = [];
  socket.on("error", () => undefined);
  socket.on("data", (chunk: Buffer) => {
    for (const part of reader.push(chunk)) if (part.kind === "message") waiting.shift()?.(part.bytes.toString());
  });
  const send = async (message: string | Buffer) => {
    const answered = new Promise<string>((resolve) => void waiting.push(resolve));
    socket.write(framed(typeof message === "string" ? Buffer.from(message) : message));
    return (await answered)
      .split("\r")
      .filter((line) => line !== "")
      .map((line) => line.split("|"));
  };
  return { send, socket, close: () => void socket.destroy() };
};

/** Puts a device into the directory. */
export const addTestDevice = async (tx: Tx, name: string, more: Partial<Device> = {}): Promise<Uuid> => {
  const deviceId = newId();
  const { identifiers = [name], timeZone = null, clock = "by-hand", simulated = false, mapping = [] } = more;
  await tx.all(statement`
    insert into device (clinic_id, device_id, name, sort, room_id, time_zone, clock, simulated, active, mapping, version)
    values (${tx.clinicId}, ${deviceId}, ${name}, 'monitor', null, ${timeZone}, ${clock}, ${simulated}, true, ${JSON.stringify(mapping)}::jsonb, 1)`);
  for (const [place, identifier] of identifiers.entries()) {
    await tx.all(statement`
      insert into device_identifier (clinic_id, identifier, device_id, place) values (${tx.clinicId}, ${identifierOf(identifier)}, ${deviceId}, ${place})`);
  }
  return deviceId;
};
