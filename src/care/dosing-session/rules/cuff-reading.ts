import type { JudgedSample } from "./judge-sample.ts";
import type { StreamJudging } from "./stream-protocol.ts";
import type { Trace } from "./trace.ts";
import type { VitalValues } from "./vital-parameter.ts";

/** The cuff values that were last seen, and when (milliseconds since 1970). */
export type Cuff = { readonly systolic: number; readonly diastolic: number; readonly at: number };

type Beside = { readonly heartRate?: Trace; readonly saturation?: Trace; readonly respiration?: Trace };

const recent = (trace: Trace | undefined, at: number, { besideCuff }: StreamJudging): number | undefined => {
  const last = trace?.points.at(-1);
  return last !== undefined && Math.abs(at - last.at) <= besideCuff * 1000 ? last.value : undefined;
};

/**
 * A new cuff reading, with the streamed values beside it, to be charted. A monitor shows its last cuff values until the next ones:
 * the same values, repeated without a pause, are one reading (SAMPLE-6).
 */
export const cuffReading = (
  known: Cuff | null,
  { at, values }: JudgedSample,
  beside: Beside,
  judging: StreamJudging,
): { readonly cuff: Cuff | null; readonly reading?: VitalValues } => {
  const { sbp, dbp } = values;
  if (sbp === undefined || dbp === undefined) return { cuff: known };
  const cuff = { systolic: sbp, diastolic: dbp, at: at.epochMilliseconds };
  const isSame = known?.systolic === sbp && known.diastolic === dbp && Math.abs(cuff.at - known.at) <= judging.sameCuffReading * 1000;
  if (isSame) return { cuff: cuff.at > known.at ? cuff : known };
  const heartRate = recent(beside.heartRate, cuff.at, judging);
  const saturation = recent(beside.saturation, cuff.at, judging);
  const respiration = recent(beside.respiration, cuff.at, judging);
  return {
    cuff,
    reading: {
      systolic: { value: sbp, unit: "mm[Hg]" },
      diastolic: { value: dbp, unit: "mm[Hg]" },
      ...(heartRate === undefined ? {} : { heartRate: { value: heartRate, unit: "/min" } }),
      ...(saturation === undefined ? {} : { saturation: { value: saturation, unit: "%" } }),
      ...(respiration === undefined ? {} : { respiration: { value: respiration, unit: "/min" } }),
    },
  };
};
