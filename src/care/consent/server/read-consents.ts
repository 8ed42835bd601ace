import { patientOfEpisode } from "#care/people/server/episode-row.ts";
import { readPatientName, readPatient } from "#care/people/server/patient-row.ts";
import { screeningFacts } from "#care/screening/rules/screening-facts.ts";
import { screeningStream } from "#care/screening/rules/screening.ts";
import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import type { ConsentAnswer, ConsentFactAnswer, DocumentAnswer, RepresentativeAnswer, SignedAnswer } from "../contract.ts";
import { consentStream, type Consent, type Explained, type SignedConsent } from "../rules/consent.ts";
import { consentKinds, type ConsentDocument } from "../rules/consent-document.ts";
import { consentFacts, missingConsents, type ConsentContext } from "../rules/consent-facts.ts";
import { currentDocuments, publishedDocument } from "../rules/current-documents.ts";
import { readConsentContext } from "./read-consent-context.ts";
import { readRepresentatives } from "./representative-row.ts";
import { requiredKinds } from "../rules/data/consent-defaults.ts";

const documentAnswer = (document: ConsentDocument): DocumentAnswer => ({
  ...document,
  sections: document.sections.map((section) => ({ ...section, elements: [...section.elements], paragraphs: [...section.paragraphs] })),
  sources: [...document.sources],
});

/** What names the ids of the log: staff by name, and those who decide for the patient. */
type Names = { readonly staff: ReadonlyMap<Uuid, string>; readonly representatives: readonly RepresentativeAnswer[] };

const representativeOf = ({ representatives }: Names, representativeId: Uuid | null): RepresentativeAnswer | null =>
  representatives.find((one) => one.representativeId === representativeId) ?? null;

const signedAnswer = ({ document, ...consent }: SignedConsent, names: Names): SignedAnswer => ({
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
  representative: representativeOf(names, consent.representativeId),
  paper: consent.paper && {
    signedOn: consent.paper.signedOn,
    seenBy: names.staff.get(consent.paper.seenBy) ?? "",
    keptAt: consent.paper.keptAt,
  },
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
    onPaper: facts.consents[kind].consent?.method === "paper",
    byRepresentative: (facts.consents[kind].consent?.representativeId ?? null) !== null,
    otherTreatment: missing.some((one) => one.kind === kind && one.reason === "another-treatment"),
  }));
};

const explainedAnswer = ({ at, by, kinds, representativeId, ...told }: Explained, names: Names): ConsentAnswer["explained"] => ({
  ...told,
  kinds: [...kinds],
  representative: representativeOf(names, representativeId),
  at,
  by: names.staff.get(by.id) ?? "",
});

const readNames = async (tx: Tx, patientId: Uuid, state: Consent): Promise<Names> => {
  const staffIds = [
    ...state.signed.flatMap(({ paper }) => paper?.seenBy ?? []),
    ...(state.explained === null ? [] : [state.explained.by.id]),
  ];
  const [rows, people] = await Promise.all([
    tx.all(statement<{ staff_id: Uuid; display_name: string }>`
      select staff_id, display_name from staff where clinic_id = ${tx.clinicId} and staff_id = any(${staffIds}::uuid[])`),
    readRepresentatives(tx, patientId),
  ]);
  return {
    staff: new Map(rows.map((row) => [row.staff_id, row.display_name])),
    representatives: state.representatives.toReversed().map(({ representativeId, relation, authority }) => ({
      representativeId,
      name: people.find((one) => one.representative_id === representativeId)?.name ?? "",
      relation,
      documentId: authority.documentId,
      keptAt: authority.keptAt,
    })),
  };
};

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
  const names = await readNames(tx, patientId, state);
  const asked = consentKinds.filter((kind) => explained !== null && explained.kinds.includes(kind));
  return {
    patient: { patientId, name: name ?? "", birthDateKnown: patient !== undefined && patient.birth_date !== null },
    timeZone,
    screeningAccepted: screeningFacts(screening).accepted,
    explained: explained && explainedAnswer(explained, names),
    representatives: [...names.representatives],
    documents: asked.map((kind) => documentAnswer(currentDocuments[kind])),
    facts: factsOf(state, { ...context, at }),
    reconsents: state.reconsents.map((one) => ({ ...one, kinds: [...one.kinds] })).toReversed(),
    signed: state.signed
      .toSorted((one, other) => Temporal.Instant.compare(other.signedAt, one.signedAt))
      .map((one) => signedAnswer(one, names)),
  };
};
