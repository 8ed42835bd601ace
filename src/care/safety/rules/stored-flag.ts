import * as z from "zod/mini";

import { dispositions } from "./data/dispositions.ts";
import { safetyLevels, safetyRules } from "./safety-rule.ts";

export const storedInstant = z.pipe(
  z.iso.datetime({ offset: true }),
  z.transform((text) => Temporal.Instant.from(text)),
);

/** What every flag of the log has, whichever stream raised it. */
export const storedFlag = {
  flagId: z.string(),
  rule: z.enum(safetyRules),
  level: z.enum(safetyLevels),
  acknowledgeBy: z.nullable(storedInstant),
  contactBy: z.nullable(storedInstant),
};

/** How a flag is answered: by these two facts, in the stream that raised it. */
export const flagAcknowledged = z.object({ type: z.literal("safety-flag-acknowledged"), flagId: z.string(), note: z.string() });
export const flagClosed = z.object({
  type: z.literal("safety-flag-closed"),
  flagId: z.string(),
  disposition: z.enum(dispositions),
  note: z.string(),
});

export type FlagAnswer = z.output<typeof flagAcknowledged> | z.output<typeof flagClosed>;
