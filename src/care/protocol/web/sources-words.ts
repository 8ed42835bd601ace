import { defineWords } from "#ui/words/catalogue.ts";

export const sourcesWords = defineWords("sources", {
  title: "Sources",
  intro: "What the shipped values and rules rest on, how far each source was looked up, and what rests on it.",
  protocol: "Protocol",
  loadFailed: "The sources could not be fetched.",
  print: "Print",
  find: "Find a source",
  noneFound: "No source has these words.",
  noneFoundBody: "Look for an author, a year, a rule such as “DOSE-6”, or a part of a setting's name.",
  reference: "Reference",
  rests: "What rests on it",
  open: "Open the source",
  opens: "Open the source {{short}} in a new tab",
  readMe: "Named in the written rules only.",
  settings_one: "{{count}} setting",
  settings_other: "{{count}} settings",
  standing: {
    "own-proposal": "Our own proposal, to be confirmed by the medical director",
    "looked-up": "Looked up: the text was read",
    abstract: "Looked up: the abstract was read",
    "citation-seen": "Cited in a text that was read; not read itself",
    "from-knowledge": "From knowledge: look it up before clinical use",
  },
});
