import { defineWords } from "#ui/words/catalogue.ts";

export const sourceLinkWords = defineWords("source-links", { opens: "The whole citation, in a new tab" });
