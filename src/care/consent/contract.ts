import * as z from "zod/mini";

import { drugs, routes } from "#care/pharmacy/rules/drug.ts";
import { command, read } from "#platform/http/contract.ts";
import { id, instant, optionalWords, plainDate, quantityIn, words } from "#platform/http/schema.ts";

import { consentKinds } from "./rules/consent-document.ts";
import { consentStatuses } from "./rules/consent-status.ts";
import { reconsentTriggers } from "./rules/data/reconsent-triggers.ts";
import { representativeRelations } from "./rules/data/representative-relations.ts";
import { capacityCheck, consentPhases, documentReference, signingMethods } from "./rules/events.ts";

const micrograms = quantityIn("ug");

export const scanTypes = ["application/pdf", "image/jpeg", "image/png"] as const;
export type ScanType = (typeof scanTypes)[number];

/** The rules' choices with the lengths that a wire allows. */
const choices = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("treatment") }),
  z.object({ kind: z.literal("touch"), hand: z.boolean(), shoulder: z.boolean(), other: optionalWords(300), stopWord: optionalWords(60) }),
  z.object({ kind: z.literal("booster"), agreed: z.boolean(), maximumDose: z.nullable(micrograms) }),
  z.object({ kind: z.literal("recording"), agreed: z.boolean() }),
  z.object({ kind: z.literal("data-use"), noteTools: z.boolean(), research: z.boolean() }),
  z.object({ kind: z.literal("telehealth"), agreed: z.boolean() }),
]);

const signature = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("drawn"), svg: z.string().check(z.maxLength(200_000)) }),
  z.object({ kind: z.literal("typed"), name: words(200) }),
]);

const document = z.object({
  kind: z.enum(consentKinds),
  version: z.string(),
  language: z.string(),
  title: z.string(),
  sections: z.array(z.object({ id: z.string(), elements: z.array(z.number()), heading: z.string(), paragraphs: z.array(z.string()) })),
  meaning: z.string(),
  sources: z.array(z.string()),
  hash: z.string(),
});
export type DocumentAnswer = z.output<typeof document>;

const explained = z.object({
  drug: z.enum(drugs),
  route: z.enum(routes),
  kinds: z.array(z.enum(consentKinds)),
  boosterMaximum: z.nullable(micrograms),
  phase: z.enum(consentPhases),
  interpreter: z.nullable(optionalWords(200)),
});

/** A paper as it reaches the clinic: scanned here, or kept at a place; a PDF, JPEG or PNG in base64. */
const kept = {
  scan: z.nullable(z.object({ mediaType: z.enum(scanTypes), base64: z.base64().check(z.maxLength(950_000)) })),
  keptAt: optionalWords(300),
};

const representative = z.object({
  representativeId: id,
  name: z.string(),
  relation: z.enum(representativeRelations),
  /** The scan of what gives this right; null where it is only kept at `keptAt`. */
  documentId: z.nullable(id),
  keptAt: z.string(),
});
export type RepresentativeAnswer = z.output<typeof representative>;

const signed = z.object({
  consentId: id,
  kind: z.enum(consentKinds),
  version: z.string(),
  title: z.string(),
  drug: z.enum(drugs),
  route: z.enum(routes),
  choices,
  signature: z.enum(["drawn", "typed", "ink"]),
  method: z.enum(signingMethods),
  /** The PDF or the scan; null for a paper that was not scanned. */
  documentId: z.nullable(id),
  signedAt: instant,
  /** Who signed for the patient; null where the patient signed. */
  representative: z.nullable(representative),
  /** The day that stands on the paper, who saw it signed, and where it is kept; null where it was signed electronically. */
  paper: z.nullable(z.object({ signedOn: z.string(), seenBy: z.string(), keptAt: z.string() })),
  withdrawn: z.nullable(z.object({ at: instant, reason: z.string() })),
});
export type SignedAnswer = z.output<typeof signed>;

const consentFact = z.object({
  kind: z.enum(consentKinds),
  status: z.enum(consentStatuses),
  expiresAt: z.nullable(instant),
  /** Whether a dose by the route that was explained needs it. */
  required: z.boolean(),
  /** Signed for another drug or route than the one explained now. */
  otherTreatment: z.boolean(),
  /** Whether the latest signature stands on paper, and whether somebody signed for the patient. */
  onPaper: z.boolean(),
  byRepresentative: z.boolean(),
});
export type ConsentFactAnswer = z.output<typeof consentFact>;

const consentAnswer = z.object({
  patient: z.object({ patientId: id, name: z.string(), birthDateKnown: z.boolean() }),
  timeZone: z.string(),
  screeningAccepted: z.boolean(),
  explained: z.nullable(
    z.extend(explained, {
      capacity: z.nullable(capacityCheck),
      representative: z.nullable(representative),
      at: instant,
      by: z.string(),
    }),
  ),
  /** Everybody who showed by what right they decide for this patient, newest first. */
  representatives: z.array(representative),
  /** The current words of each document that was explained, in the order in which they are signed. */
  documents: z.array(document),
  facts: z.array(consentFact),
  /** What was stated to be signed again, newest first. */
  reconsents: z.array(
    z.object({ kinds: z.array(z.enum(consentKinds)), trigger: z.enum(reconsentTriggers), reason: z.string(), at: instant }),
  ),
  /** Everything that was ever signed, newest first. */
  signed: z.array(signed),
});
export type ConsentAnswer = z.output<typeof consentAnswer>;

const bySigner = { permission: "consent.conduct", ownPermission: "own.write", chart: "episode" } as const;

export const consentContract = {
  readConsents: read({
    path: "/api/episodes/:episodeId/consents",
    summary: "Consents",
    permission: "chart.read",
    ownPermission: "own.read",
    chart: "episode",
    response: consentAnswer,
  }),
  explainConsent: command({
    path: "/api/episodes/:episodeId/explain-consent",
    summary: "Record that the treatment was explained, and put its documents before the patient",
    permission: "consent.conduct",
    chart: "episode",
    body: z.extend(explained, { capacity: capacityCheck, representativeId: z.optional(z.nullable(id)), note: optionalWords() }),
  }),
  requireReconsent: command({
    path: "/api/episodes/:episodeId/require-reconsent",
    summary: "State that documents are to be explained and signed again",
    permission: "consent.conduct",
    chart: "episode",
    body: z.object({
      kinds: z.array(z.enum(consentKinds)).check(z.maxLength(10)),
      trigger: z.enum(reconsentTriggers),
      reason: optionalWords(1_000),
    }),
  }),
  signConsent: command({
    ...bySigner,
    path: "/api/episodes/:episodeId/consents/:consentId/sign",
    summary: "Sign a consent document",
    /** Name and birth date identify the signer; they are compared with the directory and never kept in the log. */
    body: z.object({ document: documentReference, choices, name: words(200), birthDate: plainDate, signature }),
  }),
  recordPaperConsent: command({
    path: "/api/episodes/:episodeId/consents/:consentId/record-paper",
    summary: "Record that a consent was signed on paper, by who saw it signed",
    permission: "consent.conduct",
    chart: "episode",
    body: z.object({
      document: z.object({ kind: z.enum(consentKinds), version: words(20) }),
      choices,
      /** As it stands on the paper, in the clinic's time zone. */
      signedOn: plainDate,
      signedTime: z.nullable(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/u))),
      /** The person states both; nothing is recorded otherwise. */
      sawSigned: z.literal(true),
      identified: z.literal(true),
      ...kept,
    }),
  }),
  nameRepresentative: command({
    path: "/api/episodes/:episodeId/representatives/:representativeId/name",
    summary: "Record by what right somebody decides for a patient who cannot",
    permission: "consent.conduct",
    chart: "episode",
    /** Name and birth date identify them when they sign; they are kept in the directory and never in the log. */
    body: z.object({ name: words(200), birthDate: plainDate, relation: z.enum(representativeRelations), ...kept }),
  }),
  withdrawConsent: command({
    ...bySigner,
    path: "/api/episodes/:episodeId/consents/:consentId/withdraw",
    summary: "Withdraw a consent",
    body: z.object({ reason: optionalWords(1_000) }),
  }),
};
