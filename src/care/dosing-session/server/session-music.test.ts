import { afterAll, beforeAll, expect, test } from "vitest";

import { newId } from "#platform/ambient/new-id.ts";

import { openTestRoom, type TestRoom } from "./test-room.ts";

let room: TestRoom;
beforeAll(async () => void (room = await openTestRoom()));
afterAll(() => room.close());

const played = (more: object = {}) => ({
  entryId: newId(),
  tablet: newId(),
  sound: { kind: "soundscape", seed: 7, phase: "peak", steering: { intensity: 0.5, warmth: 0.5, density: 0.5 } },
  volume: 0.7,
  ...more,
});

test("[MUS-12] what a tablet plays and that it stops are facts of the session, once however often they are sent", async () => {
  const place = await room.open();
  const [said, commandId] = [played(), newId()];
  const at = Temporal.Now.instant().round("millisecond").toString();
  expect(await room.act(place, "record-music-played", said, { commandId, at })).toMatchObject({ status: 200 });
  expect(await room.act(place, "record-music-played", said, { commandId, at })).toMatchObject({ status: 200, body: { repeated: true } });
  const stop = { entryId: newId(), tablet: said.tablet, why: "stopped" };
  expect(await room.act(place, "record-music-stopped", stop)).toMatchObject({ status: 200 });
  const facts = JSON.stringify((await room.get(`/api/episodes/${place.episodeId}/dosing-sessions/${place.sessionId}/facts`)).body);
  expect(facts.split('"music-played"')).toHaveLength(2);
  expect(facts.split('"music-stopped"')).toHaveLength(2);
  expect(await room.act(place, "record-music-played", played({ volume: 2 }))).toMatchObject({ status: 422 });
});
