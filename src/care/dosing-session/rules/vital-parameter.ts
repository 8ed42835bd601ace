import type { Quantity } from "#kernel/quantity.ts";

/** What is charted or streamed in a session. The three scales of 0 to 10 are the patient's own word. */
export const vitalParameters = [
  "systolic",
  "diastolic",
  "heartRate",
  "saturation",
  "respiration",
  "temperature",
  "moaas",
  "rass",
  "dissociation",
  "pain",
  "nausea",
] as const;
export type VitalParameter = (typeof vitalParameters)[number];

export const vitalUnits = {
  systolic: "mm[Hg]",
  diastolic: "mm[Hg]",
  heartRate: "/min",
  saturation: "%",
  respiration: "/min",
  temperature: "Cel",
  moaas: "{score}",
  rass: "{score}",
  dissociation: "{score}",
  pain: "{score}",
  nausea: "{score}",
} as const satisfies Readonly<Record<VitalParameter, string>>;

/** Any of the values, each with its UCUM unit; one that was not taken is left out. */
export type VitalValues = {
  readonly [Parameter in VitalParameter]?: Quantity<(typeof vitalUnits)[Parameter]> | undefined;
};

/** The values that are there, as `[parameter, number]`, in the order of the flowsheet. */
export const valuesIn = (values: VitalValues): readonly (readonly [VitalParameter, number])[] =>
  vitalParameters.flatMap((parameter) => {
    const found = values[parameter];
    return found === undefined ? [] : [[parameter, found.value] as const];
  });
