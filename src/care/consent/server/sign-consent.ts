import { readPatient } from "#care/people/server/patient-row.ts";
import { patientOfEpisode } from "#care/people/server/episode-row.ts";
import type { CommandMeta } from "#kernel/command.ts";
import { refuse, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import { newId } from "#platform/ambient/new-id.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { documentHash, keepDocument } from "#platform/documents/keep-document.ts";
import { signatureStrokes } from "#platform/documents/signature-strokes.ts";
import { writePdf } from "#platform/documents/write-pdf.ts";
import type { BodyOf } from "#platform/http/contract.ts";
import { readClinic } from "#platform/identity/server/clinics.ts";

import type { consentContract } from "../contract.ts";
import { currentDocuments } from "../rules/current-documents.ts";
import type { Consent } from "../rules/consent.ts";
import { signConsent, signingRefused } from "../rules/decide.ts";
import type { ConsentEvent, SigningMethod } from "../rules/events.ts";
import { consentPdf, treatmentInWords } from "./consent-pdf.ts";
import { readConsentContext } from "./read-consent-context.ts";
import { readRepresentatives } from "./representative-row.ts";
import { samePerson, sameRepresentative } from "./same-person.ts";

export type Signing = {
  readonly episodeId: Uuid;
  readonly consentId: Uuid;
  readonly body: BodyOf<typeof consentContract.signConsent>;
  readonly method: SigningMethod;
  readonly meta: CommandMeta;
};

const noInk = refuse("CONSENT-5", "Please sign by drawing or by typing your name.", "signature");

/** Judges the signature, and only then writes and keeps the PDF, in the transaction that keeps the fact. */
export const signConsentWithPdf = async (tx: Tx, state: Consent, signing: Signing): Promise<Decision<ConsentEvent>> => {
  const { body, meta } = signing;
  const { document, choices, signature } = body;
  const patientId = await patientOfEpisode(tx, signing.episodeId);
  const [patient, clinic] = await Promise.all([patientId === undefined ? undefined : readPatient(tx, patientId), readClinic(tx)]);
  if (patient === undefined || clinic === undefined) return refuse("CONSENT-4", "This patient is not in the directory.");
  // In their own sign-in only patients sign for themselves; on a device of the clinic signs who decides.
  const representativeId = signing.method === "clinic-device" ? (state.explained?.representativeId ?? null) : null;
  const representative = (await readRepresentatives(tx, patient.patient_id)).find((one) => one.representative_id === representativeId);
  const identity = representativeId === null ? samePerson(patient, body) : sameRepresentative(representative, body);
  const refusal = signingRefused(state, { document, choices }, identity, representativeId);
  if (refusal !== undefined) return { outcome: "refused", refusal };
  if (signature.kind === "drawn" && signatureStrokes(signature.svg) === undefined) return noInk;
  const current = currentDocuments[document.kind];
  const content = consentPdf({
    document: current,
    drugAndRoute: state.explained === null ? "" : treatmentInWords(state.explained.route),
    choices,
    patient: { name: `${patient.given_name} ${patient.family_name}`, birthDate: patient.birth_date?.toString() ?? "" },
    signer: { name: representative?.name ?? `${patient.given_name} ${patient.family_name}`, birthDate: body.birthDate },
    relation: state.representatives.find((one) => one.representativeId === representativeId)?.relation ?? null,
    patientId: patient.patient_id,
    clinic: clinic.name,
    ink: signature,
    method: signing.method,
    signedAt: meta.now,
    timeZone: patient.time_zone ?? clinic.timeZone,
  });
  const context = await readConsentContext(tx, signing.episodeId);
  const { bytes } = await writePdf(content, meta.now);
  const documentId = newId();
  const kept = { documentId, patientId: patient.patient_id, kind: "consent", title: current.title, mediaType: "application/pdf", bytes };
  await keepDocument(tx, {
    ...kept,
    fileName: `consent-${document.kind}-${document.version}.pdf`,
    createdAt: meta.now,
    createdBy: meta.actor.id,
  });
  const meaning = { kind: signature.kind, meaning: current.meaning, signerId: representativeId ?? patient.patient_id };
  const fact = { consentId: signing.consentId, document, choices, signature: meaning, method: signing.method, documentId };
  return signConsent(state, { ...fact, documentHash: documentHash(bytes) }, { identity, representativeId }, { meta, context });
};
