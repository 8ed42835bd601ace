import { defineWords } from "#ui/words/catalogue.ts";

export const asOfWords = defineWords("as-of", {
  view: "Patient, agreements and live values as the server last said them: {{time}}, {{age}}.",
  gate: "The gate as the server last said it: {{time}}, {{age}}. What was charted since is not in it.",
});
