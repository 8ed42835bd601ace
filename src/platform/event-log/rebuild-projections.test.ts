import { afterAll, beforeAll, expect, test } from "vitest";

import { accept } from "#kernel/decision.ts";

import { statement } from "../database/query.ts";
import { asOwner } from "../database/test-template.ts";
import { projection } from "./projection.ts";
import { rebuildProjections, type RebuildProgress } from "./rebuild-projections.ts";
import { note, openSampleLog, send, watchProjection, watchStream, writeWatch, type SampleLog } from "./sample-log.ts";

let sample: SampleLog;

beforeAll(async () => {
  sample = await openSampleLog();
  const other = sample.openOther();
  for (const clinicId of sample.clinics) {
    await Promise.all(
      [sample.log, other, sample.log].map(async (log, index) => {
        const place = await writeWatch(log, clinicId, [`${index}a`, `${index}b`]);
        await send(log, place, note(`${index}c`, `${index}d`), { deviceAt: Temporal.Now.instant() });
        if (index === 1) await send(log, place, () => accept({ type: "closed" }));
      }),
    );
  }
});
afterAll(() => sample.close());

const owner = (text: string, values: readonly unknown[] = []) =>
  asOwner(sample.connection, async (client) => (await client.query(text, [...values])).rows);

/** Every row of the projections' tables, in text, to the last column. */
const wholeTables = async (clinicId?: string): Promise<readonly unknown[]> => [
  await owner(`select t::text from watch t where $1::uuid is null or clinic_id = $1 order by 1`, [clinicId ?? null]),
  await owner(`select t::text from watch_note t where $1::uuid is null or clinic_id = $1 order by 1`, [clinicId ?? null]),
];

test("the tables that are rebuilt from the log are those that were there, whatever had become of them", async () => {
  const live = await wholeTables();
  expect(live[1]).toHaveLength(24);
  await owner("update watch set notes = 99, status = 'lost'");
  await owner("delete from watch_note where text like '0%'");
  await owner("insert into watch_note select clinic_id, watch_id, 77, 'never said', by, now() from watch_note limit 1");
  expect(await wholeTables()).not.toEqual(live);
  const progress: RebuildProgress[] = [];
  const rebuilt = await rebuildProjections(sample.connection, [watchProjection], { onProgress: (step) => void progress.push(step) });
  expect(await wholeTables()).toEqual(live);
  expect(rebuilt).toEqual({ clinics: 2, events: 32, tables: ["watch", "watch_note"] });
  expect(progress.filter((step) => step.clinicId === sample.clinics[0]).map((step) => step.done)).toEqual([0, 16]);
  expect(progress.every((step) => step.total === 16)).toBe(true);
});

test("one clinic is rebuilt without touching another", async () => {
  const live = await wholeTables(sample.clinics[0]);
  await owner("update watch set notes = 99");
  const spoilt = await wholeTables(sample.clinics[1]);
  await rebuildProjections(sample.connection, [watchProjection], { clinicId: sample.clinics[0] });
  expect(await wholeTables(sample.clinics[0])).toEqual(live);
  expect(await wholeTables(sample.clinics[1])).toEqual(spoilt);
  await rebuildProjections(sample.connection, [watchProjection]);
});

test("a rebuild that fails leaves the tables as they were", async () => {
  const live = await wholeTables();
  const failing = projection(watchStream, ["watch", "watch_note"], (place, fact) => {
    if (fact.event.type === "closed") throw new Error("a bug in a projection");
    return watchProjection.project(place, fact);
  });
  await expect(rebuildProjections(sample.connection, [failing])).rejects.toThrow("a bug in a projection");
  expect(await wholeTables()).toEqual(live);
});

test("a projection that writes into another clinic is stopped", async () => {
  const live = await wholeTables();
  const [, foreign] = sample.clinics;
  const crossing = projection(watchStream, ["watch", "watch_note"], (place, fact) =>
    watchProjection.project({ ...place, clinicId: foreign }, fact),
  );
  await expect(rebuildProjections(sample.connection, [crossing], { clinicId: sample.clinics[0] })).rejects.toMatchObject({ code: "42501" });
  expect(await wholeTables()).toEqual(live);
});

test("a command that arrives during a rebuild waits for it, and nothing of it is lost", async () => {
  const clinicId = sample.clinics[0];
  const place = await writeWatch(sample.log, clinicId);
  const slow = projection(watchStream, ["watch", "watch_note"], (of, fact) => [
    ...watchProjection.project(of, fact),
    ...(fact.event.type === "closed" ? [statement`select pg_sleep(0.3)`] : []),
  ]);
  let sending: Promise<unknown> = Promise.resolve();
  await rebuildProjections(sample.connection, [slow], {
    clinicId,
    onProgress: ({ done }) => {
      if (done === 0) sending = send(sample.log, place, note("meanwhile"));
    },
  });
  await sending;
  expect(await owner("select notes from watch where watch_id = $1", [place.streamId])).toEqual([{ notes: 1 }]);
  const live = await wholeTables();
  await rebuildProjections(sample.connection, [watchProjection]);
  expect(await wholeTables()).toEqual(live);
});
