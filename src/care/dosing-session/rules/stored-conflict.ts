import * as z from "zod/mini";

/** A person looked at entries that contradict each other. `conflictId` names them, so that every tablet means the same. */
export const conflictReview = z.object({ conflictId: z.string(), note: z.string() });
