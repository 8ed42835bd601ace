import * as fc from "fast-check";
import { expect, test } from "vitest";

import { belongsElsewhere } from "./data/note-belongs-elsewhere.ts";
import { noteHints } from "./note-hints.ts";

test("[INTG-21] a note that names a medicine, a diagnosis or a score says which word it was", () => {
  expect(noteHints("Ketamine again; her Diagnosis frightens me, PHQ-9 or not.")).toEqual([
    { kind: "medication", word: "Ketamine" },
    { kind: "test-results", word: "PHQ-9" },
    { kind: "diagnosis", word: "Diagnosis" },
  ]);
});

test("[INTG-21] every kind that the law takes out of psychotherapy notes is looked for", () => {
  for (const [kind, words] of Object.entries(belongsElsewhere)) {
    for (const word of words) expect(noteHints(`I wrote: ${word.replace("*", "")}.`).map((hint) => hint.kind)).toContain(kind);
  }
});

test("[INTG-21] a word inside another word is none", () => {
  expect(noteHints("The overdosed garden, a symphony, the mgr of it all, undisordered")).toEqual([]);
  expect(noteHints("My own pull to comfort too soon; the silence after the tears did more than any word of mine.")).toEqual([]);
});

test("[INTG-21] any text is read to its end, and a word is found wherever it stands", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      expect(noteHints(`${before} prognosis ${after}`).map(({ kind }) => kind)).toContain("prognosis");
    }),
    { numRuns: 200 },
  );
});

test("[INTG-21] a stem is read to the end of its word, and a word at the very end or after a false start is found", () => {
  const words = Object.values(belongsElsewhere).flat();
  const stem = words.find((one) => one.endsWith("*"));
  const whole = words.find((one) => !one.endsWith("*"));
  if (stem === undefined || whole === undefined) throw new Error("There are stems and whole words.");
  const word = `${stem.replace("*", "")}abc`;
  expect(noteHints(`Then ${word}, and so on`).map((hint) => hint.word)).toEqual([word]);
  expect(noteHints("xprognosis prognosis").map((hint) => hint.word)).toEqual(["prognosis"]);
  expect(noteHints("Prognosis").map((hint) => hint.word)).toEqual(["Prognosis"]);
  expect(noteHints(whole).map((hint) => hint.word)).toEqual([whole]);
  expect(noteHints(`${whole}7`)).toEqual([]);
});
