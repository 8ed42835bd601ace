import type { Unit } from "#kernel/quantity.ts";
import type { Evidence, NumberSetting } from "#kernel/setting.ts";
import type { ReferenceId } from "#kernel/short-citations.ts";

type Bounds = readonly [lowest: number, highest: number];
type Founding = { readonly evidence: Evidence; readonly sources: readonly ReferenceId[] };

/** Most numbers of a session are proposals: the sources give none, or give this one as a proposed default. */
export const proposed: Founding = { evidence: "proposal", sources: ["proposed-default"] };

/** One number that the medical director may change. `absolute` and `recommended` are this project's proposals. */
export const numberSetting = <U extends Unit>(
  key: string,
  label: string,
  [value, unit]: readonly [number, U],
  [absolute, recommended]: readonly [Bounds, Bounds],
  founding: Founding = proposed,
): NumberSetting<U> => ({ kind: "number", key, label, value, unit, absolute, recommended, ...founding, owner: "medical-director" });
