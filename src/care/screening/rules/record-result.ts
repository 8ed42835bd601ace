import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import { minutesBetween, type Instant } from "#kernel/time.ts";

import { labTests } from "./data/lab-tests.ts";
import { clockTolerance, possible } from "./data/measurement-limits.ts";
import type { LabValue, ScreeningEvent } from "./events.ts";
import type { LabRecord, Screening, VitalsRecord } from "./screening.ts";

export type LabResult = Omit<LabRecord, "type" | "recordId" | "recordedBy" | "struck">;
export type VitalsResult = Omit<VitalsRecord, "type" | "recordId" | "recordedBy" | "struck">;

const isAhead = (at: Instant, { now }: CommandMeta): boolean => minutesBetween(now, at) > clockTolerance.value;

const ahead = (field: string): Decision<ScreeningEvent> => refuse("LAB-3", "This time lies ahead of now. Please correct it.", field);

const strangeValue = ({ values, lab }: LabResult): LabValue | undefined =>
  values.find(
    ({ analyte, unit, lower, upper }) =>
      !labTests[lab].analytes.some((one) => one.id === analyte && one.unit === unit) ||
      (lower !== null && upper !== null && lower >= upper),
  );

/** Keeps a test's result as the laboratory reported it. Refused only when it is malformed (LAB-3). */
export const recordLabResult = (_: Screening, result: LabResult, meta: CommandMeta): Decision<ScreeningEvent> => {
  if (isAhead(result.collectedAt, meta)) return ahead("collectedAt");
  if (!labTests[result.lab].outcomes.includes(result.outcome)) {
    return refuse("LAB-3", "This test does not come out like that. Please choose again.", "outcome");
  }
  const strange = strangeValue(result);
  if (strange !== undefined) {
    return refuse("LAB-3", "This value does not belong to this test, or its limits are the wrong way round.", `values.${strange.analyte}`);
  }
  return accept({ type: "lab-recorded", recordId: meta.commandId, ...result, values: result.values.map((one) => ({ ...one })) });
};

const isOutside = (value: number | undefined, [lowest, highest]: readonly [number, number]): boolean =>
  value !== undefined && (value < lowest || value > highest);

/** Keeps a pressure at rest, a weight or a height. Refused only when it is malformed or nobody's (LAB-4). */
export const recordVitals = (_: Screening, result: VitalsResult, meta: CommandMeta): Decision<ScreeningEvent> => {
  const { pressure, weight, height, measuredAt } = result;
  if (pressure === null && weight === null && height === null) return refuse("LAB-4", "Write at least one of the values.", "pressure");
  if (isAhead(measuredAt, meta)) return ahead("measuredAt");
  if (pressure !== null && pressure.diastolic.value >= pressure.systolic.value) {
    return refuse("LAB-4", "The lower number must be below the upper one.", "diastolic");
  }
  const outside = [
    ["systolic", pressure?.systolic.value, possible.systolic],
    ["diastolic", pressure?.diastolic.value, possible.diastolic],
    ["weight", weight?.value, possible.weight],
    ["height", height?.value, possible.height],
  ] as const;
  const wrong = outside.find(([, value, limits]) => isOutside(value, limits));
  if (wrong !== undefined) return refuse("LAB-4", `Nobody measures ${wrong[1]} here. Please look again.`, wrong[0]);
  return accept({ type: "vitals-recorded", recordId: meta.commandId, ...result });
};

/** Marks a result as entered in error. It stays on record and counts nowhere (LAB-5). */
export const strikeResult = (
  { labs, vitals }: Screening,
  { recordId, reason }: { readonly recordId: string; readonly reason: string },
): Decision<ScreeningEvent> => {
  const found = [...labs, ...vitals].find((one) => one.recordId === recordId);
  if (found === undefined) return refuse("LAB-5", "There is no such result here.");
  if (found.struck !== null) return refuse("LAB-5", "It was marked as entered in error before.");
  return accept({ type: "result-struck", recordId, reason });
};
