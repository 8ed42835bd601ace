import { defineWords } from "#ui/words/catalogue.ts";

export const privilegesWords = defineWords("privileges", {
  title: "Licences and privileges",
  intro: "Who may order here, and until when. Once a clinic records one, every prescriber needs all three to sign an order.",
  none: "No dates are recorded: whoever has the role of a prescriber may sign orders.",
  nobody: "Nobody here is a prescriber yet. An administrator gives that role.",
  failed: "The licences could not be read",
  person: "Prescriber",
  kinds: { licence: "Licence of the state", "dea-registration": "DEA registration", privilege: "Privilege for ketamine" },
  kind: "What",
  reference: "Number or file",
  from: "Holds from",
  until: "Last day",
  noEnd: "without an end",
  notRecorded: "not recorded",
  period: "{{from}} to {{until}}",
  ended: "ended {{until}}",
  starts: "from {{from}}",
  record: "Record",
  save: "Save",
  saved: "Recorded",
  untilHint: "Leave empty when it has no end.",
});
