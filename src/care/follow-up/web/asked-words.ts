import { defineWords } from "#ui/words/catalogue.ts";

export const askedWords = defineWords("asked", {
  failed: "This form could not be opened. The link may have expired; your clinic can send another.",
});
