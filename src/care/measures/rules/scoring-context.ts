import { settled, type Protocol } from "#kernel/setting.ts";

import type { Threshold, Tunable } from "./instrument-definition.ts";
import type { LoadedScoring } from "./instrument-text.ts";

/** What a score depends on besides the answers. */
export type ScoringContext = {
  readonly protocol: Protocol;
  /** As recorded at birth; `null` where it is not known. */
  readonly sex: "male" | "female" | null;
  /** Suicidal behaviour within 3 months or since the last contact; `null` where nobody asked. */
  readonly behaviourRecent: boolean | null;
  /** What came with the licensed text. */
  readonly loaded: LoadedScoring | null;
};

/** The clinic's number, or the one of the sources. */
export const tuned = (protocol: Protocol, value: Tunable): number => (typeof value === "number" ? value : settled(protocol, value).value);

/** As `tuned`, for thresholds that may depend on the sex. */
export const thresholdOf = (threshold: Threshold, { protocol, sex }: Pick<ScoringContext, "protocol" | "sex">): number =>
  typeof threshold === "object" && "unspecified" in threshold
    ? tuned(protocol, threshold[sex ?? "unspecified"])
    : tuned(protocol, threshold);
