import type { MusicPhase } from "./data/soundscape-phases.ts";
import { itemsFor, type Item } from "./list-items.ts";

type Track = { readonly trackId: string; readonly retired: boolean };

/** The recordings of a list that play in a part, in their order; those that were removed are passed over (MUS-19, MUS-20). */
export const tracksFor = <One extends Track>(items: readonly Item[], tracks: readonly One[], part: MusicPhase): readonly One[] => {
  const inUse = (trackId: string): One | undefined => tracks.find((one) => one.trackId === trackId && !one.retired);
  const here = items.filter(({ trackId }) => inUse(trackId) !== undefined);
  return itemsFor(here, part).flatMap(({ trackId }) => inUse(trackId) ?? []);
};

/**
 * Where what plays stands among the recordings of a new part: it plays on there, and only what follows is another. Null: it gives way to
 * the first of them (MUS-21).
 */
export const goesOnAt = (files: readonly { readonly trackId: string }[], playing: string | undefined): number | null => {
  const place = files.findIndex(({ trackId }) => trackId === playing);
  return place === -1 ? null : place;
};
