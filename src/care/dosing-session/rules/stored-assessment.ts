import * as z from "zod/mini";

import { storedIn } from "./stored-quantity.ts";

export const yesNoUnknown = ["yes", "no", "unknown"] as const;

const aldreteScore = z.nullable(z.union([z.literal(0), z.literal(1), z.literal(2)]));
const answer = z.enum(yesNoUnknown);

/** What was found when the patient was looked at for leaving. Unknown is an answer. */
export const releaseAssessment = z.object({
  assessmentId: z.string(),
  aldrete: z.object({
    activity: aldreteScore,
    respiration: aldreteScore,
    circulation: aldreteScore,
    consciousness: aldreteScore,
    oxygenation: aldreteScore,
  }),
  oriented: answer,
  walks: answer,
  toleratesSips: answer,
  /** Asked as a part of `walks` and `toleratesSips` before they had a question of their own. */
  rombergSteady: z.optional(answer),
  nauseaControlled: z.optional(answer),
  dissociation: z.nullable(storedIn("{score}")),
  /** CADSS totals before the dose and now; null where it was not taken. */
  cadss: z.optional(z.nullable(z.object({ before: storedIn("{score}"), now: storedIn("{score}") }))),
  newSuicidalIntent: answer,
  /** C-SSRS since the last contact: intent, plan, behaviour. Older assessments have `newSuicidalIntent` alone. */
  cssrs: z.optional(z.object({ item4: answer, item5: answer, item6: answer })),
  settled: answer,
  integrationBooked: answer,
  escortPresent: answer,
  escortName: z.string(),
  instructionsGiven: answer,
  note: z.string(),
});

export type ReleaseAssessment = z.output<typeof releaseAssessment>;
