import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import type { Tx } from "../database/transaction.ts";
import { documentTables } from "./document-table.ts";

export type DocumentEntry = {
  readonly documentId: Uuid;
  readonly kind: string;
  readonly title: string;
  readonly mediaType: string;
  /** SHA-256 of the bytes, in hex. */
  readonly sha256: string;
  readonly createdAt: Instant;
};

export type KeptDocument = { readonly bytes: Uint8Array; readonly mediaType: string; readonly fileName: string };

/** A patient's documents without their bytes, newest first. */
export const readDocuments = async (tx: Tx, patientId: Uuid): Promise<readonly DocumentEntry[]> => {
  const rows = await tx.all(
    documentTables
      .selectFrom("document")
      .select(["document_id as documentId", "kind", "title", "media_type as mediaType", "sha256", "created_at as createdAt"])
      .where("clinic_id", "=", tx.clinicId)
      .where("patient_id", "=", patientId)
      .orderBy("created_at", "desc")
      .orderBy("document_id"),
  );
  return rows.map((row) => ({ ...row, sha256: row.sha256.toString("hex") }));
};

/** One document of a patient, or undefined when that patient has no such document. */
export const readDocument = (tx: Tx, patientId: Uuid, documentId: Uuid): Promise<KeptDocument | undefined> =>
  tx.first(
    documentTables
      .selectFrom("document")
      .select(["bytes", "media_type as mediaType", "file_name as fileName"])
      .where("clinic_id", "=", tx.clinicId)
      .where("patient_id", "=", patientId)
      .where("document_id", "=", documentId),
  );
