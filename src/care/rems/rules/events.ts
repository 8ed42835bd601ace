import * as z from "zod/mini";

const words = z.string().check(z.trim(), z.maxLength(4_000));
const day = z.iso.date();

/** Esketamine's two indications (spravato-pi). */
export const indications = ["treatment-resistant-depression", "depression-with-suicidality"] as const;
export const signers = ["patient", "provider"] as const;
export const submissionWays = ["online", "fax"] as const;

export const remsEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("enrolment-prepared"),
    indication: z.enum(indications),
    prescriberId: z.string(),
    /** The patient was told, point by point, what the form lets them acknowledge. */
    acknowledged: z.boolean(),
  }),
  z.object({ type: z.literal("enrolment-signed"), by: z.enum(signers), signedOn: day }),
  z.object({ type: z.literal("enrolment-submitted"), submittedOn: day, how: z.enum(submissionWays), reference: words }),
  z.object({ type: z.literal("enrolment-withdrawn"), reason: words }),
  z.object({
    type: z.literal("monitoring-form-submitted"),
    sessionId: z.string(),
    sessionOn: day,
    submittedOn: day,
    how: z.enum(submissionWays),
    reference: words,
    /** `field.item` of what the chart could not answer when it was sent. */
    missing: z.array(z.string()),
  }),
  z.object({ type: z.literal("monitoring-form-submission-entered-in-error"), sessionId: z.string(), reason: words }),
]);

export type RemsEvent = z.output<typeof remsEvent>;
export type Of<Type extends RemsEvent["type"]> = Omit<Extract<RemsEvent, { type: Type }>, "type">;
