import { defineWords } from "#ui/words/catalogue.ts";

export const standingWords = defineWords("standing", {
  failed: "The server does not say whether you are signed in.",
  kept: "What you were writing is kept.",
});
