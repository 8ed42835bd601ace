import type { InstrumentId } from "./instrument-definition.ts";

/** What a patient is asked before treatment, so that every later change has its baseline (proposed-default). */
export const baselineInstruments = ["phq9", "gad7", "pcl5"] as const satisfies readonly InstrumentId[];
export type BaselineInstrument = (typeof baselineInstruments)[number];

/** What can be followed over time with the wording that Kapstone ships: it has a total, and the patient answers it. */
export const followedInstruments: readonly InstrumentId[] = ["phq9", "gad7", "pcl5", "phq2", "pswq"];
