import { afterAll, beforeAll, expect, test } from "vitest";

import { newId } from "#platform/ambient/new-id.ts";
import { inClinic } from "#platform/database/transaction.ts";
import { statement } from "#platform/database/query.ts";

import { openTestRoom, type TestRoom } from "./test-room.ts";

let room: TestRoom;
beforeAll(async () => {
  room = await openTestRoom();
});
afterAll(() => room.close());

const reading = (systolic: number) => ({
  readingId: newId(),
  source: { kind: "hand" },
  confirmed: false,
  systolic: { value: systolic, unit: "mm[Hg]" },
  diastolic: { value: 78, unit: "mm[Hg]" },
});

test("[COR-1] a corrected reading stands beside its crossed out original, at the time that was said", async () => {
  const place = await room.open();
  const first = reading(212);
  const ago = (minutes: number) => Temporal.Now.instant().subtract({ minutes }).toString({ smallestUnit: "millisecond" });
  expect((await room.act(place, "chart-vitals", first, { at: ago(5) })).status).toBe(200);
  const anew = reading(121);
  const body = { readingId: first.readingId, reason: "Read the other line", reading: anew };
  expect((await room.act(place, "correct-reading", body, { at: ago(12) })).status).toBe(200);
  const rows = await inClinic(room.test.database, room.test.clinics[0], (tx) =>
    tx.all(statement<{ reading_id: string; in_error: boolean; corrects: string | null }>`
      select reading_id, in_error, reading ->> 'corrects' as corrects from session_reading
      where clinic_id = ${tx.clinicId} and session_id = ${place.sessionId} order by in_error`),
  );
  expect(rows).toEqual([
    { reading_id: anew.readingId, in_error: false, corrects: first.readingId },
    { reading_id: first.readingId, in_error: true, corrects: null },
  ]);
  expect((await room.act(place, "correct-reading", { ...body, reason: "" })).status).toBe(422);
});
