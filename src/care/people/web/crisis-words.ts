import { defineWords } from "#ui/words/catalogue.ts";

/** Crisis lines: 988 Suicide & Crisis Lifeline (call, text, chat) and 911, United States. Source: 988lifeline.org. */
export const crisisWords = defineWords("crisis", {
  title: "If you need help right now",
  call: "Call or text 988",
  callWhat: "the Suicide & Crisis Lifeline, at any hour, free",
  emergency: "Call 911",
  emergencyWhat: "if you or someone else is in danger",
  notWatched: "Nobody reads what you type here at once.",
});
