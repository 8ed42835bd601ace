import { musicPhases, type MusicPhase } from "./data/soundscape-phases.ts";

/** A file's place in a list: for one part of the session, or (null) for any. */
export type Item = { readonly trackId: string; readonly phase: MusicPhase | null };
type List = { readonly items: readonly Item[]; readonly retired: boolean };

/** The parts in the order in which they are shown and played; what is for any part stands last. */
export const listParts: readonly (MusicPhase | null)[] = [...musicPhases, null];

/** The lists in use that have this file (MUS-20). */
export const listsWith = <One extends List>(lists: readonly One[], trackId: string): readonly One[] =>
  lists.filter(({ items, retired }) => !retired && items.some((item) => item.trackId === trackId));

/** Items by part, each part in its own order. */
export const inParts = <One extends Item>(items: readonly One[]): readonly One[] =>
  listParts.flatMap((part) => items.filter(({ phase }) => phase === part));

/** Puts the item at `from` into a part, before the `place`-th item that is there without it (MUS-18). Nothing is lost or doubled. */
export const placeItem = <One extends Item>(items: readonly One[], from: number, part: One["phase"], place: number): readonly One[] => {
  const ordered = inParts(items);
  const moved = ordered[from];
  if (moved === undefined) return ordered;
  const rest = ordered.filter((_, at) => at !== from);
  const here = rest.filter(({ phase }) => phase === part);
  const put = [...here.slice(0, Math.max(0, place)), { ...moved, phase: part }, ...here.slice(Math.max(0, place))];
  return listParts.flatMap((one) => (one === part ? put : rest.filter(({ phase }) => phase === one)));
};

/** Moves the item at `from` one step up or down; at the edge of its part it goes into the next one (MUS-18). */
export const moveItem = <One extends Item>(items: readonly One[], from: number, step: -1 | 1): readonly One[] => {
  const ordered = inParts(items);
  const moved = ordered[from];
  if (moved === undefined) return ordered;
  const place = ordered.slice(0, from).filter(({ phase }) => phase === moved.phase).length;
  const size = ordered.filter(({ phase }) => phase === moved.phase).length;
  if (place + step >= 0 && place + step < size) return placeItem(ordered, from, moved.phase, place + step);
  const part = listParts[listParts.indexOf(moved.phase) + step];
  if (part === undefined) return ordered;
  return placeItem(ordered, from, part, step === 1 ? 0 : ordered.length);
};

/**
 * What is played in a part (MUS-19): its own files; else what is for any part; else those of the part before it, the nearest first; else
 * of a later one. Never nothing while the list has a file.
 */
export const itemsFor = <One extends Item>(items: readonly One[], part: MusicPhase): readonly One[] => {
  const at = musicPhases.indexOf(part);
  const order = [part, null, ...musicPhases.slice(0, at).toReversed(), ...musicPhases.slice(at + 1)];
  for (const one of order) {
    const found = items.filter(({ phase }) => phase === one);
    if (found.length > 0) return found;
  }
  return [];
};
