import { defineInstrument, from } from "../define-instrument.ts";

/** Which kinds of traumatic event a person knows; no total. Hearing of an event counts where it is violent or accidental, which illness (12) and suffering (13) are not by themselves; item 17 is free text. Source: weathers-lec5. Owner: medical director. */
export const lec5 = defineInstrument({
  id: "lec5",
  construct: "trauma exposure",
  lookback: "lifetime",
  itemCounts: [17],
  answers: { kind: "several", codes: ["happened", "witnessed", "learned", "job", "not_sure", "na"] },
  total: { kind: "none" },
  range: null,
  exposure: {
    items: from(1, 16),
    codes: ["happened", "witnessed", "job"],
    learned: { code: "learned", items: [...from(1, 11), ...from(14, 16)] },
    candidate: { code: "candidate", label: "An event that may meet criterion A" },
    otherwise: { code: "none", label: "No event that may meet criterion A" },
    caveat: "An interview settles it.",
  },
  schedule: ["baseline"],
  sources: ["weathers-lec5"],
});
