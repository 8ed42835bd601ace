import { defineWords } from "#ui/words/catalogue.ts";

export const clockWords = defineWords("clock", {
  off: "charted on a device whose clock was {{by}} off",
});
