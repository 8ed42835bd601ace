import * as z from "zod/mini";

const instant = z.pipe(
  z.union([z.string(), z.instanceof(Temporal.Instant)]),
  z.transform((stored): Temporal.Instant => Temporal.Instant.from(stored)),
);

/** Somebody offers the watch to another. `summary` is what both saw: made from the record at that moment, kept as it was. */
export const handoverOffered = z.object({ handoverId: z.string(), from: z.string(), to: z.string(), summary: z.string() });
export const handoverAccepted = z.object({ handoverId: z.string() });
export const handoverEnded = z.object({ handoverId: z.string(), reason: z.string() });
/** Somebody steps out for a while and says when they mean to be back. */
export const breakBegun = z.object({ staffId: z.string(), expectedBackAt: instant });
export const ofPerson = z.object({ staffId: z.string() });
