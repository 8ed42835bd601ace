import { defineWords } from "#ui/words/catalogue.ts";

export const gateWords = defineWords("gate", {
  open: "Open",
  shut_one: "Shut: {{count}} condition stands in the way",
  shut_other: "Shut: {{count}} conditions stand in the way",
  areMet_one: "{{count}} condition is met",
  areMet_other: "{{count}} conditions are met",
  label: "Conditions of the {{gate}} gate",
  met: "Met",
  unmet: "Not met",
  unknown: "Not known",
  passed: "Passed with a reason",
  mayPass: "A prescriber may pass it with a reason",
  source: "Source:",
  evidence: "See the record",
  reason: "Reason: {{reason}}",
});
