import { createHash } from "node:crypto";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import type { Statement } from "../database/query.ts";
import type { Tx } from "../database/transaction.ts";
import { documentTables } from "./document-table.ts";

export type NewDocument = {
  readonly documentId: Uuid;
  readonly patientId: Uuid;
  readonly kind: string;
  readonly title: string;
  readonly mediaType: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly createdAt: Instant;
  readonly createdBy: Uuid;
};

/** SHA-256 of a document's bytes, in hex: what a signature names. */
export const documentHash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The statement that keeps a document as it was given; it is never changed afterwards. */
export const documentStatement = (clinicId: Uuid, document: NewDocument): Statement<unknown> =>
  documentTables.insertInto("document").values({
    clinic_id: clinicId,
    document_id: document.documentId,
    patient_id: document.patientId,
    kind: document.kind,
    title: document.title,
    media_type: document.mediaType,
    file_name: document.fileName,
    sha256: Buffer.from(documentHash(document.bytes), "hex"),
    bytes: Buffer.from(document.bytes),
    created_at: document.createdAt,
    created_by: document.createdBy,
  });

/** Keeps a document in the caller's transaction. */
export const keepDocument = async (tx: Tx, document: NewDocument): Promise<void> => {
  await tx.all(documentStatement(tx.clinicId, document));
};
