import { formatNumber } from "#ui/words/format.ts";

import type { SettingView } from "../contract.ts";

type Value = SettingView["value"];

/** UCUM codes that people do not read; the others read as they are. */
const readable: Readonly<Record<string, string>> = {
  "mm[Hg]": "mmHg",
  Cel: "°C",
  "{score}": "points",
  a: "years",
  mo: "months",
  wk: "weeks",
  d: "days",
  "[lb_av]": "lb",
  ug: "µg",
  uL: "µL",
  // The unit of a bare number.
  "1": "",
};

export const unitWords = (unit: string | null): string => (unit === null ? "" : (readable[unit] ?? unit));

/** A value with its unit, for a person. */
export const valueWords = (value: Value, unit: string | null, locale: string, none = ""): string => {
  if (typeof value === "string") return value;
  const numbers = typeof value === "number" ? [value] : value;
  if (numbers.length === 0) return none;
  const written = numbers.map((one) => formatNumber(one, locale, { maximumFractionDigits: 3 })).join(", ");
  return `${written} ${unitWords(unit)}`.trimEnd();
};

/** What was typed, as a value of the setting's kind; undefined while it is none. */
export const valueFrom = (kind: SettingView["kind"], typed: string): Value | undefined => {
  const text = typed.trim();
  if (text === "") return undefined;
  if (kind === "choice") return text;
  const numbers = (kind === "list" ? text.split(/[,;\s]+/u).filter((part) => part !== "") : [text]).map((part) =>
    Number(part.replace(",", ".")),
  );
  if (!numbers.every(Number.isFinite)) return undefined;
  return kind === "list" ? numbers : numbers[0];
};
