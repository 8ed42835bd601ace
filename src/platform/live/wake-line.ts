import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

import type { Uuid } from "#kernel/ids.ts";

import { newId } from "../ambient/new-id.ts";
import { applicationRole, type Connection } from "../database/database.ts";

const channel = "kapstone_live";
const everyClinic = "*";
/** NOTIFY takes 8,000 bytes; an id and its comma are 37. */
const mostClinics = 200;
const pauseMilliseconds = 5;
const backoff = { firstMilliseconds: 100, mostMilliseconds: 5_000 } as const;

/** Between processes: says that a clinic has something new, and hears it. It only wakes; what is new is read from the tables. */
export type WakeLine = {
  /** Tells the other processes, soon, and at most once every few milliseconds however often it is called. */
  readonly announce: (clinicId: Uuid) => void;
  readonly close: () => Promise<void>;
};

export type WakeLineOptions = {
  readonly connection: Connection;
  /** Called with the clinic that has something new, or undefined when it may be any: after the line was down, for example. */
  readonly onWake: (clinicId: Uuid | undefined) => void;
};

const connect = async (connection: Connection, onNotice: (payload: string) => void): Promise<pg.Client> => {
  const client = new pg.Client({ ...connection, options: `-c role=${applicationRole}`, keepAlive: true, connectionTimeoutMillis: 10_000 });
  // Without a listener a lost connection would end the process; `end` follows and is what counts.
  client.on("error", () => undefined);
  client.on("notification", ({ payload = "" }) => onNotice(payload));
  try {
    await client.connect();
    await client.query(`listen ${channel}`);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
};

const untilEnd = (client: pg.Client): Promise<void> => new Promise((resolve) => void client.once("end", resolve));

/** NOTIFY is sent on this connection and never in a command's transaction, whose commit would wait for a lock of the whole server. */
const announcer = (self: Uuid, client: () => pg.Client | undefined) => {
  const waiting = new Set<Uuid>();
  let sending = false;
  const send = async (line: pg.Client): Promise<void> => {
    const clinics = [...waiting];
    waiting.clear();
    const text = clinics.length > mostClinics ? everyClinic : clinics.join(",");
    try {
      await line.query("select pg_notify($1, $2)", [channel, `${self} ${text}`]);
    } catch {
      for (const clinicId of clinics) waiting.add(clinicId);
    }
    await delay(pauseMilliseconds);
  };
  /** Sends what waits; while the line is down it goes on waiting. */
  const flush = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    for (let line = client(); waiting.size > 0 && line !== undefined; line = client()) await send(line);
    sending = false;
  };
  const announce = (clinicId: Uuid): void => {
    waiting.add(clinicId);
    void flush();
  };
  return { announce, flush };
};

export const openWakeLine = ({ connection, onWake }: WakeLineOptions): WakeLine => {
  const self = newId();
  const closing = new AbortController();
  let client: pg.Client | undefined;
  const { announce, flush } = announcer(self, () => client);

  const hear = (payload: string): void => {
    const [from, clinics = ""] = payload.split(" ");
    if (from === self) return;
    if (clinics === everyClinic) onWake(undefined);
    else for (const clinicId of clinics.split(",")) onWake(clinicId);
  };
  const stayConnected = async (): Promise<void> => {
    let pause: number = backoff.firstMilliseconds;
    while (!closing.signal.aborted) {
      const connected = await connect(connection, hear).catch(() => undefined);
      if (connected === undefined) {
        await delay(pause, undefined, { signal: closing.signal }).catch(() => undefined);
        pause = Math.min(pause * 2, backoff.mostMilliseconds);
        continue;
      }
      pause = backoff.firstMilliseconds;
      const ended = untilEnd(connected);
      client = connected;
      if (closing.signal.aborted) void connected.end().catch(() => undefined);
      onWake(undefined);
      void flush();
      await ended;
      client = undefined;
    }
  };
  const staying = stayConnected();
  return {
    announce,
    close: async () => {
      closing.abort();
      await client?.end().catch(() => undefined);
      await staying;
    },
  };
};
