import type { NumberSetting } from "#kernel/setting.ts";

const label = { kind: "number", evidence: "label", sources: ["spravato-dosing-hcp", "rems-pmf-2024"], owner: "medical-director" } as const;

/**
 * The label's times around a dose of esketamine. The room's gates and the programme's form judge by the same ones; they are set among the
 * dosing session's settings (`session-settings.ts`), and sessions keep them under these keys.
 */
export const esketamineTiming = {
  /** At least two hours by the label: a clinic may watch longer, never shorter. */
  observation: {
    ...label,
    key: "discharge.minObservation.esketamine",
    label: "Esketamine: least observation since the first device",
    value: 120,
    unit: "min",
    absolute: [120, 480],
    recommended: [120, 240],
  },
  pressureAt: {
    ...label,
    key: "vitals.IN-ESK.pressureAt",
    label: "Esketamine: blood pressure about, from the first device",
    value: 40,
    unit: "min",
    absolute: [30, 50],
    recommended: [40, 40],
  },
  /** "About 40 minutes" is the label's word; how much that may be off is ours. The other sets of the route go by it, too. */
  tolerance: {
    ...label,
    evidence: "proposal",
    sources: ["proposed-default"],
    key: "vitals.IN-ESK.tolerance",
    label: "Esketamine, from the first device: a set may be early or late by",
    value: 10,
    unit: "min",
    absolute: [1, 10],
    recommended: [2, 10],
  },
} as const satisfies Readonly<Record<string, NumberSetting<"min">>>;
