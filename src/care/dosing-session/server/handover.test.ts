import { afterAll, beforeAll, expect, test } from "vitest";

import { newId } from "#platform/ambient/new-id.ts";

import { openTestRoom, type TestRoom } from "./test-room.ts";

let room: TestRoom;
beforeAll(async () => {
  room = await openTestRoom();
});
afterAll(() => room.close());

test("[HAND-2] a handover is accepted by the person whom it was offered to, and by nobody else", async () => {
  const place = await room.open();
  const { nurse } = room;
  if (nurse.kind !== "staff") throw new Error("The nurse is staff.");
  const other = { ...nurse, personId: newId() };
  const handoverId = newId();
  await room.act(place, "enter-person", { staffId: nurse.personId, role: "monitor" });
  expect(await room.act(place, "offer-handover", { handoverId, to: other.personId, summary: "35 mg at 10:00" })).toMatchObject({
    status: 200,
  });
  expect(await room.act(place, "accept-handover", { handoverId })).toMatchObject({ status: 409, body: { rule: "HAND-2" } });
  expect(await room.act(place, "accept-handover", { handoverId }, { as: other })).toMatchObject({ status: 200 });
});

test("[HAND-5] whoever has the watch and leaves is let go, and the board shows an amber alarm", async () => {
  const place = await room.open();
  const { nurse } = room;
  if (nurse.kind !== "staff") throw new Error("The nurse is staff.");
  await room.act(place, "enter-person", { staffId: nurse.personId, role: "monitor" });
  expect(await room.act(place, "leave-person", { staffId: nurse.personId })).toMatchObject({ status: 200 });
  const { body } = await room.get("/api/board");
  expect(JSON.stringify(body)).toContain('"rule":"HAND-5","level":"amber","origin":"responsibility"');
});
