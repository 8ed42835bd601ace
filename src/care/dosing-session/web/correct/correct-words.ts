import { defineWords } from "#ui/words/catalogue.ts";

/** Words of corrections, which keep the original. */
export const correctWords = defineWords("correct", {
  entries: "Entries at this time",
  correct: "Correct",
  title: "Correct this entry",
  body: "The old entry stays in the record, crossed out, with your reason. What you write here stands in its place.",
  reason: "Why",
  reasons: { typed: "Typed wrongly", time: "Wrong time", twice: "Entered twice", person: "Another patient" },
  reasonMissing: "Say why.",
  only: "Only cross out",
  replace: "Cross out and enter anew",
  crossed: "Crossed out: {{reason}}",
  late: "late entry",
  again: "stands in place of an earlier entry",
  wrong: "Check the values.",
  amount: "Amount",
  site: "Site",
  note: "Note",
  text: "What was seen",
  patientWords: "Patient’s words",
});
