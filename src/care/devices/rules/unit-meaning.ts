import { unitNames } from "./data/unit-names.ts";
import { unitsOf, type DeviceParameter, type DeviceUnit } from "./device-parameter.ts";
import type { SentCode } from "./sent-message.ts";

export type UnitMeaning =
  | { readonly is: "unit"; readonly unit: DeviceUnit }
  | { readonly is: "none" }
  | { readonly is: "unknown" }
  /** A unit of something else: the code was used for another quantity, or the unit contradicts itself. */
  | { readonly is: "other-quantity" };

const entriesOf = ({ code, text }: SentCode) =>
  [code, text].flatMap((name) => {
    const found = unitNames.find(({ names }) => names.includes(name.trim().toUpperCase()));
    return found === undefined ? [] : [found];
  });

/**
 * In which unit a parameter was sent (DEV-14). No unit is taken for granted: what comes without one has the unit of the device's own
 * table, or none.
 */
export const unitMeaning = (parameter: DeviceParameter, sent: SentCode | null, usual: DeviceUnit | null): UnitMeaning => {
  if (sent === null) return usual === null ? { is: "none" } : { is: "unit", unit: usual };
  const entries = entriesOf(sent);
  const [entry] = entries;
  if (entry === undefined) return { is: "unknown" };
  if (entries.some((one) => one !== entry)) return { is: "other-quantity" };
  if (!unitsOf[parameter].includes(entry.unit)) return { is: "other-quantity" };
  if (entry.of === "breaths" && parameter !== "rr") return { is: "other-quantity" };
  if (entry.of === "beats" && parameter === "rr") return { is: "other-quantity" };
  return { is: "unit", unit: entry.unit };
};
