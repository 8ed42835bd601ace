import * as z from "zod/mini";

/** The id of the entry of the same kind that this one stands in place of; absent where it is the first word on the matter. */
export const corrects = { corrects: z.optional(z.string()) };
