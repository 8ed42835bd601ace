import type { Uuid } from "#kernel/ids.ts";

import type { Unsent } from "../unsent.ts";
import type { KeptSample, KeptSummary, Loss } from "./kept-sample.ts";

/** What each person has waiting, and what was lost. `kept` is in order. */
export const summaryOf = (kept: readonly Pick<KeptSample, "personId" | "at">[], losses: readonly Loss[]): KeptSummary => {
  const unsent = new Map<Uuid, Unsent>();
  for (const { personId, at } of kept) {
    const known = unsent.get(personId);
    unsent.set(personId, { personId, count: (known?.count ?? 0) + 1, since: known?.since ?? at });
  }
  return { unsent: [...unsent.values()], losses };
};

/** What two stores keep together. */
export const joined = (one: KeptSummary, other: KeptSummary): KeptSummary => {
  const unsent = new Map(one.unsent.map((each) => [each.personId, each]));
  for (const each of other.unsent) {
    const known = unsent.get(each.personId);
    unsent.set(each.personId, known === undefined ? each : { ...known, count: known.count + each.count });
  }
  return { unsent: [...unsent.values()], losses: [...one.losses, ...other.losses] };
};
