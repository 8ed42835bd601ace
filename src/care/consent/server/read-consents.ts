import { patientOfEpisode } from "#care/people/server/episode-row.ts";
import { readPatientName, readPatient } from "#care/people/server/patient-row.ts";
import { screeningFacts } from "#care/screening/rules/screening-facts.ts";
import { screeningStream } from "#care/screening/rules/screening.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import type { ConsentAnswer, ConsentFactAnswer, DocumentAnswer, SignedAnswer } from "../contract.ts";
import { consentStream, type Consent, type Explained, type SignedConsent } from "../rules/consent.ts";
import { consentKinds, type ConsentDocument } from "../rules/consent-document.ts";
import { consentFacts, missingConsents, type ConsentContext } from "../rules/consent-facts.ts";
import { currentDocuments, publishedDocument } from "../rules/current-documents.ts";
import { readConsentContext } from "./read-consent-context.ts";
import { requiredKinds } from "../rules/data/consent-defaults.ts";

const documentAnswer = (document: ConsentDocument): DocumentAnswer => ({
  ...document,
  sections: document.sections.map((section) => ({ ...section, elements: [...section.elements], paragraphs: [...section.paragraphs] })),
  sources: [...document.sources],
});

const signedAnswer = ({ document, ...consent }: SignedConsent): SignedAnswer => ({
  consentId: consent.consentId,
  kind: document.kind,
  version: document.version,
  title: publishedDocument(document.kind, document.version)?.title ?? currentDocuments[document.kind].title,
  drug: consent.drug,
  route: consent.route,
  choices: consent.choices,
  signature: consent.signature,
  method: consent.method,
  documentId: consent.documentId,
  signedAt: consent.signedAt,
  withdrawn: consent.withdrawn,
});

const factsOf = (state: Consent, context: ConsentContext): ConsentFactAnswer[] => {
  const facts = consentFacts(state, context);
  const { explained } = state;
  const missing = explained === null ? [] : missingConsents(facts, explained);
  return consentKinds.map((kind) => ({
    kind,
    status: facts.consents[kind].status,
    expiresAt: facts.consents[kind].expiresAt,
    required: explained !== null && requiredKinds[explained.route].includes(kind),
    otherTreatment: missing.some((one) => one.kind === kind && one.reason === "another-treatment"),
  }));
};

const explainedAnswer = async (tx: Tx, explained: Explained): Promise<ConsentAnswer["explained"]> => {
  const { drug, route, kinds, boosterMaximum, phase, capacity, interpreter, at, by } = explained;
  const staff = await tx.first(statement<{ display_name: string }>`
    select display_name from staff where clinic_id = ${tx.clinicId} and staff_id = ${by.id}`);
  return { drug, route, kinds: [...kinds], boosterMaximum, phase, capacity, interpreter, at, by: staff?.display_name ?? "" };
};

const readTimeZone = async (tx: Tx): Promise<string> =>
  (await tx.first(statement<{ time_zone: string }>`select time_zone from clinic where clinic_id = ${tx.clinicId}`))?.time_zone ?? "UTC";

/** An episode's consents as the patient and the staff see them; undefined when this clinic has no such episode. */
export const readConsents = async (tx: Tx, episodeId: Uuid, at: Instant): Promise<ConsentAnswer | undefined> => {
  const patientId = await patientOfEpisode(tx, episodeId);
  if (patientId === undefined) return undefined;
  const [context, state, screening, patient, name, timeZone] = await Promise.all([
    readConsentContext(tx, episodeId),
    readStream(tx, consentStream, episodeId),
    readStream(tx, screeningStream, episodeId),
    readPatient(tx, patientId),
    readPatientName(tx, patientId),
    readTimeZone(tx),
  ]);
  const { explained } = state;
  const asked = consentKinds.filter((kind) => explained !== null && explained.kinds.includes(kind));
  return {
    patient: { patientId, name: name ?? "", birthDateKnown: patient !== undefined && patient.birth_date !== null },
    timeZone,
    screeningAccepted: screeningFacts(screening).accepted,
    explained: explained === null ? null : await explainedAnswer(tx, explained),
    documents: asked.map((kind) => documentAnswer(currentDocuments[kind])),
    facts: factsOf(state, { ...context, at }),
    reconsents: state.reconsents.map((one) => ({ ...one, kinds: [...one.kinds] })).toReversed(),
    signed: state.signed.toReversed().map(signedAnswer),
  };
};
