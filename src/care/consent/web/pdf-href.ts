import { documentsContract } from "#platform/documents/contract.ts";

/** Where a signed document's PDF is read from. */
export const pdfHref = (patientId: string, documentId: string): string =>
  documentsContract.readDocument.path.replace(":patientId", patientId).replace(":documentId", documentId);
