import { defineInstrument, noneMissing } from "../define-instrument.ts";
import { srsCut } from "./measures-settings.ts";

/** How a session was: four places on a line. Below the cut the therapist talks about it. Source: miller2003. Owner: medical director. */
export const srs = defineInstrument({
  id: "srs",
  construct: "alliance",
  lookback: "session",
  itemCounts: [4],
  answers: { kind: "line", min: 0, max: 10 },
  total: { kind: "sum", times: 1, missing: noneMissing },
  range: { min: 0, max: 40 },
  higherIsBetter: true,
  bands: [
    { min: 0, code: "below", label: "Below cut-off" },
    { min: srsCut, code: "good", label: "Good" },
  ],
  flags: [{ rule: "SR-15", when: "total-below", value: srsCut }],
  schedule: ["end of every therapy session"],
  sources: ["miller2003", "camcops"],
});
