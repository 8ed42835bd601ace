import { releaseLimits } from "./data/gate-limits.ts";
import type { ReleaseAssessment } from "./events.ts";

type Aldrete = ReleaseAssessment["aldrete"];

export type AldreteResult =
  | { readonly kind: "unknown"; readonly missing: readonly (keyof Aldrete)[] }
  | { readonly kind: "scored"; readonly total: number; readonly passes: boolean };

const items = ["activity", "respiration", "circulation", "consciousness", "oxygenation"] as const;

/** Sums the modified Aldrete score: 9 or more and no item of 0 lets leave (REL-2; aldrete1995). An open item makes it unknown. */
export const scoreAldrete = (aldrete: Aldrete): AldreteResult => {
  const missing = items.filter((item) => aldrete[item] === null);
  if (missing.length > 0) return { kind: "unknown", missing };
  const scores = items.map((item) => aldrete[item] ?? 0);
  const total = scores.reduce<number>((sum, score) => sum + score, 0);
  const { least, leastOfEach } = releaseLimits.aldrete;
  return { kind: "scored", total, passes: total >= least && scores.every((score) => score >= leastOfEach) };
};
