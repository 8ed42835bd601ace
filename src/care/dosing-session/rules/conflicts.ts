import { settled, type NumberSetting, type Protocol } from "#kernel/setting.ts";
import type { Actor, Recorded } from "#kernel/stream.ts";
import { minutesBetween, type Instant } from "#kernel/time.ts";

import { conflictDifferences, conflictTimes } from "./data/conflict-settings.ts";
import type { DosingSessionEvent, EventOf } from "./events.ts";
import { vitalParameters, type VitalParameter } from "./vital-parameter.ts";

type Fact = Recorded<DosingSessionEvent>;
type Entry<Event> = { readonly id: string; readonly by: Actor; readonly at: Instant; readonly event: Event };

/** One of the two entries: its id in the record, who charted it, and when it was so. */
export type ConflictSide = { readonly id: string; readonly by: Actor; readonly at: Instant };

export type Conflict = {
  readonly conflictId: string;
  readonly rule: "CONF-1" | "CONF-2" | "CONF-3" | "CONF-4";
  /** What the values are of; null where it is no value. */
  readonly parameters: readonly VitalParameter[];
  /** In clinical time. */
  readonly sides: readonly [ConflictSide, ConflictSide];
  /** Who looked, and when; null while nobody has. */
  readonly reviewed: { readonly by: Actor; readonly at: Instant; readonly note: string } | null;
};

type Found = Omit<Conflict, "conflictId" | "reviewed">;

const entriesOf = <Type extends DosingSessionEvent["type"]>(
  facts: readonly Fact[],
  isWanted: (event: DosingSessionEvent) => event is EventOf<Type>,
  idOf: (event: EventOf<Type>, commandId: string) => string,
): readonly Entry<EventOf<Type>>[] =>
  facts
    .flatMap(({ event, actor, commandId, observedAt }) =>
      isWanted(event) ? [{ id: idOf(event, commandId), by: actor, at: observedAt, event }] : [],
    )
    .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at) || (one.id < other.id ? -1 : 1));

/** Every two entries of different authors that lie within the time, each pair once. */
const pairsWithin = <Event>(entries: readonly Entry<Event>[], minutes: number): readonly (readonly [Entry<Event>, Entry<Event>])[] =>
  entries.flatMap((one, place) => {
    const pairs: (readonly [Entry<Event>, Entry<Event>])[] = [];
    for (const other of entries.slice(place + 1)) {
      if (minutesBetween(one.at, other.at) > minutes) break;
      if (one.by.id !== other.by.id) pairs.push([one, other]);
    }
    return pairs;
  });

const sideOf = ({ id, by, at }: ConflictSide): ConflictSide => ({ id, by, at });

const differenceOf = (parameter: VitalParameter): NumberSetting => {
  switch (parameter) {
    case "systolic":
    case "diastolic":
      return conflictDifferences.pressure;
    case "heartRate":
      return conflictDifferences.rate;
    case "saturation":
      return conflictDifferences.saturation;
    case "respiration":
      return conflictDifferences.respiration;
    case "temperature":
      return conflictDifferences.temperature;
    case "moaas":
    case "rass":
    case "dissociation":
    case "pain":
    case "nausea":
      return conflictDifferences.score;
  }
};

const differing = (one: EventOf<"vitals-charted">, other: EventOf<"vitals-charted">, protocol: Protocol): readonly VitalParameter[] =>
  vitalParameters.filter((parameter) => {
    const [first, second] = [one[parameter]?.value, other[parameter]?.value];
    if (first === undefined || second === undefined) return false;
    // Tenths of a degree are not exact in binary.
    return Math.abs(first - second) + 1e-9 >= settled(protocol, differenceOf(parameter)).value;
  });

/** Two people's values of one parameter, nearly at one time, that differ (CONF-1). */
const readingConflicts = (facts: readonly Fact[], crossed: ReadonlySet<string>, protocol: Protocol): readonly Found[] => {
  const entries = entriesOf(
    facts,
    (event) => event.type === "vitals-charted",
    (event) => event.readingId,
  );
  const standing = entries.filter(({ id }) => !crossed.has(id));
  return pairsWithin(standing, settled(protocol, conflictTimes.readings).value).flatMap(([one, other]): readonly Found[] => {
    const parameters = differing(one.event, other.event, protocol);
    return parameters.length === 0 ? [] : [{ rule: "CONF-1", parameters, sides: [sideOf(one), sideOf(other)] }];
  });
};

/** Two people's doses, nearly at one time: two doses, or one that was charted twice (CONF-2). */
const doseConflicts = (facts: readonly Fact[], crossed: ReadonlySet<string>, protocol: Protocol): readonly Found[] => {
  const entries = entriesOf(
    facts,
    (event) => event.type === "dose-given",
    (event) => event.doseId,
  );
  const standing = entries.filter(({ id }) => !crossed.has(id));
  return pairsWithin(standing, settled(protocol, conflictTimes.doses).value).map(([one, other]): Found => ({
    rule: "CONF-2",
    parameters: [],
    sides: [sideOf(one), sideOf(other)],
  }));
};

/** What a fact crosses out; undefined when it crosses nothing out. */
const crossedBy = (event: DosingSessionEvent): string | undefined => {
  if (event.type === "reading-entered-in-error") return event.readingId;
  if (event.type === "dose-entered-in-error") return event.doseId;
  if (event.type === "note-entered-in-error") return event.noteId;
  return event.type === "drug-entry-in-error" ? event.entryId : undefined;
};

/** One entry that two people crossed out: each may have charted it anew (CONF-3). */
const crossingConflicts = (facts: readonly Fact[]): readonly Found[] => {
  const crossings = facts.flatMap(({ event, actor, observedAt }) => {
    const id = crossedBy(event);
    return id === undefined ? [] : [{ id, by: actor, at: observedAt }];
  });
  const ordered = crossings.toSorted((one, other) => Temporal.Instant.compare(one.at, other.at) || (one.by.id < other.by.id ? -1 : 1));
  return ordered.flatMap((one, place): readonly Found[] => {
    const isFirst = ordered.findIndex(({ id }) => id === one.id) === place;
    const other = isFirst ? ordered.find(({ id, by }) => id === one.id && by.id !== one.by.id) : undefined;
    return other === undefined ? [] : [{ rule: "CONF-3", parameters: [], sides: [one, other] }];
  });
};

/** Two people's answers to one item of the checklist, nearly at one time, that differ (CONF-4). */
const answerConflicts = (facts: readonly Fact[], protocol: Protocol): readonly Found[] => {
  const entries = entriesOf(
    facts,
    (event) => event.type === "checklist-item-recorded",
    (_, commandId) => commandId,
  );
  return pairsWithin(entries, settled(protocol, conflictTimes.answers).value).flatMap(([one, other]): readonly Found[] =>
    one.event.item !== other.event.item || one.event.answer === other.event.answer
      ? []
      : [{ rule: "CONF-4", parameters: [], sides: [sideOf(one), sideOf(other)] }],
  );
};

/** The same on every tablet, whatever order the facts came in: what contradicts what, by whom. */
const idOf = ({ rule, sides }: Found): string => [rule, ...sides.map(({ id, by }) => `${id}/${by.id}`).toSorted()].join(" ");

/**
 * Entries of different people that contradict each other, in clinical time. Nothing here decides between them: both stand until a person
 * crosses one out, and the conflict is shown until a person has looked (CONF-5).
 */
export const conflictsIn = (facts: readonly Fact[], protocol: Protocol): readonly Conflict[] => {
  const crossed = new Set(facts.flatMap(({ event }) => crossedBy(event) ?? []));
  const looks = new Map<string, NonNullable<Conflict["reviewed"]>>();
  for (const { event, actor, observedAt } of facts) {
    if (event.type !== "conflict-reviewed" || looks.has(event.conflictId)) continue;
    looks.set(event.conflictId, { by: actor, at: observedAt, note: event.note });
  }
  const found = new Map<string, Found>();
  for (const one of [
    ...readingConflicts(facts, crossed, protocol),
    ...doseConflicts(facts, crossed, protocol),
    ...crossingConflicts(facts),
    ...answerConflicts(facts, protocol),
  ])
    found.set(idOf(one), found.get(idOf(one)) ?? one);
  return [...found]
    .map(([conflictId, one]) => ({ ...one, conflictId, reviewed: looks.get(conflictId) ?? null }))
    .toSorted((one, other) => Temporal.Instant.compare(one.sides[1].at, other.sides[1].at) || (one.conflictId < other.conflictId ? -1 : 1));
};

/** The ids of entries that contradict another one, while nobody has looked. */
export const contestedIn = (facts: readonly Fact[], protocol: Protocol): ReadonlySet<string> =>
  new Set(openConflicts(facts, protocol).flatMap(({ sides }) => sides.map(({ id }) => id)));

/** What nobody has looked at yet. */
export const openConflicts = (facts: readonly Fact[], protocol: Protocol): readonly Conflict[] =>
  conflictsIn(facts, protocol).filter(({ reviewed }) => reviewed === null);
