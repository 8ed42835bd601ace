import { defineWords } from "#ui/words/catalogue.ts";

/** The words beside the crisis lines; the numbers are data (safety/rules/data/crisis-lines.ts). */
export const crisisWords = defineWords("crisis", {
  title: "If you need help right now",
  call: { "988": "Call or text {{number}}", veterans: "Call {{number}}, then press {{press}}", "911": "Call {{number}}" },
  what: {
    "988": "the Suicide & Crisis Lifeline, at any hour, free",
    veterans: "the Veterans Crisis Line",
    "911": "if you or someone else is in danger",
  },
  notWatched: "Nobody reads what you type here at once.",
});
