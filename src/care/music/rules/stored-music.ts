import * as z from "zod/mini";

import { musicPhases } from "./data/soundscape-phases.ts";

const share = z.number().check(z.gte(0), z.lte(1));

const steering = z.object({ intensity: share, warmth: share, density: share });

/** The soundscape of a seed as it was steered. */
export const soundscapeSound = z.object({
  kind: z.literal("soundscape"),
  seed: z.int(),
  phase: z.enum(musicPhases),
  steering,
});
/** One of the clinic's files by its name at the time. */
export const fileSound = z.object({
  kind: z.literal("file"),
  trackId: z.string(),
  title: z.string(),
  playlist: z.nullable(z.string()),
  phase: z.nullable(z.enum(musicPhases)),
});
export const sound = z.discriminatedUnion("kind", [soundscapeSound, fileSound]);
export type Sound = z.output<typeof sound>;

/** From this moment this sounds out of that tablet; what it played before has ended. */
export const musicPlayed = z.object({
  entryId: z.string(),
  /** A random name that a tablet gives itself and keeps. */
  tablet: z.string(),
  sound,
  /** The volume control, 0 to 1. */
  volume: share,
});

export const stopReasons = ["paused", "stopped", "ended", "interrupted"] as const;
/** From this moment nothing sounds out of that tablet. `interrupted`: it was found silent later; the time is when it last said it played. */
export const musicStopped = z.object({ entryId: z.string(), tablet: z.string(), why: z.enum(stopReasons) });
