import * as z from "zod/mini";

import { action, command, nothing, read } from "#platform/http/contract.ts";
import { id, instant, optionalWords, plainDate, words } from "#platform/http/schema.ts";

import { askable } from "./rules/data/monitoring-form-fields.ts";
import { indications, signers, submissionWays } from "./rules/events.ts";

const answer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("value"), text: z.string(), from: z.string() }),
  z.object({ kind: z.literal("missing"), askOf: z.enum(askable), why: z.string() }),
  z.object({ kind: z.literal("left-empty"), why: z.string() }),
]);

const field = z.object({
  code: z.string(),
  label: z.string(),
  confidence: z.enum(["high", "medium", "low"]),
  items: z.array(z.object({ code: z.string(), label: z.string(), answer })),
});

/** A form's fields on the wire; other stages' contracts answer the same. */
export const dataSetView = z.array(field);
export type DataSetView = z.output<typeof dataSetView>;

const site = z.object({
  name: words(200),
  address1: words(200),
  address2: optionalWords(200),
  city: words(100),
  state: words(40),
  zip: words(20),
  remsId: words(60),
  certifiedOn: plainDate,
  endsOn: z.nullable(plainDate),
  representative: words(200),
});
export type SiteView = z.output<typeof site>;

const providerDetails = z.object({ npi: z.string().check(z.trim(), z.regex(/^\d{10}$/)), telephone: words(40), fax: optionalWords(40) });

const submittedForm = z.object({
  sessionId: id,
  sessionOn: z.string(),
  submittedOn: z.string(),
  how: z.enum(submissionWays),
  reference: z.string(),
  missing: z.array(z.string()),
  at: instant,
  inError: z.nullable(z.object({ at: instant, reason: z.string() })),
});
export type SubmittedFormView = z.output<typeof submittedForm>;

const enrolment = z.object({
  indication: z.enum(indications),
  prescriberId: id,
  acknowledged: z.boolean(),
  patientSignedOn: z.nullable(z.string()),
  providerSignedOn: z.nullable(z.string()),
  submitted: z.nullable(z.object({ submittedOn: z.string(), how: z.enum(submissionWays), reference: z.string() })),
  withdrawn: z.nullable(z.object({ at: instant, reason: z.string() })),
});

const episodeRems = z.object({
  timeZone: z.string(),
  patient: z.object({ patientId: id, name: z.string(), address: z.string() }),
  ready: z.object({ status: z.enum(["met", "unmet", "unknown"]), reason: z.string() }),
  enrolment: z.nullable(enrolment),
  enrolmentForm: dataSetView,
  forms: z.array(submittedForm),
  /** With how the programme reaches them; null where nobody recorded it. */
  prescribers: z.array(
    z.object({ id, name: z.string(), details: z.nullable(z.object({ npi: z.string(), telephone: z.string(), fax: z.string() })) }),
  ),
});
export type EpisodeRems = z.output<typeof episodeRems>;

const at = "/api/episodes/:episodeId/rems";

export const remsContract = {
  readSite: read({
    path: "/api/rems/site",
    summary: "The site's REMS certification, and every entry that was made of it",
    permission: "chart.read",
    chart: "none",
    response: z.object({
      site: z.nullable(site),
      standing: z.enum(["certified", "not-yet", "ended", "not-known"]),
      entries: z.array(z.object({ site, recordedAt: instant, recordedBy: z.string() })),
    }),
  }),
  recordSite: action({
    path: "/api/rems/site/:entryId",
    method: "PUT",
    summary: "Record the site's REMS certification as it is now",
    permission: "clinic.configure",
    chart: "none",
    body: site,
    response: nothing,
  }),
  recordProvider: action({
    path: "/api/rems/providers/:staffId/entries/:entryId",
    method: "PUT",
    summary: "Record how the REMS reaches a provider",
    permission: "rems.work",
    chart: "none",
    body: providerDetails,
    response: nothing,
  }),
  recordPatientAddress: action({
    path: "/api/patients/:patientId/rems-address",
    method: "PUT",
    summary: "Record a patient's postal address for the REMS",
    permission: "rems.work",
    chart: "patient",
    body: z.object({ address: words(500) }),
    response: nothing,
  }),
  readEpisodeRems: read({
    path: at,
    summary: "A patient's REMS enrolment and submitted monitoring forms",
    permission: "chart.read",
    chart: "episode",
    response: episodeRems,
  }),
  prepareEnrolment: command({
    path: `${at}/prepare-enrolment`,
    summary: "Prepare a patient's REMS enrolment",
    permission: "rems.work",
    chart: "episode",
    body: z.object({ indication: z.enum(indications), prescriberId: id, acknowledged: z.boolean() }),
  }),
  signEnrolment: command({
    path: `${at}/sign-enrolment`,
    summary: "Record that patient or provider signed the enrolment form",
    permission: "rems.work",
    chart: "episode",
    body: z.object({ by: z.enum(signers), signedOn: plainDate }),
  }),
  submitEnrolment: command({
    path: `${at}/submit-enrolment`,
    summary: "Record that the enrolment went out",
    permission: "rems.work",
    chart: "episode",
    body: z.object({ submittedOn: plainDate, how: z.enum(submissionWays), reference: words(200) }),
  }),
  withdrawEnrolment: command({
    path: `${at}/withdraw-enrolment`,
    summary: "Withdraw a patient's REMS enrolment, with the reason",
    permission: "rems.work",
    chart: "episode",
    body: z.object({ reason: words(500) }),
  }),
  recordFormSubmitted: command({
    path: `${at}/record-form-submitted`,
    summary: "Record that a session's monitoring form went out",
    permission: "rems.work",
    chart: "episode",
    body: z.object({
      sessionId: id,
      sessionOn: plainDate,
      submittedOn: plainDate,
      how: z.enum(submissionWays),
      reference: words(200),
      missing: z.array(z.string().check(z.maxLength(100))).check(z.maxLength(100)),
    }),
  }),
  enterFormSubmissionInError: command({
    path: `${at}/enter-form-submission-in-error`,
    summary: "Cross out a recorded submission, with the reason",
    permission: "rems.work",
    chart: "episode",
    body: z.object({ sessionId: id, reason: words(500) }),
  }),
};
