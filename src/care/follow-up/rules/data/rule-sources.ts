import type { ReferenceId } from "#kernel/short-citations.ts";

/** What each condition for closing an episode rests on. Owner: medical director. */
export const closeRuleSources = {
  "END-1": ["proposed-default"],
  "END-2": ["kroenke2001", "posner2011", "proposed-default"],
  "END-3": ["sage-kat", "proposed-default"],
  "END-4": ["gorman2021", "bathje2022", "mathai2022"],
} as const satisfies Readonly<Record<string, readonly ReferenceId[]>>;
