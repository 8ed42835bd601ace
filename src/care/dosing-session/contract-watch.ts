import * as z from "zod/mini";

import { id, instant } from "#platform/http/schema.ts";

/** Who has the watch of an open room, by id: a wall that shows no names can show it, too. Null where there is no watch to have. */
export const boardWatch = z.nullable(
  z.object({
    /** Null is nobody. */
    holderId: z.nullable(id),
    since: instant,
    late: z.array(z.object({ staffId: id, expectedBackAt: instant })),
  }),
);
