import { celsius, mmHg, perMinute, percent, score } from "#kernel/quantity.ts";

import type { VitalValues } from "../../rules/vital-parameter.ts";

/** What was typed into the vitals row, as text. */
export type TypedVitals = {
  readonly pressure: string;
  readonly heartRate: string;
  readonly saturation: string;
  readonly respiration: string;
  readonly temperature: string;
  readonly moaas: string;
  readonly rass: string;
  readonly dissociation: string;
};

export const noVitals: TypedVitals = {
  pressure: "",
  heartRate: "",
  saturation: "",
  respiration: "",
  temperature: "",
  moaas: "",
  rass: "",
  dissociation: "",
};

export type ParsedVitals = { readonly values: VitalValues; readonly problems: readonly (keyof TypedVitals)[] };

const numberIn = (text: string): number | undefined => {
  const plain = text.trim().replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
};

/** A score with a sign, as RASS is written: "+2", "-3", and the minus that a keyboard of a tablet makes. */
export const signedIn = (text: string): number | undefined => {
  const plain = text.trim().replace("−", "-");
  return /^[+-]?\d+$/.test(plain) ? Number(plain) : undefined;
};

/** "120/80", "120 80" or "120-80": two pressures in one field, as they are spoken. */
const pressuresIn = (text: string): readonly [number, number] | undefined => {
  const found = /^\s*(\d{2,3})\s*[/\- ]\s*(\d{2,3})\s*$/.exec(text);
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
};

const readers = {
  heartRate: (value: number) => ({ heartRate: perMinute(value) }),
  saturation: (value: number) => ({ saturation: percent(value) }),
  respiration: (value: number) => ({ respiration: perMinute(value) }),
  temperature: (value: number) => ({ temperature: celsius(value) }),
  moaas: (value: number) => ({ moaas: score(value) }),
  rass: (value: number) => ({ rass: score(value) }),
  dissociation: (value: number) => ({ dissociation: score(value) }),
} as const;

const fields = ["heartRate", "saturation", "respiration", "temperature", "moaas", "rass", "dissociation"] as const;

/** Reads the row. A field left empty was not taken; one that is no number is named and nothing is charted from it. */
export const parseVitals = (typed: TypedVitals): ParsedVitals => {
  const problems: (keyof TypedVitals)[] = [];
  let values: VitalValues = {};
  if (typed.pressure.trim() !== "") {
    const pressures = pressuresIn(typed.pressure);
    if (pressures === undefined) problems.push("pressure");
    else values = { systolic: mmHg(pressures[0]), diastolic: mmHg(pressures[1]) };
  }
  for (const field of fields) {
    if (typed[field].trim() === "") continue;
    const value = field === "rass" ? signedIn(typed[field]) : numberIn(typed[field]);
    if (value === undefined) problems.push(field);
    else values = { ...values, ...readers[field](value) };
  }
  return { values, problems };
};
