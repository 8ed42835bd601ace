import type { ChangeRules } from "./instrument-definition.ts";

export type Change = {
  /** Current minus baseline: negative is better. */
  readonly difference: number;
  /** One decimal; `null` when the baseline is 0. */
  readonly percentDrop: number | null;
  readonly minimalImportant: boolean;
  readonly response: boolean;
  /** `null` where the sources define none for this instrument. */
  readonly remission: boolean | null;
  readonly reliableImprovement: boolean;
  readonly deterioration: boolean;
  readonly clinicallySignificant: boolean | null;
};

const isResponse = (rules: ChangeRules, baseline: number, drop: number): boolean =>
  rules.response.kind === "point-drop" ? drop >= rules.response.points : baseline > 0 && drop * 100 >= rules.response.percent * baseline;

/** Reads a total against the baseline total (MSR-6 to MSR-9). Worked on whole numbers; only the shown percentage is rounded. */
export const changeFromBaseline = (rules: ChangeRules, baseline: number, current: number): Change => {
  const drop = baseline - current;
  const reliableImprovement = drop >= rules.reliable;
  return {
    difference: current - baseline,
    percentDrop: baseline === 0 ? null : Math.round((drop / baseline) * 1000) / 10,
    minimalImportant: drop >= rules.minimalImportant,
    response: isResponse(rules, baseline, drop),
    remission: rules.remissionBelow === null ? null : current < rules.remissionBelow,
    reliableImprovement,
    deterioration: -drop >= rules.reliable,
    clinicallySignificant: rules.significantAtMost === null ? null : reliableImprovement && current <= rules.significantAtMost,
  };
};
