import { gad7 } from "./data/gad7.ts";
import { pcl5 } from "./data/pcl5.ts";
import { phq9 } from "./data/phq9.ts";
import type { InstrumentDefinition, InstrumentId } from "./instrument-definition.ts";

const definitions: Readonly<Record<InstrumentId, InstrumentDefinition>> = { phq9, gad7, pcl5 };

/** The definition under which this instrument is asked and scored today. */
export const instrumentOf = (id: InstrumentId): InstrumentDefinition => definitions[id];

/** What a patient is asked before treatment, so that every later change has its baseline (instruments.json, schedule). */
export const baselineInstruments: readonly InstrumentId[] = ["phq9", "gad7", "pcl5"];
