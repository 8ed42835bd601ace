import { notAllowed, notFound } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";

import { integrationContract } from "../contract.ts";
import type { NoteKeys } from "./note-keys.ts";
import { readPsychotherapyNotes, writePsychotherapyNote } from "./psychotherapy-notes.ts";

/** Apart from all others: who reads and writes here is the note's author (INTG-20). */
export const psychotherapyNoteRoutes = (routes: Routes, keys: NoteKeys): void => {
  routes.read(integrationContract.readPsychotherapyNotes, async ({ tx, params, caller }) =>
    caller.kind === "staff"
      ? { notes: await readPsychotherapyNotes(tx, keys, { authorId: caller.personId, episodeId: params.episodeId }) }
      : notAllowed(),
  );
  routes.action(integrationContract.writePsychotherapyNote, async ({ tx, params, body, caller, at }) => {
    if (caller.kind !== "staff") return notAllowed();
    const own = { authorId: caller.personId, episodeId: params.episodeId };
    return (await writePsychotherapyNote(tx, keys, own, { noteId: params.noteId, text: body.text }, at)) ? {} : notFound();
  });
};
