import type { GateReading } from "#kernel/gate.ts";

import type { ScreeningEvent } from "./events.ts";

export type KeptReading = Extract<ScreeningEvent, { type: "screening-decided" }>["reading"];

/** What the ADMIT gate saw, as it is kept with a decision and sent to a screen. */
export const keptReading = ({ conditions, overrides }: GateReading): KeptReading => ({
  gate: "ADMIT",
  conditions: conditions.map((one) => ({ ...one })),
  overrides: overrides.map((one) => ({ ...one })),
});
