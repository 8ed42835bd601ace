import { defineWords } from "#ui/words/catalogue.ts";

export const licenceWords = defineWords("licence", {
  missing: "The wording of {{name}} is not loaded here.",
  whoCan: "The clinic has to hold its wording before anybody can be asked.",
  notOffered: "Why others are not offered",
  why: {
    A: "Free to ship.",
    "A?": "May be shipped only after counsel has checked the terms.",
    B: "Licensed for non-commercial use, so kept as a separate pack.",
    C: "Needs the permission of the owners, or a registration with them.",
    D: "Needs a formal licence, which is usually paid.",
  },
});
