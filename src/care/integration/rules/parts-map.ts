import type { Instant } from "#kernel/time.ts";

import type { IfsNote } from "./stored-therapy-note.ts";

type Dated = { readonly at: Instant };

/** A part as it stands now, with every note that was ever signed about it, oldest first. */
export type Part<Note extends IfsNote & Dated> = { readonly now: Note; readonly history: readonly Note[] };

export type PartRelation = { readonly kind: "protects" | "polarised"; readonly from: string; readonly to: string };

/**
 * The parts in the order in which they were first met. A part changes by a new note (INTG-18): the newest by when it was so is how it
 * stands, and one that was written down late does not take the place of a newer one.
 */
export const partsOf = <Note extends IfsNote & Dated>(notes: readonly Note[]): readonly Part<Note>[] => {
  const byTime = notes.toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));
  const ids = [...new Set(byTime.map(({ partId }) => partId))];
  return ids.flatMap((id) => {
    const history = byTime.filter(({ partId }) => partId === id);
    const now = history.at(-1);
    return now === undefined ? [] : [{ now, history }];
  });
};

/** Those that nobody took off the map. */
export const partsOnMap = <Note extends IfsNote & Dated>(parts: readonly Part<Note>[]): readonly Part<Note>[] =>
  parts.filter(({ now }) => now.onMap);

/** What holds between the parts on the map. Polarised goes both ways, so it is one relation however many of the two name it. */
export const relationsOf = <Note extends IfsNote & Dated>(parts: readonly Part<Note>[]): readonly PartRelation[] => {
  const shown = partsOnMap(parts).map(({ now }) => now);
  const isShown = (partId: string): boolean => shown.some((one) => one.partId === partId);
  const protects = shown.flatMap(({ partId, protects: whom }) =>
    whom.filter(isShown).map((to) => ({ kind: "protects" as const, from: partId, to })),
  );
  const isPolarised = (one: IfsNote, other: IfsNote): boolean =>
    one.polarisedWith.includes(other.partId) || other.polarisedWith.includes(one.partId);
  const polarised = shown.flatMap((one, place) =>
    shown
      .slice(place + 1)
      .filter((other) => isPolarised(one, other))
      .map((other) => ({ kind: "polarised" as const, from: one.partId, to: other.partId })),
  );
  return [...protects, ...polarised];
};
