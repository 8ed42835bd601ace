import { afterAll, beforeAll, expect, test } from "vitest";

import { consentStream } from "#care/consent/rules/consent.ts";
import { currentDocuments } from "#care/consent/rules/current-documents.ts";
import type { ConsentEvent } from "#care/consent/rules/events.ts";
import { onPreparation } from "#care/preparation/server/routes.ts";
import { chooseTouch } from "#care/preparation/rules/decide.ts";
import { accept } from "#kernel/decision.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { onStream, type Execution } from "#platform/event-log/execute.ts";

import { openTestRoom, type Place, type TestRoom } from "./test-room.ts";

let room: TestRoom;
beforeAll(async () => {
  room = await openTestRoom();
});
afterAll(() => room.close());

const ago = (minutes: number) => Temporal.Now.instant().subtract({ minutes }).round("millisecond");

/** Straight in the log: what an earlier stage kept, at that time. */
const keep = async (execution: Execution, at: Temporal.Instant): Promise<void> => {
  const outcome = await execution(
    { ...room.log, projections: [] },
    {
      clinicId: room.test.clinics[0],
      commandId: newId(),
      digest: Buffer.from(newId()),
      actor: { kind: "patient", id: newId() },
      observedAt: at,
      deviceAt: null,
      receivedAt: at,
      admit: () => Promise.resolve(true),
    },
  );
  expect(outcome.outcome).toBe("accepted");
};

const signTouch = ({ episodeId }: Place, at: Temporal.Instant): Promise<void> => {
  const { kind, version, hash } = currentDocuments.touch;
  const signed: ConsentEvent = {
    type: "consent-signed",
    consentId: newId(),
    document: { kind, version, hash },
    drug: "ketamine-racemic",
    route: "IM",
    choices: { kind: "touch", hand: true, shoulder: false, other: "", stopWord: "stop" },
    signature: { kind: "typed", meaning: "I agree", signerId: newId() },
    method: "clinic-device",
    documentId: newId(),
    documentHash: "0",
  };
  return keep(onStream({ episodeId, streamId: episodeId, stream: consentStream, decide: () => accept(signed) }), at);
};

const touch = async (place: Place, where: string, asked: string, minutes: number) => {
  const note = { noteId: newId(), code: "support-touch", text: "", touch: { place: where, asked } };
  expect((await room.act(place, "note-event", note, { at: ago(minutes).toString() })).status).toBe(200);
  return note.noteId;
};

const timelineOf = async ({ episodeId, sessionId }: Place) => {
  const { body } = await room.get(`/api/episodes/${episodeId}/dosing-sessions/${sessionId}/timeline`);
  return body;
};

test("[TOUCH-3] a touch without any consent is kept, and its entry is an incident", async () => {
  const place = await room.open();
  await touch(place, "hand", "yes", 1);
  const touched = expect.objectContaining({ place: "hand", covered: "not-covered", consent: null, incident: true });
  const kept = expect.objectContaining({ type: "event-noted", payload: expect.objectContaining({ touch: touched }) });
  expect(await timelineOf(place)).toMatchObject({ entries: expect.arrayContaining([kept]) });
});

test("[TOUCH-1] a touch is judged by what was signed and wished at its time, and never by what came later", async () => {
  const place = await room.open();
  await signTouch(place, ago(20));
  await keep(
    onPreparation(place.episodeId, () => chooseTouch({ hand: "ask", shoulder: "yes", other: "" })),
    ago(10),
  );
  await touch(place, "hand", "not-asked", 30);
  await touch(place, "hand", "not-asked", 15);
  await touch(place, "hand", "not-asked", 5);
  await touch(place, "hand", "yes", 4);
  await touch(place, "shoulder", "yes", 3);
  const covered = JSON.stringify(await timelineOf(place)).match(/"covered":"[a-z-]+"/g);
  expect(covered).toEqual(["not-covered", "covered", "not-covered", "covered", "not-covered"].map((word) => `"covered":"${word}"`));
});

test("the room's banner says what may be touched after the wish: less than the consent, never more", async () => {
  const place = await room.open();
  await signTouch(place, ago(20));
  await keep(
    onPreparation(place.episodeId, () => chooseTouch({ hand: "ask", shoulder: "yes", other: "Never the head" })),
    ago(10),
  );
  const { body } = await room.get(`/api/episodes/${place.episodeId}/dosing-sessions/${place.sessionId}`);
  expect(body).toMatchObject({ chart: { touch: { hand: "ask", shoulder: "no", other: "Never the head" } } });
});
