import type { Query, QueryClient } from "@tanstack/react-query";
import * as z from "zod/mini";

import type { Read } from "../../http/contract.ts";
import type { KeptAnswers } from "./kept-answers.ts";

export type KeepReads = {
  readonly queries: QueryClient;
  readonly kept: KeptAnswers;
  readonly routes: readonly Read[];
  /** Whose answers are kept and given back now; undefined while nobody is known. */
  readonly owner: () => string | undefined;
  /** Whether a kept answer may be given back. */
  readonly isGood?: (answer: unknown) => Promise<boolean>;
};

/** How long the server may take before the kept answer is shown, in milliseconds. */
const patienceMs = 700;

const keep = ({ kept, owner }: KeepReads, { queryHash, state }: Query): void => {
  const person = owner();
  if (person === undefined) return;
  const keptAt = Temporal.Instant.fromEpochMilliseconds(state.dataUpdatedAt);
  void kept.write({ key: queryHash, owner: person, keptAt, answer: state.data }).catch(() => undefined);
};

const giveBack = async ({ queries, kept, owner, isGood = async () => true }: KeepReads, query: Query, route: Read): Promise<void> => {
  const person = owner();
  if (person === undefined || query.state.data !== undefined) return;
  const found = await kept.read(query.queryHash, person).catch(() => undefined);
  const { data } = z.safeParse(route.response, found?.answer);
  if (found === undefined || data === undefined || !(await isGood(data)) || query.state.data !== undefined) return;
  queries.setQueryData(query.queryKey, data, { updatedAt: found.keptAt.epochMilliseconds });
};

/**
 * Keeps the newest answer of some reads on the device, and gives it back, with the time at which it was true, where the server cannot
 * be asked: the first try failed, there is no network, or nothing came for a moment. A later answer takes its place.
 * @returns ends the keeping
 */
export const keepReads = (keeping: KeepReads): (() => void) => {
  const cache = keeping.queries.getQueryCache();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const routeOf = (query: Query): Read | undefined => keeping.routes.find(({ path }) => path === query.queryKey[0]);

  const look = (query: Query): void => {
    const route = routeOf(query);
    if (route === undefined || query.state.data !== undefined) return;
    const isStuck = query.state.fetchStatus === "paused" || query.state.fetchFailureCount > 0;
    const later = (): void => {
      timers.delete(timer);
      void giveBack(keeping, query, route);
    };
    const timer = setTimeout(later, isStuck ? 0 : patienceMs);
    timers.add(timer);
  };

  for (const query of cache.getAll()) {
    if (query.state.data === undefined) look(query);
    else if (routeOf(query) !== undefined) keep(keeping, query);
  }
  const stop = cache.subscribe((event) => {
    if (routeOf(event.query) === undefined) return;
    if (event.type === "added") look(event.query);
    if (event.type !== "updated") return;
    const { action } = event;
    if (action.type === "success" && action.manual !== true) keep(keeping, event.query);
    if (action.type === "failed" || action.type === "pause") look(event.query);
  });
  return () => {
    stop();
    for (const timer of timers) clearTimeout(timer);
  };
};
