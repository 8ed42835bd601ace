import { refuse, type Decision } from "#kernel/decision.ts";

import { valueRanges } from "./data/plausible-ranges.ts";
import { valuesIn, vitalUnits, type VitalParameter, type VitalValues } from "./vital-parameter.ts";

const names: Readonly<Record<VitalParameter, string>> = {
  systolic: "Systolic pressure",
  diastolic: "Diastolic pressure",
  heartRate: "Heart rate",
  saturation: "SpO2",
  respiration: "Respiratory rate",
  temperature: "Temperature",
  moaas: "MOAA/S",
  rass: "RASS",
  dissociation: "Dissociation",
  pain: "Pain",
  nausea: "Nausea",
};

const unitWords = (parameter: VitalParameter): string => (vitalUnits[parameter] === "{score}" ? "" : ` ${vitalUnits[parameter]}`);

export const isPossible = (parameter: VitalParameter, value: number): boolean => {
  const { possible, whole } = valueRanges[parameter];
  return Number.isFinite(value) && value >= possible[0] && value <= possible[1] && (!whole || Number.isInteger(value));
};

export const isPlausible = (parameter: VitalParameter, value: number): boolean => {
  const { plausible } = valueRanges[parameter];
  return isPossible(parameter, value) && value >= plausible[0] && value <= plausible[1];
};

/** What no reading can say, with its field (VIT-1, VIT-2, BP-2); undefined when the reading can be kept. */
export const impossibleIn = (values: VitalValues): Decision<never> | undefined => {
  const found = valuesIn(values);
  if (found.length === 0) return refuse("VIT-1", "Enter at least one value.");
  for (const [parameter, value] of found) {
    if (isPossible(parameter, value)) continue;
    const [low, high] = valueRanges[parameter].possible;
    const whole = valueRanges[parameter].whole ? "a whole number " : "";
    return refuse("VIT-2", `${names[parameter]} must be ${whole}between ${low} and ${high}${unitWords(parameter)}.`, parameter);
  }
  const { systolic, diastolic } = values;
  if (systolic !== undefined && diastolic !== undefined && diastolic.value >= systolic.value)
    return refuse("BP-2", "Diastolic must be below systolic.", "diastolic");
  return undefined;
};

/** The values that can be but hardly are (VIT-3): a person is asked to confirm them, a device's are kept and not judged. */
export const implausibleIn = (values: VitalValues): VitalParameter[] =>
  valuesIn(values)
    .filter(([parameter, value]) => !isPlausible(parameter, value))
    .map(([parameter]) => parameter);

/** The question that a person is asked about unusual values (VIT-3). */
export const unusualWords = (values: VitalValues, unusual: readonly VitalParameter[]): string => {
  const said = unusual.map((parameter) => `${names[parameter]} ${values[parameter]?.value ?? ""}${unitWords(parameter)}`);
  return `${said.join(", ")} is unusual. Check it, and confirm if it is so.`;
};
