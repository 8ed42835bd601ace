import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import type { Entry } from "./entry.ts";

/** What one person charted on this device and the server does not have yet. `since`: the oldest of it, by the server's clock. */
export type Unsent = { readonly personId: Uuid; readonly count: number; readonly since: Instant };

/** Per person, who waits longest first. Refused entries are none: the server has answered them. */
export const unsentByPerson = (entries: readonly Entry[]): readonly Unsent[] => {
  const found = new Map<Uuid, Unsent>();
  for (const { actor, madeAt, state } of entries) {
    if (state.status !== "waiting") continue;
    const known = found.get(actor.id);
    const since = known !== undefined && Temporal.Instant.compare(known.since, madeAt) <= 0 ? known.since : madeAt;
    found.set(actor.id, { personId: actor.id, count: (known?.count ?? 0) + 1, since });
  }
  return [...found.values()].toSorted((one, other) => Temporal.Instant.compare(one.since, other.since));
};
