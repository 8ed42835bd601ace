import * as z from "zod/mini";

import { quantity, type Quantity, type Unit } from "#kernel/quantity.ts";

/** An id on the wire: a UUID in lower case. */
export const id = z.uuid();

/** An instant on the wire (ISO 8601 with offset), read as a Temporal.Instant at millisecond precision. */
export const instant = z.pipe(
  z.iso.datetime({ offset: true }),
  z.transform((text) => Temporal.Instant.from(text).round({ smallestUnit: "millisecond" })),
);

/** A calendar date on the wire (ISO 8601), without a time or zone. */
export const plainDate = z.iso.date();

/** A number with its UCUM unit on the wire: `{ "value": 118, "unit": "mm[Hg]" }`. Another unit is refused, never converted. */
export const quantityIn = <U extends Unit>(unit: U) =>
  z.pipe(
    z.object({ value: z.number().check(z.refine(Number.isFinite)), unit: z.literal(unit) }),
    z.transform((sent): Quantity<U> => quantity(sent.value, unit)),
  );

/** Text that a person typed: trimmed, never empty, with an upper length. */
export const words = (most = 2_000) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));

/** Text that may be left empty. */
export const optionalWords = (most = 2_000) => z.string().check(z.trim(), z.maxLength(most));
