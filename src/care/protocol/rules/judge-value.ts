import { unreachable } from "#kernel/decision.ts";
import type { ListSetting, NumberSetting, Protocol, Setting, SettingValue } from "#kernel/setting.ts";

/** What a value would be: refused with the rule and the reason, in need of a second person, or within what is recommended. */
export type Judgement =
  | { readonly is: "refused"; readonly rule: string; readonly message: string }
  | { readonly is: "needs-second"; readonly message: string }
  | { readonly is: "recommended" };

const refused = (rule: string, message: string): Judgement => ({ is: "refused", rule, message });
const wrongKind = (message: string): Judgement => refused("PRO-2", message);

type Numeric = NumberSetting | ListSetting;

const inWords = ([from, to]: readonly [number, number], unit: string): string => `${from} to ${to} ${unit === "{score}" ? "points" : unit}`;
const within = (value: number, [from, to]: readonly [number, number]): boolean => value >= from && value <= to;

const judgeBounds = (setting: Numeric, values: readonly number[]): Judgement => {
  if (!values.every((value) => within(value, setting.absolute)))
    return refused("PRO-3", `Only ${inWords(setting.absolute, setting.unit)} can be set.`);
  return values.every((value) => within(value, setting.recommended))
    ? { is: "recommended" }
    : { is: "needs-second", message: `Outside of what is recommended, ${inWords(setting.recommended, setting.unit)}.` };
};

const numberOf = (key: string | undefined, settings: readonly Setting[], { values }: Protocol): number | undefined => {
  const other = settings.find((one) => one.key === key);
  const value = other && (values[other.key] ?? other.value);
  return typeof value === "number" ? value : undefined;
};

/** Settings that belong in an order keep it, whichever of them is changed (PRO-4). */
const judgeOrder = (setting: NumberSetting, value: number, settings: readonly Setting[], protocol: Protocol): Judgement | undefined => {
  const labelOf = (key: string | undefined): string => settings.find((one) => one.key === key)?.label ?? "";
  const floor = numberOf(setting.atLeast, settings, protocol);
  const ceiling = numberOf(setting.atMost, settings, protocol);
  if (floor !== undefined && value < floor) return refused("PRO-4", `This may not be below "${labelOf(setting.atLeast)}", ${floor}.`);
  if (ceiling !== undefined && value > ceiling) return refused("PRO-4", `This may not be above "${labelOf(setting.atMost)}", ${ceiling}.`);
  for (const other of settings) {
    if (other.kind !== "number") continue;
    const held = numberOf(other.key, settings, protocol) ?? other.value;
    if (other.atLeast === setting.key && held < value) return refused("PRO-4", `"${other.label}", ${held}, may not be below this.`);
    if (other.atMost === setting.key && held > value) return refused("PRO-4", `"${other.label}", ${held}, may not be above this.`);
  }
  return undefined;
};

const rises = (values: readonly number[]): boolean => values.every((value, index) => index === 0 || value > (values[index - 1] ?? value));

/** Judges a new value of a setting against its kind, its bounds and the settings that it is ordered with (PRO-2, PRO-3, PRO-4, PRO-5). */
export const judgeValue = (setting: Setting, value: SettingValue, settings: readonly Setting[], protocol: Protocol): Judgement => {
  switch (setting.kind) {
    case "number":
      if (typeof value !== "number" || !Number.isFinite(value)) return wrongKind("Give one number.");
      return judgeOrder(setting, value, settings, protocol) ?? judgeBounds(setting, [value]);
    case "list":
      // Where the sources name none, none is a value; it is no way to switch a schedule off.
      if (typeof value !== "object" || !value.every(Number.isFinite) || (value.length === 0 && setting.value.length > 0))
        return wrongKind("Give at least one number.");
      return rises(value) ? judgeBounds(setting, value) : wrongKind("Give the numbers in rising order, each once.");
    case "choice": {
      if (typeof value !== "string" || !setting.options.includes(value)) return wrongKind(`Choose one of ${setting.options.join(", ")}.`);
      return setting.recommended.includes(value) ? { is: "recommended" } : { is: "needs-second", message: "Not what is recommended." };
    }
    default:
      return unreachable(setting);
  }
};
