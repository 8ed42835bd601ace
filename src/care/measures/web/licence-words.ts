import { defineWords } from "#ui/words/catalogue.ts";

export const licenceWords = defineWords("licence", {
  missing: "The wording of {{name}} is not loaded here.",
  whoCan: "An administrator can load it once the clinic holds it.",
  notOffered: "Why others are not offered",
  why: {
    A: "It may be shipped.",
    "A?": "It may be shipped only after counsel has checked its terms.",
    B: "Its licence is for non-commercial use, so it is a separate pack.",
    C: "It needs the permission of its owners, or a registration with them.",
    D: "It needs a formal licence, which is usually paid.",
  },
});
