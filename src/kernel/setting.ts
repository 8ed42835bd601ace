import { quantity, type Quantity, type Unit } from "./quantity.ts";
import type { ReferenceId } from "./short-citations.ts";

/** How well a value is founded: the drug's label, a guideline, a study, common practice, law, or a proposal of this project. */
export type Evidence = "label" | "guideline" | "study" | "practice" | "law" | "proposal";

type Founded = {
  /** Unique and kept for ever: `preDose.systolic.stop`. */
  readonly key: string;
  /** What it is, in words for the medical director. */
  readonly label: string;
  readonly evidence: Evidence;
  /** References of the clinical sources. */
  readonly sources: readonly ReferenceId[];
  readonly owner: "medical-director";
};

type Bounded = {
  /** Outside these nothing is ever set. */
  readonly absolute: readonly [lowest: number, highest: number];
  /** Outside these a second person confirms. */
  readonly recommended: readonly [lowest: number, highest: number];
};

/** Keys of other settings that it never stands below or above: amber never beyond red, a first dose never above the most. */
type Ordered = { readonly atLeast?: string; readonly atMost?: string };

/** One number with its unit. */
export type NumberSetting<U extends Unit = Unit> = Founded &
  Bounded &
  Ordered & { readonly kind: "number"; readonly value: number; readonly unit: U };

/** Numbers in rising order, such as the minutes of a schedule; the bounds hold for each. */
export type ListSetting<U extends Unit = Unit> = Founded &
  Bounded & { readonly kind: "list"; readonly value: readonly number[]; readonly unit: U };

/** One of a few words, such as a switch. What is not recommended needs a second person. */
export type ChoiceSetting<C extends string = string> = Founded & {
  readonly kind: "choice";
  readonly value: C;
  readonly options: readonly C[];
  readonly recommended: readonly C[];
};

/** A shipped default that a clinic's medical director may change. The value stands here and nowhere else. */
export type Setting = NumberSetting | ListSetting | ChoiceSetting;
export type SettingValue = number | readonly number[] | string;

/** What a clinic works by: the values that it changed. `version` counts its changes; 0 is as shipped. */
export type Protocol = { readonly version: number; readonly values: Readonly<Record<string, SettingValue>> };

export const shippedProtocol: Protocol = { version: 0, values: {} };

/** The clinic's value of a setting, or the shipped one. */
export const settled = <U extends Unit>({ values }: Protocol, setting: NumberSetting<U>): Quantity<U> => {
  const own = values[setting.key];
  return quantity(typeof own === "number" ? own : setting.value, setting.unit);
};

export const settledList = <U extends Unit>({ values }: Protocol, setting: ListSetting<U>): readonly Quantity<U>[] => {
  const own = values[setting.key];
  return (typeof own === "object" ? own : setting.value).map((one) => quantity(one, setting.unit));
};

export const settledChoice = <C extends string>({ values }: Protocol, setting: ChoiceSetting<C>): C =>
  setting.options.find((one) => one === values[setting.key]) ?? setting.value;

/** Every value of these settings written out, so that a later default does not change what was decided by them. */
export const snapshotOf = ({ version, values }: Protocol, settings: readonly Setting[]): Protocol => ({
  version,
  values: Object.fromEntries(settings.map(({ key, value }) => [key, values[key] ?? value])),
});
