import type { NoteCode } from "./note-codes.ts";

/** What is on until somebody says that it is off, and what begins it anew. Evidence: practice; source: proposed-default. Owner: lead therapist. */
export const onOffCodes = {
  eyeShades: { on: "eye-shades-on", off: "eye-shades-off", again: null },
  music: { on: "music-on", off: "music-off", again: "music-change" },
} as const satisfies Readonly<Record<string, { readonly on: NoteCode; readonly off: NoteCode; readonly again: NoteCode | null }>>;
export type OnOff = keyof typeof onOffCodes;
