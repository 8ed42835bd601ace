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

test("[ENQ-4] an accepted enquiry is not accepted again, and a declined one not declined again", () => {
  const accepted = given(asked, { type: "enquiry-accepted", note: "" });
  const declined = given(asked, { type: "enquiry-declined", reason: "no-capacity", note: "" });
  expect(acceptEnquiry(accepted, { note: "" })).toMatchObject({ refusal: { message: expect.stringContaining("accepted") } });
  expect(declineEnquiry(declined, { reason: "other", note: "" })).toMatchObject({
    refusal: { message: expect.stringContaining("declined") },
  });
});

test("a request and its answer are kept as they were said", () => {
  expect(requestConsultation(given(), { ...request, concerns: ["anxiety"] })).toEqual({
    outcome: "accepted",
    events: [{ type: "consultation-requested", ...request, concerns: ["anxiety"] }],
  });
  expect(acceptEnquiry(given(asked), { note: "Call first" })).toEqual({
    outcome: "accepted",
    events: [{ type: "enquiry-accepted", note: "Call first" }],
  });
  expect(declineEnquiry(given(asked), { reason: "no-capacity", note: "Full" })).toEqual({
    outcome: "accepted",
    events: [{ type: "enquiry-declined", reason: "no-capacity", note: "Full" }],
  });
});

test("an enquiry holds what was asked and when, and when it was answered", () => {
  const { channel: _, ...held } = request;
  const askedAt = Temporal.Instant.from("2026-11-23T10:00:00Z");
  expect(given(asked)).toEqual({ status: "open", ...held, askedAt });
  expect(given(asked, { type: "enquiry-accepted", note: "" })).toEqual({
    ...{ status: "accepted", ...held, askedAt },
    acceptedAt: askedAt.add({ minutes: 1 }),
  });
  expect(given(asked, { type: "enquiry-declined", reason: "other", note: "" })).toEqual({
    ...{ status: "declined", ...held, askedAt },
    declinedAt: askedAt.add({ minutes: 1 }),
  });
});

test("[ENQ-3] an answer without a request answers nothing", () => {
  expect(given({ type: "enquiry-accepted", note: "" })).toEqual({ status: "none" });
  expect(given({ type: "enquiry-declined", reason: "other", note: "" })).toEqual({ status: "none" });
});

test("a stored request reads back as it was written", () => {
  const { type, ...payload } = asked;
  expect(enquiryStream.parse({ type, schemaVersion: 1, payload })).toEqual(asked);
});
