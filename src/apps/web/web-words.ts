import { defineWords } from "#ui/words/catalogue.ts";

export const webWords = defineWords("web", {
  failed: { title: "This page could not be shown.", kept: "What you entered elsewhere is kept.", home: "Go to the first page" },
  nothing: { title: "There is no page at this address.", body: "It may have moved, or the address is not complete." },
  clinics: { failed: "The clinic's pages could not be fetched.", none: "This installation has no clinic yet." },
});
