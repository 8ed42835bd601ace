import { defineWords } from "#ui/words/catalogue.ts";

export const switchWords = defineWords("switch", {
  open: "Change person",
  title: "Who goes on?",
  now: "Now {{name}}. What is not sent goes first, in {{name}}’s name.",
  none: "Nobody else is signed in on this device. Once another person has signed in here, and has a PIN, you hand it over with the PIN.",
  noPin: "{{name}} has no PIN and signs in fully.",
  spent: "Too many wrong PINs. {{name}} signs in fully.",
  pin: "PIN of {{name}}",
  go: "Go on as {{name}}",
  other: "Somebody else signs in",
  offline: "Changing the person needs the connection: a PIN is checked by the clinic’s server alone.",
});
