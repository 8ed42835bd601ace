import type { MusicPhase } from "./data/soundscape-phases.ts";
import { itemsFor, type Item } from "./list-items.ts";

type Track = { readonly trackId: string; readonly retired: boolean };

/** The recordings of a list that play in a part, in their order; those that were removed are passed over (MUS-19, MUS-20). */
export const tracksFor = <One extends Track>(items: readonly Item[], tracks: readonly One[], part: MusicPhase): readonly One[] => {
  const inUse = (trackId: string): One | undefined => tracks.find((one) => one.trackId === trackId && !one.retired);
  const here = items.filter(({ trackId }) => inUse(trackId) !== undefined);
  return itemsFor(here, part).flatMap(({ trackId }) => inUse(trackId) ?? []);
};
