import { settled, settledChoice, type Protocol } from "#kernel/setting.ts";

import { circulationBands } from "./data/aldrete-bands.ts";
import { pressureVariant, releaseLimits } from "./data/release-settings.ts";
import type { ReleaseAssessment } from "./stored-assessment.ts";

type Aldrete = ReleaseAssessment["aldrete"];

export type AldreteResult =
  | { readonly kind: "unknown"; readonly missing: readonly (keyof Aldrete)[] }
  | { readonly kind: "scored"; readonly total: number; readonly passes: boolean };

const items = ["activity", "respiration", "circulation", "consciousness", "oxygenation"] as const;

/** Sums the modified Aldrete score: 9 or more and no item of 0 lets leave (REL-2; aldrete1995). An open item makes it unknown. */
export const scoreAldrete = (aldrete: Aldrete, protocol: Protocol): AldreteResult => {
  const missing = items.filter((item) => aldrete[item] === null);
  if (missing.length > 0) return { kind: "unknown", missing };
  const scores = items.map((item) => aldrete[item] ?? 0);
  const total = scores.reduce<number>((sum, score) => sum + score, 0);
  const [least, leastOfEach] = [settled(protocol, releaseLimits.aldreteLeast).value, settled(protocol, releaseLimits.aldreteEach).value];
  return { kind: "scored", total, passes: total >= least && scores.every((score) => score >= leastOfEach) };
};

/**
 * The item of circulation by a systolic pressure and its baseline, both in mm[Hg], in the clinic's variant (REL-16). It is a proposal: the
 * person who assesses gives the score.
 */
export const circulationScore = (systolic: number, baseline: number, protocol: Protocol): 0 | 1 | 2 => {
  const variant = settledChoice(protocol, pressureVariant);
  const away = Math.abs(systolic - baseline);
  const [full, none] = circulationBands[variant].map((band) => (variant === "percent" ? (band * baseline) / 100 : band));
  if (full === undefined || none === undefined || away >= none) return 0;
  return away <= full ? 2 : 1;
};
