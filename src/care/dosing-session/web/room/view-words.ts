import { defineWords } from "#ui/words/catalogue.ts";

/** Words of the room's views: banner, quiet, and from afar. */
export const viewWords = defineWords("roomView", {
  flags: {
    psychiatric: "Mind",
    cardiac: "Heart",
    none: "no flag",
    unknown_one: "{{count}} not known: {{who}}",
    unknown_other: "{{count}} not known: {{who}}",
    who: {
      patient: "ask the patient",
      monitor: "the monitor can measure it",
      therapist: "the therapist can ask",
      prescriber: "ask the prescriber",
      "medical-director": "ask the medical director",
    },
  },
  banner: "Patient",
  due: { label: "Next set", until: "until {{until}}" },
  views: { label: "View", room: "Room", quiet: "Quiet", remote: "Remote" },
  quiet: {
    title: "Session, quiet view",
    leave: "Leave the quiet view",
    phase: "Phase",
    calm: "Nothing asks for you.",
    attention: "The monitor asks for a look. Whoever watches the monitor has the alarm.",
    called: "The patient asked for someone.",
    people: "In the room: {{names}}",
    nobody: "Nobody is charted in this room.",
    needed: { prescriber: "The prescriber is needed in the room.", "all-staff": "Everybody is needed in the room." },
    notSent: "Entries are kept on this device and not yet sent.",
    lost: "No connection. What you write is kept here.",
  },
  remote: {
    title: "Remote view: you are not in the room. You see what is charted and can acknowledge and order; charting belongs to the room.",
    live: "Live. The server answers in {{delay}} ms.",
    starting: "Connecting.",
    lost: "Not live for {{age}}. What you see is no newer than that; call the room.",
    sample: "Newest monitor value {{age}} old",
    noSample: "No monitor value has come",
    order: "Plan and orders",
  },
});
