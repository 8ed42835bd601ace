import { expect, test } from "vitest";

import type { NoteCode } from "./data/note-codes.ts";
import { enterNoteInError } from "./decide-session.ts";
import { onOff, onSpans } from "./on-off.ts";
import { given, kept, minute, opened } from "./test-session.ts";

const noted = (noteId: string, code: NoteCode, text = "") => ({ type: "event-noted", noteId, code, text }) as const;
const session = given(
  [-20, opened()],
  [-3, noted("a", "eye-shades-on")],
  [0, noted("b", "music-on", "arrival")],
  [10, noted("c", "music-change", "peak")],
  [11, noted("d", "music-on")],
  [40, noted("e", "eye-shades-off")],
);

test("[SET-1] eye shades and music are on from the note that says so until the next that says off; a change begins anew", () => {
  expect(onSpans(session, "eyeShades")).toEqual([{ from: minute(-3), to: minute(40), words: "" }]);
  expect(onSpans(session, "music")).toEqual([
    { from: minute(0), to: minute(10), words: "arrival" },
    { from: minute(10), to: null, words: "peak" },
  ]);
  expect(onOff(session, "eyeShades")).toBe("off");
  expect(onOff(session, "music")).toBe("on");
});

test("[SET-1] a crossed out note switches nothing", () => {
  const crossed = kept(session, 41, enterNoteInError(session, { noteId: "e", reason: "They stayed on" }));
  expect(onOff(crossed, "eyeShades")).toBe("on");
  expect(onSpans(crossed, "eyeShades")).toEqual([{ from: minute(-3), to: null, words: "" }]);
});

test("[SET-2] what nobody said is not known, and not off", () => {
  expect(onOff(given([-20, opened()]), "music")).toBe("unknown");
});
