import type { Recorded } from "#kernel/stream.ts";

import type { Entry } from "./entry.ts";
import { toRecorded, type StoredFact } from "./facts.ts";

/** The facts that an entry's command made on this device. Their versions are given when they are merged. */
const localFacts = (entry: Entry): readonly StoredFact[] =>
  entry.facts.map((fact) => ({
    ...fact,
    version: 0,
    observedAt: entry.observedAt,
    deviceAt: entry.deviceAt,
    clockOffsetMs: entry.clockOffsetMs,
    receivedAt: null,
    actor: entry.actor,
    commandId: entry.commandId,
  }));

const versionOf = (confirmed: readonly StoredFact[]): number => confirmed.at(-1)?.version ?? 0;

/** Whether the confirmed facts reach far enough to hold whatever the server made of this entry. */
export const isConfirmed = (entry: Entry, confirmed: readonly StoredFact[]): boolean =>
  (entry.state.status === "acknowledged" && entry.state.version <= versionOf(confirmed)) ||
  confirmed.some((fact) => fact.commandId === entry.commandId);

/**
 * The stream as this device sees it: what the server confirmed, by version, then what was charted here and is not confirmed, in
 * the order in which it was charted. A confirmed fact takes the place of the local ones of its command; a refused command has none.
 */
export const mergeFacts = (confirmed: readonly StoredFact[], local: readonly Entry[]): readonly StoredFact[] => {
  const open = local.filter((entry) => entry.state.status !== "refused" && !isConfirmed(entry, confirmed));
  const from = versionOf(confirmed) + 1;
  return [...confirmed, ...open.flatMap(localFacts).map((fact, index) => ({ ...fact, version: from + index }))];
};

/** Whether two merges hold the same facts. A fact never changes but by its confirmation, which gives it the time of its receipt. */
export const areSame = (one: readonly StoredFact[], other: readonly StoredFact[]): boolean =>
  one.length === other.length &&
  one.every((fact, index) => {
    const twin = other[index];
    return (
      fact === twin ||
      (fact.receivedAt === null && twin?.receivedAt === null && fact.commandId === twin.commandId && fact.type === twin.type)
    );
  });

/** Reads merged facts with their stream's parser. */
export const readMerged = <Event extends { readonly type: string }>(
  parse: Parameters<typeof toRecorded<Event>>[0],
  facts: readonly StoredFact[],
): readonly Recorded<Event>[] => facts.map((fact) => toRecorded(parse, fact));

/** Takes newly confirmed facts over. Known versions stay as they are; after a gap nothing is taken, so that it is asked for again. */
export const withConfirmed = (known: readonly StoredFact[], answered: readonly StoredFact[]): readonly StoredFact[] => {
  const facts = [...known];
  for (const fact of answered) if (fact.version === versionOf(facts) + 1) facts.push(fact);
  return facts;
};
