import { expect, test } from "vitest";

import { emotionProblems, emptyNote, noteDraft, noteFrom } from "./note-draft.ts";

const emotions = (...typed: readonly (readonly [string, string])[]) => ({
  ...emptyNote("note"),
  emotions: typed.map(([name, intensity]) => ({ name, intensity })),
});

test("an emotion is read as it was typed, and a blank line is none", () => {
  const draft = emotions(["Grief", " 10 "], ["", ""], ["Ease", "0"]);
  expect(emotionProblems(draft)).toEqual([]);
  expect(noteFrom(draft, "session", "America/New_York").emotions).toEqual([
    { name: "Grief", intensity: { value: 10, unit: "{score}" } },
    { name: "Ease", intensity: { value: 0, unit: "{score}" } },
  ]);
});

test.each(["", "11", "7.5", "-1", "a lot"])("an intensity of “%s” is asked for again and never guessed", (intensity) => {
  expect(emotionProblems(emotions(["Fear", intensity]))).toEqual([{ field: "emotions.0.intensity", key: "badIntensity" }]);
});

test("an intensity without a name asks for the name", () => {
  expect(emotionProblems(emotions(["", "4"]))).toEqual([{ field: "emotions.0.name", key: "noName" }]);
});

test("lists are one thing a line, and an outcome that nobody chose stays unknown", () => {
  const note = noteFrom({ ...emptyNote("note"), themes: " Home \n\nSea\n" }, "session", "America/New_York");
  expect(note).toMatchObject({ sessionId: "session", themes: ["Home", "Sea"], intentionOutcome: null });
});

test("the time of the conversation is read in the clinic's zone, and an open one stays open", () => {
  const draft = { ...emptyNote("note"), heldAt: "2026-11-05T14:30", support: "My sister\n\nThe choir", readiness: 0 };
  expect(noteFrom(draft, "session", "America/New_York")).toMatchObject({
    heldAt: "2026-11-05T19:30:00Z",
    support: ["My sister", "The choir"],
    readiness: { value: 0, unit: "{score}" },
  });
  expect(noteFrom(emptyNote("note"), "session", "America/New_York")).toMatchObject({ heldAt: null, support: [], readiness: null });
});

test("a draft of before the newer fields is kept and not thrown away", () => {
  const { heldAt: _, covered: __, support: ___, readiness: ____, ...old } = { ...emptyNote("note"), themes: "Home" };
  expect(noteDraft.parse(old)).toEqual({ ...emptyNote("note"), themes: "Home" });
});
