import * as z from "zod/mini";

const instant = z.pipe(
  z.union([z.string(), z.instanceof(Temporal.Instant)]),
  z.transform((stored): Temporal.Instant => Temporal.Instant.from(stored)),
);

/** The sound of one alarm rests until then. `seen` is the value that stood on the screen of whoever silenced it. */
export const alarmSilenced = z.object({ alarmId: z.string(), until: instant, seen: z.nullable(z.number()) });

/** The screens that watch this session heard nothing of the server in this time. */
export const screensCutOff = z.object({ from: instant, until: instant });
