import { defineWords } from "#ui/words/catalogue.ts";

export const accessWords = defineWords("access", {
  title: "Access log",
  intro: "Who looked at whose chart, what, when and why. Nothing here can be changed.",
  at: "When",
  person: "Who",
  patient: "Patient",
  what: "What",
  why: "Why",
  patientSelf: "{{name}} (patient)",
  monitor: "{{name}} (monitor or gateway)",
  nameless: "Not known any more",
  onlyPerson: "Only what {{name}} looked at",
  onlyPatient: "Only looks at {{name}}",
  all: "Show all",
  newest: "Newest",
  older: "Older",
  none: "Nobody has looked at a chart yet.",
  failed: "The access log could not be fetched.",
});
