import { defineWords } from "#ui/words/catalogue.ts";

/** Words of the graph and the flowsheet below it. */
export const flowsheetWords = defineWords("flowsheet", {
  record: "Graph and flowsheet on one axis of time",
  graph: "Graph: arrows read a moment, plus and minus zoom, Shift with arrows scrolls, 0 shows all",
  groups: { vitals: "Vitals", sedation: "Sedation", drug: "Drug", setting: "Setting", words: "Words" },
  rows: {
    bloodPressure: "BP",
    heartRate: "HR",
    saturation: "SpO2",
    respiration: "RR",
    temperature: "Temp",
    moaas: "MOAA/S",
    rass: "RASS",
    dissociation: "Dissoc.",
    dose: "Dose",
    drawn: "Drug",
    eyeShades: "Eye shades",
    music: "Music",
    position: "Position",
    touch: "Touch",
    events: "Events",
    words: "Words",
  },
  more: "+{{count}}",
  late: "late entry",
  inError: "entered in error",
  simulated: "simulated",
  streamed: "monitor",
  zoom: { label: "Time shown", in: "Closer", out: "Wider", all: "All", now: "Now", back: "Earlier", on: "Later" },
  reading: { noSignal: "no signal", cuff: "{{age}} before" },
});
