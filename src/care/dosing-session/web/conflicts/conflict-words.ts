import { defineWords } from "#ui/words/catalogue.ts";

export const conflictWords = defineWords("conflict", {
  heading_one: "{{count}} contradiction to look at",
  heading_other: "{{count}} contradictions to look at",
  kinds: {
    "CONF-1": "Different values at nearly the same time",
    "CONF-2": "Two people charted a dose",
    "CONF-3": "Two people crossed out one entry",
    "CONF-4": "Two people answered one item differently",
  },
  side: "{{time}} · {{name}}: {{what}}",
  hint: "Both stand. Cross out the one that is wrong, or say that you have looked.",
  looked: "I have looked",
  mark: "contested",
  more_one: "{{count}} more after these",
  more_other: "{{count}} more after these",
  reviewed: "Looked at a contradiction between two entries",
  other: "an entry of the record",
});
