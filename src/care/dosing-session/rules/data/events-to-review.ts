import type { NoteCode } from "./note-codes.ts";

/**
 * Notes that may tell of an adverse event, so that a person judges each before the record is closed (CLOSE-5). Source: the terms of
 * `adverse-events` that a session notes with one tap (monitoring of nausea, vomiting, anxiety). Evidence: proposal. Owner: medical director.
 */
export const codesToReview: readonly NoteCode[] = ["nausea", "vomiting", "challenging", "fear"];
