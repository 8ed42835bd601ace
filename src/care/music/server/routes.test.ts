import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";

import { openTestClinic, type TestClinic } from "#care/measures/server/test-clinic.ts";
import { newId } from "#platform/ambient/new-id.ts";

import { byteRange } from "../rules/byte-range.ts";
import { audioLimits } from "../rules/data/audio-limits.ts";
import { musicRoutes } from "./routes.ts";

let clinic: TestClinic;
beforeAll(async () => void (clinic = await openTestClinic([], musicRoutes)));
afterAll(() => clinic.close());

/** Two pieces and a bit that begin like a WAV. */
const sound = Buffer.alloc(audioLimits.partBytes * 2 + 1_000, 7);
sound.write("RIFF", 0);
sound.write("WAVE", 8);
const hashOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

const therapist = (at: 0 | 1 = 0) => clinic.staff("therapist", at);
const post = (path: string, body: object, as = therapist()) => clinic.call({ as, method: "POST", path: `/api/music/${path}`, body });
const begin = (trackId: string, size = sound.length, as = therapist()) =>
  post(`tracks/${trackId}/begin`, { title: "Sea", size, seconds: 61, loudness: -18.5, peak: 0.8 }, as);
const addPart = (trackId: string, part: number, bytes = sound) =>
  post(`tracks/${trackId}/add-part`, {
    part,
    base64: bytes.subarray(part * audioLimits.partBytes, (part + 1) * audioLimits.partBytes).toString("base64"),
  });
const finish = (trackId: string, bytes = sound) => post(`tracks/${trackId}/finish`, { sha256: hashOf(bytes) });
const music = async (at: 0 | 1 = 0) => (await clinic.call({ as: clinic.staff("monitor", at), path: "/api/music" })).body;

const upload = async (): Promise<string> => {
  const trackId = newId();
  await begin(trackId);
  for (const part of [2, 0, 1]) expect(await addPart(trackId, part)).toMatchObject({ status: 200 });
  expect(await finish(trackId)).toMatchObject({ status: 200 });
  return trackId;
};

test("a file comes in pieces, in any order and as often as sent, and is there once it is whole, for this clinic alone", async () => {
  const trackId = newId();
  expect(await begin(trackId)).toMatchObject({ status: 200 });
  expect(await begin(trackId)).toMatchObject({ status: 200 });
  await addPart(trackId, 1);
  expect(await finish(trackId)).toMatchObject({ status: 422 });
  expect(JSON.stringify(await music())).not.toContain(trackId);
  await addPart(trackId, 0);
  await addPart(trackId, 0);
  await addPart(trackId, 2);
  expect(await post(`tracks/${trackId}/finish`, { sha256: hashOf(Buffer.from("other")) })).toMatchObject({ status: 422 });
  expect(await finish(trackId)).toMatchObject({ status: 200 });
  expect(await finish(trackId)).toMatchObject({ status: 200 });
  expect(await addPart(trackId, 0)).toMatchObject({ status: 409 });
  const fact = { trackId, mediaType: "audio/wav", size: sound.length, loudness: -18.5, sha256: hashOf(sound) };
  expect(await music()).toMatchObject({ tracks: expect.arrayContaining([expect.objectContaining(fact)]), targetLoudness: -23 });
  expect(JSON.stringify(await music(1))).not.toContain(trackId);
});

test("[MUS-7] what is no sound by its content is refused and let go, whatever it was called", async () => {
  const page = Buffer.from("<!doctype html><title>music.mp3</title>");
  const trackId = newId();
  await begin(trackId, page.length);
  await addPart(trackId, 0, page);
  expect(await finish(trackId, page)).toMatchObject({ status: 422, body: { errors: [{ field: "file" }] } });
  expect(JSON.stringify(await music())).not.toContain(trackId);
});

test("who may add music is said by the role; a file too large, a piece too long and a length that is none are refused", async () => {
  expect(await begin(newId(), sound.length, clinic.staff("monitor"))).toMatchObject({ status: 403 });
  expect(await begin(newId(), audioLimits.fileBytes + 1)).toMatchObject({ status: 422 });
  const trackId = newId();
  await begin(trackId, 10);
  expect(await addPart(trackId, 0)).toMatchObject({ status: 422 });
  expect(await addPart(trackId, 1)).toMatchObject({ status: 422 });
  expect(await addPart(newId(), 0)).toMatchObject({ status: 404 });
  const patient = await clinic.admit();
  expect(await clinic.call({ as: patient.caller, path: "/api/music" })).toMatchObject({ status: 403 });
});

test("a list keeps its order and its versions; of two who save at once the second is told", async () => {
  const [trackId, playlistId] = [await upload(), newId()];
  const items = [
    { trackId, phase: "peak" },
    { trackId, phase: null },
  ];
  const save = (after: number, name = "First") => post(`playlists/${playlistId}/save`, { name, items, retired: false, after });
  expect(await save(0)).toMatchObject({ status: 200 });
  expect(await save(0)).toMatchObject({ status: 409 });
  expect(await save(1, "Second")).toMatchObject({ status: 200 });
  expect(await music()).toMatchObject({ playlists: [{ playlistId, version: 2, name: "Second", items }] });
  const stranger = { name: "X", items: [{ trackId: newId(), phase: null }], retired: false, after: 0 };
  expect(await post(`playlists/${newId()}/save`, stranger)).toMatchObject({ status: 409 });
  expect(await post(`tracks/${trackId}/retire`, {})).toMatchObject({ status: 200 });
  expect(await music()).toMatchObject({ tracks: expect.arrayContaining([expect.objectContaining({ trackId, retired: true })]) });
});

test("a range is what was asked, cut at the borders of what is kept, or nothing", () => {
  expect(byteRange("bytes=0-", 100, 40)).toEqual({ from: 0, to: 39 });
  expect(byteRange("bytes=30-200", 100, 40)).toEqual({ from: 30, to: 39 });
  expect(byteRange("bytes=80-", 100, 40)).toEqual({ from: 80, to: 99 });
  expect(byteRange("bytes=-5", 100, 40)).toEqual({ from: 95, to: 99 });
  for (const none of [undefined, "bytes=-", "bytes=100-", "bytes=9-3", "bytes=1-2,4-5", "chars=0-1"]) {
    expect(byteRange(none, 100, 40)).toBeNull();
  }
});
