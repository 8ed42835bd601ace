import * as z from "zod/mini";

import { patientDetails } from "#care/people/contract.ts";
import { command, read } from "#platform/http/contract.ts";
import { id, instant, optionalWords } from "#platform/http/schema.ts";

import { channels, concerns, declineReasons } from "./rules/events.ts";

const chosenSlot = z.object({ appointmentId: id, staffId: id, startsAt: instant });

const request = z.object({
  patientId: id,
  details: patientDetails,
  concerns: z.array(z.enum(concerns)),
  message: optionalWords(1_000),
  slot: z.nullable(chosenSlot),
});

const inboxEntry = z.object({
  episodeId: id,
  patientId: id,
  name: z.string(),
  email: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  askedAt: instant,
  channel: z.enum(channels),
  concerns: z.array(z.enum(concerns)),
  message: z.string(),
  status: z.enum(["open", "accepted", "declined"]),
  visit: z.nullable(z.object({ startsAt: instant, clinician: z.string() })),
});
export type InboxEntry = z.output<typeof inboxEntry>;

export const enquiryContract = {
  requestConsultation: command({
    path: "/api/public/:clinicId/episodes/:episodeId/request-consultation",
    summary: "Ask for a consultation",
    permission: "public",
    chart: "none",
    body: request,
  }),
  registerEnquiry: command({
    path: "/api/episodes/:episodeId/register-enquiry",
    summary: "Register an enquiry that came by telephone or referral",
    permission: "enquiry.work",
    chart: "none",
    body: z.extend(request, { channel: z.enum(["telephone", "referral"]) }),
  }),
  acceptEnquiry: command({
    path: "/api/episodes/:episodeId/accept-enquiry",
    summary: "Accept an enquiry, so that screening begins",
    permission: "enquiry.work",
    chart: "episode",
    body: z.object({ note: optionalWords() }),
  }),
  declineEnquiry: command({
    path: "/api/episodes/:episodeId/decline-enquiry",
    summary: "Decline an enquiry",
    permission: "enquiry.work",
    chart: "episode",
    body: z.object({ reason: z.enum(declineReasons), note: optionalWords() }),
  }),
  readInbox: read({
    path: "/api/enquiries",
    summary: "Enquiries",
    permission: "enquiry.read",
    chart: "none",
    query: z.object({ status: z.optional(z.enum(["open", "accepted", "declined"])) }),
    response: z.object({ enquiries: z.array(inboxEntry) }),
  }),
};
