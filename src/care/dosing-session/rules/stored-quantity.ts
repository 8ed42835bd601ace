import * as z from "zod/mini";

import type { Unit } from "#kernel/quantity.ts";

/** A quantity as a fact keeps it: the number and its UCUM unit. */
export const storedIn = <U extends Unit>(unit: U) => z.object({ value: z.number(), unit: z.literal(unit) });
