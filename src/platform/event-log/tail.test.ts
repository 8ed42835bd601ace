import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import type { Uuid } from "#kernel/ids.ts";

import { newId } from "../ambient/new-id.ts";
import { connectAsOwner } from "../database/database.ts";
import { statement } from "../database/query.ts";
import { asOwner } from "../database/test-template.ts";
import { inClinic, type Tx } from "../database/transaction.ts";
import { beginning, compareCursors, formatCursor, parseCursor, type Cursor } from "./cursor.ts";
import { newWatch, openSampleLog, send, settledTail, start, writeWatch, type SampleLog } from "./sample-log.ts";
import { readEndOf, readTail } from "./tail.ts";

let sample: SampleLog;
let clinicId: Uuid;

beforeAll(async () => {
  sample = await openSampleLog();
});
afterAll(() => sample.close());

beforeEach(async () => {
  clinicId = newId();
  await asOwner(sample.connection, (owner) =>
    owner.query("insert into clinic (clinic_id, slug, name, time_zone) values ($1, $2, 'Clinic', 'UTC')", [clinicId, `c-${clinicId}`]),
  );
});

const tail = (after: Cursor, limit?: number) => inClinic(sample.database, clinicId, (tx) => readTail(tx, after, limit));

test("a reader meets every fact once, in order, in batches of any size", async () => {
  const { episodeId, streamId } = await writeWatch(sample.log, clinicId, ["a", "b", "c", "d", "e", "f"]);
  await settledTail(sample.database, clinicId, beginning);
  for (const limit of [1, 2, 3, 7, 100]) {
    const seen: number[] = [];
    let [after, rest] = [beginning, "more"];
    while (rest === "more") {
      const batch = await tail(after, limit);
      for (const item of batch.items) {
        expect(item).toMatchObject({ streamKind: "watch", streamId, episodeId });
        expect(compareCursors(after, item.cursor)).toBeLessThan(0);
        seen.push(item.version);
      }
      [after, rest] = [batch.next, batch.rest];
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
  }
});

test("nothing of a fact's content is in the tail", async () => {
  await writeWatch(sample.log, clinicId, ["a private word"]);
  expect(JSON.stringify(await settledTail(sample.database, clinicId, beginning))).not.toContain("private");
});

test("a fact that is committed late is not skipped, though its number and transaction are lower", async () => {
  const late = newWatch(clinicId);
  const early = newWatch(clinicId);
  const go = Promise.withResolvers<void>();
  const isOpen = Promise.withResolvers<void>();
  const lateCommit = send(sample.log, late, async (watch, tx: Tx) => {
    await tx.all(statement`select pg_current_xact_id()`);
    isOpen.resolve();
    await go.promise;
    return start(watch);
  });
  await isOpen.promise;
  await send(sample.log, early, start);
  const held = await tail(beginning);
  expect(held.items).toEqual([]);
  expect(held.rest).toBe("held");
  expect(held.next).toEqual(beginning);
  go.resolve();
  await lateCommit;
  const both = await settledTail(sample.database, clinicId, held.next);
  expect(both.items.map((item) => item.streamId)).toEqual([late.streamId, early.streamId]);
});

test("a reader that follows along while transactions end in any order meets each fact exactly once", async () => {
  const endings = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
  await fc.assert(
    fc.asyncProperty(endings, async (order) => {
      const from = await inClinic(sample.database, clinicId, (tx) => readEndOf(tx, "event"));
      const gates = order.map(() => ({ go: Promise.withResolvers<void>(), open: Promise.withResolvers<void>() }));
      const places = gates.map(() => newWatch(clinicId));
      const commits = gates.map(async (gate, index) => {
        const place = places[index] ?? newWatch(clinicId);
        await send(sample.log, place, async (watch, tx: Tx) => {
          await tx.all(statement`select pg_current_xact_id()`);
          gate.open.resolve();
          await gate.go.promise;
          return start(watch);
        });
      });
      await Promise.all(gates.map((gate) => gate.open.promise));
      const seen: Uuid[] = [];
      let after = from;
      const follow = async (): Promise<void> => {
        const batch = await tail(after);
        seen.push(...batch.items.map((item) => item.streamId));
        after = batch.next;
      };
      for (const index of order) {
        gates[index]?.go.resolve();
        await commits[index];
        await follow();
      }
      while (seen.length < places.length) await follow();
      expect([...seen].sort()).toEqual(places.map((place) => place.streamId).sort());
    }),
    { numRuns: 12 },
  );
}, 60_000);

test("a transaction that is rolled back holds the tail only until then", async () => {
  const owner = await connectAsOwner(sample.connection);
  await owner.query("begin");
  await owner.query("select pg_current_xact_id()");
  await send(sample.log, newWatch(clinicId), start);
  expect(await tail(beginning)).toMatchObject({ items: [], rest: "held" });
  await owner.query("rollback");
  await owner.end();
  expect((await settledTail(sample.database, clinicId, beginning)).items).toHaveLength(1);
});

test("a reader without a past starts now: it meets what is committed later and nothing of before", async () => {
  await writeWatch(sample.log, clinicId, ["before"]);
  await settledTail(sample.database, clinicId, beginning);
  const now = await inClinic(sample.database, clinicId, (tx) => readEndOf(tx, "event"));
  expect(now.position).toBeGreaterThan(0);
  expect((await tail(now)).items).toEqual([]);
  const { streamId } = await writeWatch(sample.log, clinicId);
  expect((await settledTail(sample.database, clinicId, now)).items.map((item) => item.streamId)).toEqual([streamId]);
});

test("the end of a log is its last settled fact, so that a crash cannot number another transaction below it", async () => {
  const end = () => inClinic(sample.database, clinicId, (tx) => readEndOf(tx, "event"));
  expect(await end()).toEqual(beginning);
  await writeWatch(sample.log, clinicId, ["a"]);
  const { next } = await settledTail(sample.database, clinicId, beginning);
  expect(await end()).toEqual(next);
  const owner = await connectAsOwner(sample.connection);
  await owner.query("begin");
  await owner.query("select pg_current_xact_id()");
  await writeWatch(sample.log, clinicId);
  expect(await end()).toEqual(next);
  await owner.query("rollback");
  await settledTail(sample.database, clinicId, next);
  expect(await end()).not.toEqual(next);
  await owner.end();
});

test("a clinic's tail has no fact of another clinic", async () => {
  await writeWatch(sample.log, sample.clinics[1]);
  expect((await settledTail(sample.database, clinicId, beginning)).items).toEqual([]);
});

test("transactions are ordered as numbers, not as text", async () => {
  const { streamId } = await writeWatch(sample.log, clinicId, ["a", "b"]);
  await asOwner(sample.connection, (owner) =>
    owner.query("update event set tx = (array['9', '10', '100']::xid8[])[version] where stream_id = $1", [streamId]),
  );
  expect((await tail(beginning)).items.map((item) => item.cursor.tx)).toEqual(["9", "10", "100"]);
  expect((await tail({ tx: "9", position: 1_000_000 })).items.map((item) => item.version)).toEqual([2, 3]);
});

const cursors = fc.record({ tx: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String), position: fc.maxSafeNat() });

test("a cursor survives its text form, and the order is one of whole numbers", () => {
  fc.assert(
    fc.property(cursors, cursors, (one, other) => {
      expect(parseCursor(formatCursor(one))).toEqual(one);
      expect(compareCursors(one, one)).toBe(0);
      expect(compareCursors(one, other) < 0).toBe(compareCursors(other, one) > 0);
    }),
  );
  expect(compareCursors({ tx: "9", position: 1 }, { tx: "10", position: 0 })).toBeLessThan(0);
});

test("what is no cursor is not read as one", () => {
  for (const text of ["", "1", "1.", ".1", "1.2.3", "-1.2", "1.2e3", "0x1.1", "99999999999999999999.1", "1.9999999999999999", " 1.2"]) {
    expect(parseCursor(text)).toBeUndefined();
  }
});
