import type { VitalParameter } from "../vital-parameter.ts";

/**
 * `plausible`: outside of it a person is asked, and a device's value is judged by ALM-11 alone (proposed-default). `possible`: outside
 * of it the value is refused (proposal: what an instrument can show at all; scales by their definition). Owner: medical director.
 */
export type ValueRange = {
  readonly plausible: readonly [number, number];
  readonly possible: readonly [number, number];
  /** A score has no half. */
  readonly whole: boolean;
};

const scale = (from: number, to: number): ValueRange => ({ plausible: [from, to], possible: [from, to], whole: true });

export const valueRanges: Readonly<Record<VitalParameter, ValueRange>> = {
  systolic: { plausible: [50, 300], possible: [0, 400], whole: false },
  diastolic: { plausible: [20, 200], possible: [0, 300], whole: false },
  heartRate: { plausible: [20, 250], possible: [0, 400], whole: false },
  saturation: { plausible: [50, 100], possible: [0, 100], whole: false },
  respiration: { plausible: [4, 60], possible: [0, 150], whole: false },
  temperature: { plausible: [30, 43], possible: [20, 48], whole: false },
  moaas: scale(0, 5),
  rass: scale(-5, 4),
  dissociation: scale(0, 10),
  pain: scale(0, 10),
  nausea: scale(0, 10),
};
