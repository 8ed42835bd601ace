import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

import { accept, refuse } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";

import { newId } from "../ambient/new-id.ts";
import { connectAsOwner, openDatabase } from "../database/database.ts";
import { statement, type Statement } from "../database/query.ts";
import { asOwner } from "../database/test-template.ts";
import { inClinic, type Tx } from "../database/transaction.ts";
import { eventHash } from "./event-hash.ts";
import type { Outcome } from "./execute.ts";
import { logTables } from "./log-tables.ts";
import { projection } from "./projection.ts";
import { readStream } from "./read-stream.ts";
import {
  logOn,
  newWatch,
  note,
  openSampleLog,
  send,
  start,
  watchStream,
  writeWatch,
  type SampleLog,
  type WatchEvent,
} from "./sample-log.ts";

let sample: SampleLog;
let clinicId: Uuid;

beforeAll(async () => {
  sample = await openSampleLog();
  clinicId = sample.clinics[0];
});
afterAll(() => sample.close());

const all = <Row>(query: Statement<Row>): Promise<Row[]> => inClinic(sample.database, clinicId, (tx) => tx.all(query));
const eventsOf = (streamId: Uuid) =>
  all(logTables.selectFrom("event").selectAll().where("clinic_id", "=", clinicId).where("stream_id", "=", streamId).orderBy("version"));
const commandsOf = (streamId: Uuid) =>
  all(logTables.selectFrom("command").selectAll().where("clinic_id", "=", clinicId).where("stream_id", "=", streamId));
const outcomes = (all: readonly Outcome<WatchEvent>[]) => all.map((one) => one.outcome).sort();

test("of start commands that race for one stream exactly one wins, 200 times out of 200, across two processes", async () => {
  const processes = [sample.log, sample.openOther()];
  for (let round = 0; round < 200; round += 1) {
    const place = newWatch(clinicId);
    const raced = await Promise.all([0, 1, 2, 3].map((n) => send(processes[n % 2] ?? sample.log, place, start)));
    expect(outcomes(raced)).toEqual(["accepted", "refused", "refused", "refused"]);
    expect(raced.filter((one) => one.outcome === "refused").map((one) => one.refusal.rule)).toEqual(["WATCH-1", "WATCH-1", "WATCH-1"]);
  }
  const [count] = await all(statement<{ events: number; streams: number }>`
    select count(*) as events, count(distinct stream_id) as streams from event where clinic_id = ${clinicId} and type = 'started'`);
  expect(count?.events).toBe(count?.streams);
}, 60_000);

test("what a decision reads of its episode does not change before its facts stand, whichever streams the commands write", async () => {
  const episodeId = newId();
  const processes = [sample.log, sample.openOther()];
  let [inside, most] = [0, 0];
  const alone = async (watch: Parameters<typeof start>[0], tx: Tx) => {
    inside += 1;
    most = Math.max(most, inside);
    await tx.all(statement`select pg_sleep(0.005)`);
    inside -= 1;
    return start(watch);
  };
  const raced = await Promise.all(
    Array.from({ length: 10 }, (_, n) => send(processes[n % 2] ?? sample.log, { clinicId, episodeId, streamId: newId() }, alone)),
  );
  expect(new Set(outcomes(raced))).toEqual(new Set(["accepted"]));
  expect(most).toBe(1);
});

test("the same command sent again, also many times at once, is answered as before and charts once", async () => {
  const place = await writeWatch(sample.log, clinicId);
  const commandId = newId();
  const sent = await Promise.all([1, 2, 3, 4, 5].map(() => send(sample.log, place, note("one", "two"), { commandId })));
  expect(outcomes(sent)).toEqual(["accepted", "repeated", "repeated", "repeated", "repeated"]);
  expect(sent.map((one) => "version" in one && one.version)).toEqual([3, 3, 3, 3, 3]);
  expect(await send(sample.log, place, note("one", "two"), { commandId })).toEqual({
    outcome: "repeated",
    streamId: place.streamId,
    version: 3,
  });
  expect((await eventsOf(place.streamId)).map((row) => row.type)).toEqual(["started", "noted", "noted"]);
});

test("a command that keeps no fact is remembered too", async () => {
  const place = await writeWatch(sample.log, clinicId);
  const commandId = newId();
  expect(await send(sample.log, place, () => accept(), { commandId })).toMatchObject({ outcome: "accepted", version: 1, facts: [] });
  expect(await send(sample.log, place, () => accept(), { commandId })).toMatchObject({ outcome: "repeated", version: 1 });
});

test("[LOG-1] a command id that was used for something else is refused and changes nothing", async () => {
  const place = await writeWatch(sample.log, clinicId);
  const commandId = newId();
  await send(sample.log, place, note("first"), { commandId, content: "first" });
  const again = await send(sample.log, place, note("second"), { commandId, content: "second" });
  expect(again).toMatchObject({ outcome: "refused", refusal: { rule: "LOG-1" } });
  expect(await eventsOf(place.streamId)).toHaveLength(2);
});

test("[LOG-1] one command id used in two episodes at the same moment is kept once and refused once", async () => {
  for (let round = 0; round < 20; round += 1) {
    const commandId = newId();
    const raced = await Promise.all(["a", "b"].map((content) => send(sample.log, newWatch(clinicId), start, { commandId, content })));
    expect(outcomes(raced)).toEqual(["accepted", "refused"]);
    expect(raced.find((one) => one.outcome === "refused")).toMatchObject({ refusal: { rule: "LOG-1" } });
  }
});

test("[LOG-2] a stream belongs to the episode that started it, also when two start it at the same moment", async () => {
  for (let round = 0; round < 20; round += 1) {
    const place = newWatch(clinicId);
    const raced = await Promise.all([newId(), newId()].map((episodeId) => send(sample.log, { ...place, episodeId }, start)));
    expect(outcomes(raced)).toEqual(["accepted", "refused"]);
    expect(raced.find((one) => one.outcome === "refused")).toMatchObject({ refusal: { rule: "LOG-2" } });
  }
});

test("a sender who is not admitted gets no answer from the log and changes nothing", async () => {
  const place = newWatch(clinicId);
  expect(await send(sample.log, place, start, { admit: () => Promise.resolve(false) })).toEqual({ outcome: "not-found" });
  expect(await eventsOf(place.streamId)).toEqual([]);
  expect(await commandsOf(place.streamId)).toEqual([]);
});

const failing = {
  "is refused by the database": () => [statement`insert into watch (clinic_id) values (null)`],
  throws: () => {
    throw new Error("a bug in a projection");
  },
};

for (const [how, project] of Object.entries(failing)) {
  test(`a projection that ${how} leaves no fact, no head and no command`, async () => {
    const place = newWatch(clinicId);
    const log = logOn(sample.database, [projection(watchStream, ["watch"], project)]);
    await expect(send(log, place, start)).rejects.toThrow();
    expect(await eventsOf(place.streamId)).toEqual([]);
    expect(await commandsOf(place.streamId)).toEqual([]);
    expect(await all(statement`select from stream where clinic_id = ${clinicId} and stream_id = ${place.streamId}`)).toEqual([]);
    expect(await send({ ...log, projections: [] }, place, start)).toMatchObject({ outcome: "accepted", version: 1 });
  });
}

test("a fact that its own stream could not read again is never kept", async () => {
  const place = await writeWatch(sample.log, clinicId);
  const unreadable: unknown = { type: "noted", text: 7 };
  const isNote = (value: unknown): value is WatchEvent => value !== null;
  await expect(send(sample.log, place, () => (isNote(unreadable) ? accept(unreadable) : accept()))).rejects.toThrow();
  expect(await send(sample.log, place, note("fine"))).toMatchObject({ outcome: "accepted", version: 2 });
});

const addEntry = (tx: Tx, entryId: Uuid) =>
  tx.all(statement`insert into directory_entry (clinic_id, entry_id, name) values (${clinicId}, ${entryId}, 'Room 1')`);
const entry = (entryId: Uuid) => all(statement`select name from directory_entry where clinic_id = ${clinicId} and entry_id = ${entryId}`);

test("a refusal takes back the directory rows that the decision wrote", async () => {
  const entryId = newId();
  const refused = await send(sample.log, newWatch(clinicId), async (_, tx) => {
    await addEntry(tx, entryId);
    return refuse("WATCH-9", "Not today.");
  });
  expect(refused).toMatchObject({ outcome: "refused", refusal: { rule: "WATCH-9" } });
  expect(await entry(entryId)).toEqual([]);
});

test("directory rows stand together with the facts, or not at all", async () => {
  const entryId = newId();
  const adding = async (_: unknown, tx: Tx) => {
    await addEntry(tx, entryId);
    return accept<WatchEvent>({ type: "started" });
  };
  await expect(send(logOn(sample.database, [projection(watchStream, [], failing.throws)]), newWatch(clinicId), adding)).rejects.toThrow();
  expect(await entry(entryId)).toEqual([]);
  expect(await send(sample.log, newWatch(clinicId), adding)).toMatchObject({ outcome: "accepted" });
  expect(await entry(entryId)).toEqual([{ name: "Room 1" }]);
});

test("a decision that throws, and one that hides a failed statement, leave nothing behind", async () => {
  const place = newWatch(clinicId);
  const throwing = async () => Promise.reject(new Error("a bug"));
  await expect(send(sample.log, place, throwing)).rejects.toThrow("a bug");
  const hiding = async (_: unknown, tx: Tx) => {
    await tx.all(statement`select 1 / 0`).catch(() => undefined);
    return accept<WatchEvent>({ type: "started" });
  };
  await expect(send(sample.log, place, hiding)).rejects.toThrow();
  expect(await eventsOf(place.streamId)).toEqual([]);
  expect(await commandsOf(place.streamId)).toEqual([]);
});

test("the cache never shows an old state, whichever process wrote last", async () => {
  const processes = [sample.log, sample.openOther(), sample.openOther()];
  const step = fc.record({ process: fc.nat(2), text: fc.string(), keeps: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const place = await writeWatch(sample.log, clinicId);
      const written: string[] = [];
      for (const { process, text, keeps } of steps) {
        await send(processes[process] ?? sample.log, place, (watch) => {
          expect(watch.notes).toEqual(written);
          return keeps ? note(text.replaceAll("\u0000", ""))(watch) : refuse("WATCH-9", "Not kept.");
        });
        if (keeps) written.push(text.replaceAll("\u0000", ""));
      }
      expect(await inClinic(sample.database, clinicId, (tx) => readStream(tx, watchStream, place.streamId))).toEqual({
        status: "open",
        notes: written,
      });
    }),
    { numRuns: 25 },
  );
}, 60_000);

test("a command that was rolled back is not in the cache either", async () => {
  const place = await writeWatch(sample.log, clinicId);
  const broken = { ...sample.log, projections: [projection(watchStream, [], failing["is refused by the database"])] };
  await expect(send(broken, place, note("lost"))).rejects.toThrow();
  await send(sample.log, place, (watch) => {
    expect(watch.notes).toEqual([]);
    return note("kept")(watch);
  });
});

test("a fact read back is the fact that was decided on, to the byte and to the millisecond, and its hash holds", async () => {
  const log = logOn(sample.database, []);
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "binary" }),
      fc.nat(999_999_999),
      fc.option(fc.maxSafeInteger()),
      async (text, nanoseconds, offset) => {
        const place = newWatch(clinicId);
        await send(log, place, start);
        const at = Temporal.Instant.from("2026-03-29T01:30:00Z").add({ nanoseconds });
        const kept = await send(log, place, note(text), {
          observedAt: at,
          deviceAt: at,
          clockOffsetMs: offset ?? undefined,
          receivedAt: at,
        });
        const [, row] = await eventsOf(place.streamId);
        if (row === undefined || kept.outcome !== "accepted") throw new Error("nothing was kept");
        expect(eventHash(row).equals(row.hash)).toBe(true);
        expect(kept.facts[0]?.receivedAt?.toString()).toBe(row.received_at.toString());
        expect(kept.facts[0]?.deviceAt?.toString()).toBe(row.device_at?.toString());
        expect(row.clock_offset_ms).toBe(offset);
        const read = await inClinic(sample.database, clinicId, (tx) => readStream(tx, watchStream, place.streamId));
        expect(read.notes).toEqual([text]);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test("a command that cannot have the episode's lock in time fails, leaves nothing, and works when sent again", async () => {
  const database = openDatabase(sample.connection, { connections: 1 });
  database.pool.on("connect", (client) => void client.query("set lock_timeout = 100"));
  const place = newWatch(clinicId);
  const blocker = await connectAsOwner(sample.connection);
  await blocker.query("begin");
  await blocker.query("select pg_advisory_xact_lock(hashtextextended($1::text, 0))", [place.episodeId]);
  const commandId = newId();
  await expect(send(logOn(database), place, start, { commandId })).rejects.toMatchObject({ code: "55P03" });
  await blocker.end();
  expect(await send(logOn(database), place, start, { commandId })).toMatchObject({ outcome: "accepted", version: 1 });
  await database.close();
});

test("a connection that is lost in the middle of a command fails that command alone", async () => {
  const place = newWatch(clinicId);
  const cut = async (_: unknown, tx: Tx) => {
    const row = await tx.first(statement<{ pid: number }>`select pg_backend_pid() as pid`);
    await asOwner(sample.connection, (owner) => owner.query("select pg_terminate_backend($1)", [row?.pid]));
    return accept<WatchEvent>({ type: "started" });
  };
  await expect(send(sample.log, place, cut)).rejects.toThrow();
  expect(await eventsOf(place.streamId)).toEqual([]);
  expect(await send(sample.log, place, start)).toMatchObject({ outcome: "accepted", version: 1 });
});

test("another failure than a lost race is not tried again", async () => {
  let asked = 0;
  const conflicting = async (_: unknown, tx: Tx) => {
    asked += 1;
    const entryId = newId();
    await addEntry(tx, entryId);
    await addEntry(tx, entryId);
    return accept<WatchEvent>({ type: "started" });
  };
  await expect(send(sample.log, newWatch(clinicId), conflicting)).rejects.toThrow(pg.DatabaseError);
  expect(asked).toBe(1);
});
