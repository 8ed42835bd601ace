import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";

import { newId } from "#platform/ambient/new-id.ts";

import { openTestRoom, type TestRoom } from "./test-room.ts";

const offers = z.object({ offers: z.array(z.looseObject({ sessionId: z.string() })) });
const board = z.object({ sessions: z.array(z.object({ sessionId: z.string(), watch: z.unknown() })) });

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

test("[HAND-8] the board says who has the watch, since when nobody has it, and whose break is too long", async () => {
  const place = await room.open();
  const { nurse } = room;
  if (nurse.kind !== "staff") throw new Error("The nurse is staff.");
  const ago = (minutes: number): string => Temporal.Now.instant().subtract({ minutes }).toString({ smallestUnit: "second" });
  const shown = async (): Promise<unknown> => {
    const { sessions } = z.parse(board, (await room.get("/api/board")).body);
    return sessions.find(({ sessionId }) => sessionId === place.sessionId)?.watch;
  };
  expect(await shown()).toMatchObject({ holderId: null, late: [] });
  await room.act(place, "enter-person", { staffId: nurse.personId, role: "monitor" }, { at: ago(25) });
  expect(await shown()).toMatchObject({ holderId: nurse.personId, late: [] });
  const [expectedBackAt, begun] = [ago(10), ago(20)];
  expect(await room.act(place, "begin-break", { expectedBackAt }, { at: begun })).toMatchObject({ status: 200 });
  expect(await shown()).toMatchObject({ holderId: null, late: [{ staffId: nurse.personId, expectedBackAt }] });
  await room.act(place, "end-break", {});
  expect(await shown()).toMatchObject({ holderId: nurse.personId, late: [] });
});

test("[HAND-10] whoever the watch is offered to hears of it anywhere, until it is answered, and nobody else does", async () => {
  const place = await room.open();
  const { nurse } = room;
  if (nurse.kind !== "staff") throw new Error("The nurse is staff.");
  const other = { ...nurse, personId: newId() };
  const offersTo = async (person: typeof nurse): Promise<unknown> =>
    z.parse(offers, (await room.get("/api/alarms", person)).body).offers.filter(({ sessionId }) => sessionId === place.sessionId);
  const offer = { handoverId: newId(), to: other.personId, summary: "35 mg at 10:00" };
  await room.act(place, "enter-person", { staffId: nurse.personId, role: "monitor" });
  await room.act(place, "offer-handover", offer);
  expect(await offersTo(other)).toEqual([
    {
      sessionId: place.sessionId,
      episodeId: place.episodeId,
      roomName: expect.any(String),
      initials: expect.any(String),
      from: "",
      at: expect.any(String),
    },
  ]);
  expect(await offersTo(nurse)).toEqual([]);
  await room.act(place, "accept-handover", { handoverId: offer.handoverId }, { as: other });
  expect(await offersTo(other)).toEqual([]);
});
