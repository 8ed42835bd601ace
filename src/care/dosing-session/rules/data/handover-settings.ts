import type { ListSetting, NumberSetting, Setting } from "#kernel/setting.ts";

import { numberSetting, proposed } from "./number-setting.ts";

/** How long somebody may say that a break takes. No source names one: a proposal, short enough that a watch does not go to sleep. */
const breakLengths: ListSetting<"min"> = {
  kind: "list",
  key: "handover.breakLengths",
  label: "A break is offered for",
  value: [5, 10, 15, 30],
  unit: "min",
  absolute: [1, 120],
  recommended: [5, 45],
  ...proposed,
  owner: "medical-director",
};

/** How long after the time that was said a break is shown as too long. Evidence: proposal. */
const breakGrace: NumberSetting<"min"> = numberSetting(
  "handover.breakGrace",
  "A break is shown as too long after the time that was said, and",
  [0, "min"],
  [
    [0, 15],
    [0, 5],
  ],
);

/** How many of the newest notes the summary of a handover holds. Evidence: proposal. */
const summaryNotes: NumberSetting<"1"> = numberSetting(
  "handover.summaryNotes",
  "Newest notes in the summary of a handover",
  [3, "1"],
  [
    [0, 20],
    [3, 10],
  ],
);

export const handoverTimes = { breakLengths, breakGrace, summaryNotes } as const;

export const handoverSettings: readonly Setting[] = Object.values(handoverTimes);
