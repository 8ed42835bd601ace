import { defineWords } from "#ui/words/catalogue.ts";

export const publicWords = defineWords("public", {
  nav: { signIn: "Sign in", ask: "Ask for a consultation" },
});
