import { settled, type Protocol } from "#kernel/setting.ts";
import { hoursBetween } from "#kernel/time.ts";

import {
  occasionsApart,
  pressureOccasions,
  pressureValid,
  uncontrolledDiastolic,
  uncontrolledSystolic,
} from "./data/screening-settings.ts";
import { absent, present, unknown, partlyAbsent, type FactCheck } from "./fact-check.ts";
import { isYoungerThan } from "./newest-results.ts";
import type { VitalsRecord } from "./screening.ts";

type Pressure = {
  readonly systolic: number;
  readonly diastolic: number;
  readonly at: VitalsRecord["measuredAt"];
  readonly recordId: string;
};

/** The last pressure of each occasion, oldest first: what is measured again after a rest stands for it. */
const occasionsOf = (pressures: readonly Pressure[], apart: number): readonly Pressure[] => {
  const occasions: { readonly start: Pressure; readonly last: Pressure }[] = [];
  for (const pressure of pressures) {
    const open = occasions.at(-1);
    if (open !== undefined && hoursBetween(open.start.at, pressure.at) < apart) occasions.splice(-1, 1, { ...open, last: pressure });
    else occasions.push({ start: pressure, last: pressure });
  }
  return occasions.map(({ last }) => last);
};

const pressuresOf = (vitals: readonly VitalsRecord[]): readonly Pressure[] =>
  vitals
    .flatMap(({ pressure, measuredAt, recordId }) =>
      pressure === null ? [] : [{ systolic: pressure.systolic.value, diastolic: pressure.diastolic.value, at: measuredAt, recordId }],
    )
    .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));

/** Uncontrolled hypertension by measured pressures (SCR-06): high on the newest occasions, as many as the clinic asks for. */
export const pressureCheck = (vitals: readonly VitalsRecord[], now: VitalsRecord["measuredAt"], protocol: Protocol): FactCheck | null => {
  const valid = settled(protocol, pressureValid);
  const recent = pressuresOf(vitals).filter(({ at }) => isYoungerThan(valid, at, now));
  const needed = settled(protocol, pressureOccasions).value;
  const newest = occasionsOf(recent, settled(protocol, occasionsApart).value).slice(-needed);
  if (newest.length === 0) return null;
  const [systolicFrom, diastolicFrom] = [settled(protocol, uncontrolledSystolic).value, settled(protocol, uncontrolledDiastolic).value];
  const isHigh = ({ systolic, diastolic }: Pressure): boolean => systolic >= systolicFrom || diastolic >= diastolicFrom;
  const high = newest.filter(isHigh).length;
  const shown = newest.map(({ systolic, diastolic }) => `${systolic}/${diastolic}`).join(", ");
  const reason = `Measured ${shown} mmHg: high on ${high} of ${newest.length}, ${needed} needed.`;
  const records = newest.map(({ recordId }) => recordId);
  if (high === needed) return present(reason, records);
  if (high > 0) return unknown(reason, records);
  return newest.length === needed ? absent(reason, records) : partlyAbsent(reason, records);
};
