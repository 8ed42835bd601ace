import { afterAll, beforeAll, expect, test } from "vitest";

import { newId } from "#platform/ambient/new-id.ts";
import { openTestDatabase, type TestDatabase } from "#platform/database/test-database.ts";
import { asOwner } from "#platform/database/test-template.ts";
import { inClinic, type Tx } from "#platform/database/transaction.ts";

import { noteKeys } from "./note-keys.ts";
import { readPsychotherapyNotes, sealWaitingNotes, writePsychotherapyNote } from "./psychotherapy-notes.ts";
import { sealNotesAtStart } from "./seal-notes-at-start.ts";

const at = Temporal.Instant.from("2026-11-05T10:00:00Z");
const secret = new Uint8Array(32).fill(1);
const keys = noteKeys(secret);

let test1: TestDatabase;
beforeAll(async () => {
  test1 = await openTestDatabase();
});
afterAll(() => test1.close());

const within = <Result>(work: (tx: Tx) => Promise<Result>) => inClinic(test1.database, test1.clinics[0], work);
const own = () => ({ authorId: newId(), episodeId: newId() });

type Kept = { readonly text: string | null; readonly sealed: Buffer | null; readonly key_id: string | null };
const keptOf = (noteId: string) =>
  asOwner(test1.connection, async (owner) => {
    const { rows } = await owner.query<Kept>("select text, sealed, key_id from psychotherapy_note where note_id = $1", [noteId]);
    return rows[0];
  });
const change = (what: string, values: readonly unknown[]) => asOwner(test1.connection, (owner) => owner.query(what, [...values]));

const write = (whose: ReturnType<typeof own>, text: string, under = keys, noteId = newId()) =>
  within(async (tx) => ({ noteId, written: await writePsychotherapyNote(tx, under, whose, { noteId, text }, at) }));
const textsOf = (whose: ReturnType<typeof own>, under = keys) =>
  within(async (tx) => (await readPsychotherapyNotes(tx, under, whose)).map(({ text }) => text));

/** As a note was kept before they were sealed. */
const writeInClear = async (whose: ReturnType<typeof own>, text: string) => {
  const noteId = newId();
  await change(
    `insert into psychotherapy_note (clinic_id, note_id, author_id, episode_id, text, written_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $6)`,
    [test1.clinics[0], noteId, whose.authorId, whose.episodeId, text, at.toString()],
  );
  return noteId;
};

test("[INTG-20] what stands in the database is sealed, and opens for its author under the server's secret", async () => {
  const whose = own();
  const { noteId } = await write(whose, "A dream about the sea");
  const kept = await keptOf(noteId);
  expect(kept).toMatchObject({ text: null, key_id: keys.currentId });
  expect(kept?.sealed?.toString("latin1")).not.toContain("sea");
  expect(await textsOf(whose)).toEqual(["A dream about the sea"]);
  expect(await textsOf({ ...whose, authorId: newId() })).toEqual([]);
});

test("[INTG-20] a row that is moved to another author or note, or changed, does not open", async () => {
  const [whose, thief] = [own(), newId()];
  const moved = await write(whose, "moved");
  await change("update psychotherapy_note set author_id = $2 where note_id = $1", [moved.noteId, thief]);
  expect(await textsOf({ ...whose, authorId: thief })).toEqual([null]);
  const changed = await write(whose, "changed");
  await change("update psychotherapy_note set sealed = set_byte(sealed, 30, (get_byte(sealed, 30) + 1) % 256) where note_id = $1", [
    changed.noteId,
  ]);
  expect(await textsOf(whose)).toEqual([null]);
});

test("[INTG-20] each author has a key of their own, in each clinic", () => {
  const [one, other] = [own().authorId, own().authorId];
  const ofClinic = (clinicId: string, authorId: string) => keys.keyOf(keys.currentId, { clinicId, authorId })?.toString("hex");
  expect(new Set([ofClinic("a", one), ofClinic("a", other), ofClinic("b", one)]).size).toBe(3);
  expect(() => noteKeys(new Uint8Array(31))).toThrow("32 bytes");
});

test("[INTG-20] under another secret a note is not readable, and is not written over", async () => {
  const whose = own();
  const strange = noteKeys(new Uint8Array(32).fill(9));
  const { noteId } = await write(whose, "kept");
  expect(await textsOf(whose, strange)).toEqual([null]);
  expect((await write(whose, "lost?", strange, noteId)).written).toBe(false);
  expect(await textsOf(whose)).toEqual(["kept"]);
});

test("[INTG-20] notes of before are read as they stand, and sealed at the next start with their times", async () => {
  const whose = own();
  const noteId = await writeInClear(whose, "in clear");
  expect(await textsOf(whose)).toEqual(["in clear"]);
  await sealNotesAtStart(test1.database, keys);
  expect(await keptOf(noteId)).toMatchObject({ text: null, key_id: keys.currentId });
  const [read] = await within((tx) => readPsychotherapyNotes(tx, keys, whose));
  expect(read).toEqual({ noteId, text: "in clear", writtenAt: at, changedAt: at });
});

test("[INTG-20] a new secret opens and seals anew what stood under the earlier one, and only that", async () => {
  const whose = own();
  const { noteId } = await write(whose, "older");
  const next = noteKeys(new Uint8Array(32).fill(2), [secret]);
  expect(await textsOf(whose, next)).toEqual(["older"]);
  await sealNotesAtStart(test1.database, next);
  expect((await keptOf(noteId))?.key_id).toBe(next.currentId);
  expect(await textsOf(whose, noteKeys(new Uint8Array(32).fill(2)))).toEqual(["older"]);
  expect(await within((tx) => sealWaitingNotes(tx, next))).toBe(0);
});

test("[INTG-20] a note that was tampered with does not keep a start from ending", async () => {
  const whose = own();
  const { noteId } = await write(whose, "tampered", noteKeys(new Uint8Array(32).fill(3)));
  await change("update psychotherapy_note set sealed = sealed || '\\x00' where note_id = $1", [noteId]);
  const next = noteKeys(new Uint8Array(32).fill(4), [new Uint8Array(32).fill(3), new Uint8Array(32).fill(2)]);
  await sealNotesAtStart(test1.database, next);
  expect((await keptOf(noteId))?.key_id).toBe(noteKeys(new Uint8Array(32).fill(3)).currentId);
});
