import type { Finding } from "#care/screening/rules/findings.ts";

import { flagFindings, type FlagGroup } from "./data/flag-findings.ts";

/** What the banner says of one group: what is so, and what nobody knows with who can find out. */
export type BannerFlags = {
  readonly present: readonly { readonly id: string; readonly label: string; readonly level: Finding["level"] }[];
  readonly unknown: readonly { readonly id: string; readonly label: string; readonly askedOf: NonNullable<Finding["resolvedBy"]>["by"] }[];
};

/**
 * The psychiatric or cardiac flags of the banner, from the findings of screening (FLAG-1). One that nobody answered is unknown, with
 * who can find out, and never left out (FLAG-2); one about another drug does not count.
 */
export const bannerFlags = (findings: readonly Finding[], group: FlagGroup): BannerFlags => {
  const ids: readonly string[] = flagFindings[group];
  const own = findings.filter(({ id, applies }) => applies && ids.includes(id));
  return {
    present: own.filter(({ status }) => status === "present").map(({ id, label, level }) => ({ id, label, level })),
    unknown: own
      .filter(({ status }) => status === "unknown")
      .map(({ id, label, resolvedBy }) => ({ id, label, askedOf: resolvedBy?.by ?? "prescriber" })),
  };
};
