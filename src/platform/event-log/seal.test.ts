import { afterAll, beforeAll, expect, test } from "vitest";

import { statement } from "../database/query.ts";
import { asOwner } from "../database/test-template.ts";
import { inClinic, type Tx } from "../database/transaction.ts";
import { newWatch, openSampleLog, sealAll, send, start, writeWatch, type SampleLog } from "./sample-log.ts";
import { sealClinic } from "./seal.ts";

let sample: SampleLog;

beforeAll(async () => {
  sample = await openSampleLog();
});
afterAll(() => sample.close());

const at = Temporal.Instant.from("2026-11-20T10:00:00Z");

type SealRow = { readonly seal: number; readonly events: number; readonly linked: boolean };

const readSeals = (clinicId: string) =>
  inClinic(sample.database, clinicId, (tx) =>
    tx.all(statement<SealRow>`
      select seal, events, previous_hash = coalesce(lag(hash) over (order by seal), decode(repeat('00', 32), 'hex')) as linked
      from log_seal where clinic_id = ${clinicId} order by seal`),
  );

test("each seal covers what came since the one before it, and follows that one", async () => {
  const [clinicId] = sample.clinics;
  expect(await sealClinic(sample.database, clinicId, at)).toBeUndefined();
  await writeWatch(sample.log, clinicId, ["a", "b"]);
  expect(await sealAll(sample.database, clinicId, 3)).toBe(3);
  expect(await sealClinic(sample.database, clinicId, at)).toBeUndefined();
  await writeWatch(sample.log, clinicId, ["c"]);
  expect(await sealAll(sample.database, clinicId, 2)).toBe(2);
  const seals = await readSeals(clinicId);
  expect(seals.every((seal) => seal.linked)).toBe(true);
  expect(seals.reduce((sum, seal) => sum + seal.events, 0)).toBe(5);
});

test("processes that seal at once, while facts are written, make one unbroken chain over every fact", async () => {
  const [, clinicId] = sample.clinics;
  const other = sample.openOther();
  const writing = Promise.all([1, 2, 3, 4].map(() => writeWatch(sample.log, clinicId, ["a", "b", "c", "d", "e"])));
  const sealing = async (): Promise<number> => {
    let events = 0;
    for (let round = 0; round < 15; round += 1) {
      const [one, two] = await Promise.all([sealClinic(sample.database, clinicId, at), sealClinic(other.database, clinicId, at)]);
      events += (one?.events ?? 0) + (two?.events ?? 0);
    }
    return events;
  };
  const [sealed] = await Promise.all([sealing(), writing]);
  expect(await sealAll(sample.database, clinicId, 24 - sealed)).toBe(24 - sealed);
  const seals = await readSeals(clinicId);
  expect(seals.map((seal) => seal.seal)).toEqual(seals.map((_, index) => index + 1));
  expect(seals.every((seal) => seal.linked)).toBe(true);
  expect(seals.reduce((sum, seal) => sum + seal.events, 0)).toBe(24);
});

test("a seal stops before a transaction that has not ended, so that nothing can appear behind it", async () => {
  const [clinicId] = sample.clinics;
  const go = Promise.withResolvers<void>();
  const isOpen = Promise.withResolvers<void>();
  const late = send(sample.log, newWatch(clinicId), async (watch, tx: Tx) => {
    await tx.all(statement`select pg_current_xact_id()`);
    isOpen.resolve();
    await go.promise;
    return start(watch);
  });
  await isOpen.promise;
  await send(sample.log, newWatch(clinicId), start);
  expect(await sealClinic(sample.database, clinicId, at)).toBeUndefined();
  go.resolve();
  await late;
  expect(await sealAll(sample.database, clinicId, 2)).toBe(2);
});

test("sealing needs no more than the right to insert", async () => {
  const { rows } = await asOwner(sample.connection, (owner) =>
    owner.query(`select privilege_type as right from information_schema.role_table_grants
      where table_name = 'log_seal' and grantee = 'kapstone_app' order by 1`),
  );
  expect(rows).toEqual([{ right: "INSERT" }, { right: "SELECT" }]);
});
