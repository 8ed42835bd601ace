import { defineWords } from "#ui/words/catalogue.ts";

export const trainingWords = defineWords("training", {
  title: "Practise",
  intro: "A simulated monitor for this training session. It begins quietly; a minute later it happens.",
  scenario: "Scenario",
  run: "Start",
  again: "Start anew",
  stop: "Stop",
  running: "{{scenario}}, since {{time}}",
  none: "Nothing runs.",
  failed: "The scenario could not be started.",
  scenarios: {
    quiet: "Quiet session",
    hypertensive: "Blood pressure rises to a crisis",
    desaturation: "Breathing slows, SpO₂ falls",
    "artefact-storm": "Artefacts, patient well",
    "lost-probe": "Oximeter comes off",
    vasovagal: "Vasovagal faint",
  },
});
