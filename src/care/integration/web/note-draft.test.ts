import { expect, test } from "vitest";

import { emotionProblems, emptyNote, noteFrom } from "./note-draft.ts";

const emotions = (...typed: readonly (readonly [string, string])[]) => ({
  ...emptyNote("note"),
  emotions: typed.map(([name, intensity]) => ({ name, intensity })),
});

test("an emotion is read as it was typed, and a blank line is none", () => {
  const draft = emotions(["Grief", " 10 "], ["", ""], ["Ease", "0"]);
  expect(emotionProblems(draft)).toEqual([]);
  expect(noteFrom(draft, "session").emotions).toEqual([
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
  const note = noteFrom({ ...emptyNote("note"), themes: " Home \n\nSea\n" }, "session");
  expect(note).toMatchObject({ sessionId: "session", themes: ["Home", "Sea"], intentionOutcome: null });
});
