import * as z from "zod/mini";

export const concerns = ["depression", "anxiety", "ptsd", "suicidal-thoughts", "other"] as const;
export type Concern = (typeof concerns)[number];

/** How the enquiry reached the clinic. */
export const channels = ["public-site", "telephone", "referral"] as const;

export const declineReasons = ["not-suitable", "no-capacity", "patient-changed-mind", "could-not-reach", "other"] as const;

export const enquiryEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("consultation-requested"),
    patientId: z.string(),
    appointmentId: z.nullable(z.string()),
    channel: z.enum(channels),
    concerns: z.array(z.enum(concerns)),
    message: z.string(),
  }),
  z.object({ type: z.literal("enquiry-accepted"), note: z.string() }),
  z.object({ type: z.literal("enquiry-declined"), reason: z.enum(declineReasons), note: z.string() }),
]);

export type EnquiryEvent = z.output<typeof enquiryEvent>;
