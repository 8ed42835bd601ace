import type { ReferenceId } from "#kernel/short-citations.ts";

import { interactionClasses } from "./interaction-classes.ts";
import { screeningRules } from "./screening-rules.ts";

type Sourced = { readonly sources: readonly ReferenceId[] };

const behind = (rules: readonly Sourced[]): readonly ReferenceId[] => [...new Set(rules.flatMap(({ sources }) => sources))];

/** What each condition of the ADMIT gate rests on; those about findings rest on what their rules do. Owner: medical director. */
export const admitRuleSources = {
  "ADMIT-1": ["proposed-default"],
  "ADMIT-2": ["proposed-default"],
  "ADMIT-3": behind(screeningRules.filter(({ level }) => level === "absolute")),
  "ADMIT-4": behind(screeningRules.filter(({ level }) => level === "relative")),
  "ADMIT-5": behind(interactionClasses.filter(({ severity }) => severity === "contraindicated")),
  "ADMIT-6": behind(interactionClasses.filter(({ severity }) => severity === "major")),
  "ADMIT-7": ["proposed-default"],
  "ADMIT-8": ["kroenke2001", "posner2011", "spier-cssrs", "cadss-note", "stanley2012", "proposed-default"],
  "ADMIT-9": ["proposed-default"],
} as const satisfies Readonly<Record<string, readonly ReferenceId[]>>;
