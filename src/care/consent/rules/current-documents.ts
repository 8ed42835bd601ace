import type { ConsentDocument, ConsentKind } from "./consent-document.ts";
import { boosterDocument, dataUseDocument, recordingDocument, telehealthDocument, touchDocument } from "./data/separate-agreements.ts";
import { treatmentDocument } from "./data/treatment.ts";

/** The version of each document that is signed today (CONSENT-1). */
export const currentDocuments: Readonly<Record<ConsentKind, ConsentDocument>> = {
  treatment: treatmentDocument,
  touch: touchDocument,
  booster: boosterDocument,
  recording: recordingDocument,
  "data-use": dataUseDocument,
  telehealth: telehealthDocument,
};

/** Every version that was ever signed, so that what a patient signed can always be shown in its own words. */
export const publishedDocuments: readonly ConsentDocument[] = Object.values(currentDocuments);

export const publishedDocument = (kind: ConsentKind, version: string): ConsentDocument | undefined =>
  publishedDocuments.find((document) => document.kind === kind && document.version === version);
