import { expect, test } from "vitest";

import { fold, type Recorded } from "#kernel/stream.ts";

import { acceptEnquiry, declineEnquiry, requestConsultation } from "./decide.ts";
import { enquiryStream } from "./enquiry.ts";
import type { EnquiryEvent } from "./events.ts";

const request = {
  patientId: "0190a000-0000-7000-8000-000000000001",
  appointmentId: null,
  channel: "public-site",
  concerns: ["depression"],
  message: "",
} as const;

const given = (...events: readonly EnquiryEvent[]) =>
  fold(
    enquiryStream,
    events.map((event, index): Recorded<EnquiryEvent> => ({
      version: index + 1,
      observedAt: Temporal.Instant.from("2026-11-23T10:00:00Z").add({ minutes: index }),
      deviceAt: null,
      receivedAt: null,
      actor: { kind: "patient", id: request.patientId },
      commandId: "0190a000-0000-7000-8000-000000000002",
      event,
    })),
  );

const asked: EnquiryEvent = { type: "consultation-requested", ...request, concerns: [...request.concerns] };

test("[ENQ-1] a request is received once, however often it is sent", () => {
  expect(requestConsultation(given(), { ...request, concerns: ["anxiety"] }).outcome).toBe("accepted");
  expect(requestConsultation(given(asked), { ...request, concerns: ["anxiety"] })).toMatchObject({ refusal: { rule: "ENQ-1" } });
});

test("[ENQ-2] a request names at least one reason", () => {
  expect(requestConsultation(given(), { ...request, concerns: [] })).toMatchObject({ refusal: { rule: "ENQ-2", field: "concerns" } });
});

test("[ENQ-3] nothing is accepted or declined before it was asked", () => {
  expect(acceptEnquiry(given(), { note: "" })).toMatchObject({ refusal: { rule: "ENQ-3" } });
  expect(declineEnquiry(given(), { reason: "other", note: "" })).toMatchObject({ refusal: { rule: "ENQ-3" } });
});

test("[ENQ-4] an answered enquiry keeps its answer", () => {
  const accepted = given(asked, { type: "enquiry-accepted", note: "" });
  const declined = given(asked, { type: "enquiry-declined", reason: "no-capacity", note: "" });
  expect(accepted.status).toBe("accepted");
  expect(declineEnquiry(accepted, { reason: "other", note: "" })).toMatchObject({ refusal: { rule: "ENQ-4" } });
  expect(acceptEnquiry(declined, { note: "" })).toMatchObject({ refusal: { rule: "ENQ-4" } });
});
