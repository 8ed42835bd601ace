import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";

import { openTestClinic, type TestClinic } from "#care/measures/server/test-clinic.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";

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
const said = { title: "Sea", licence: "own", source: "Recorded by the clinic" };
const begin = (trackId: string, size = sound.length, as = therapist()) =>
  post(`tracks/${trackId}/begin`, { ...said, size, seconds: 61, loudness: -18.5, peak: 0.8 }, as);
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
  const save = (after: number, name = "First") =>
    post(`playlists/${playlistId}/save`, { name, items, suits: ["calm"], retired: false, after });
  expect(await save(0)).toMatchObject({ status: 200 });
  expect(await save(0)).toMatchObject({ status: 409 });
  expect(await save(1, "Second")).toMatchObject({ status: 200 });
  expect(await music()).toMatchObject({ playlists: [{ playlistId, version: 2, name: "Second", items, suits: ["calm"] }] });
  const stranger = { name: "X", items: [{ trackId: newId(), phase: null }], suits: [], retired: false, after: 0 };
  expect(await post(`playlists/${newId()}/save`, stranger)).toMatchObject({ status: 409 });
});

test("[MUS-20] a file that a list uses goes only when that is said, comes back into its lists, and one that no list uses goes at once", async () => {
  const [trackId, playlistId] = [await upload(), newId()];
  const list = { name: "Evening", items: [{ trackId, phase: "peak" }], suits: [], retired: false, after: 0 };
  await post(`playlists/${playlistId}/save`, list);
  const refused = await post(`tracks/${trackId}/retire`, { evenInLists: false });
  expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining("Evening") } });
  const states = async () => JSON.stringify(await music()).match(new RegExp(`"trackId":"${trackId}"[^}]*"retired":(true|false)`))?.[1];
  expect(await states()).toBe("false");
  expect(await post(`tracks/${trackId}/retire`, { evenInLists: true })).toMatchObject({ status: 200 });
  expect(await states()).toBe("true");
  expect(await post(`tracks/${trackId}/restore`, {})).toMatchObject({ status: 200 });
  expect(await states()).toBe("false");
  const alone = await upload();
  expect(await post(`tracks/${alone}/retire`, { evenInLists: false })).toMatchObject({ status: 200 });
  expect(await post(`tracks/${newId()}/retire`, { evenInLists: true })).toMatchObject({ status: 404 });
});

test("[MUS-15] nothing is added without the right to play it and its source; both can be said anew, with the title", async () => {
  const measured = { size: 10, seconds: 1, loudness: null, peak: 0 };
  for (const missing of ["title", "licence", "source"]) {
    expect(await post(`tracks/${newId()}/begin`, { ...said, ...measured, [missing]: "" })).toMatchObject({ status: 422 });
  }
  const trackId = await upload();
  const anew = { title: "Sea, morning", licence: "agreement", source: "Letter of the label, 3 May" };
  expect(await post(`tracks/${trackId}/describe`, anew)).toMatchObject({ status: 200 });
  expect(await music()).toMatchObject({ tracks: expect.arrayContaining([expect.objectContaining({ trackId, ...anew })]) });
  expect(await post(`tracks/${trackId}/describe`, anew, clinic.staff("monitor"))).toMatchObject({ status: 403 });
});

test("[MUS-15] what was added before the question was asked says that it is not recorded", async () => {
  const trackId = await upload();
  await inClinic(clinic.test.database, clinic.test.clinics[0], (tx) =>
    tx.all(statement`update music_track set licence = null, source = null where clinic_id = ${tx.clinicId} and track_id = ${trackId}`),
  );
  expect(await music()).toMatchObject({
    tracks: expect.arrayContaining([expect.objectContaining({ trackId, licence: null, source: null })]),
  });
});

test("a file that is called off before it is whole leaves nothing; one that is whole stays", async () => {
  const trackId = newId();
  await begin(trackId);
  await addPart(trackId, 0);
  expect(await post(`tracks/${trackId}/cancel`, {})).toMatchObject({ status: 200 });
  expect(await post(`tracks/${trackId}/cancel`, {})).toMatchObject({ status: 200 });
  expect(await addPart(trackId, 1)).toMatchObject({ status: 404 });
  expect(await post(`tracks/${await upload()}/cancel`, {})).toMatchObject({ status: 409 });
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
