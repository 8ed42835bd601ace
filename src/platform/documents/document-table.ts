import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { tables } from "../database/query.ts";

export type DocumentTables = {
  readonly document: {
    readonly clinic_id: Uuid;
    readonly document_id: Uuid;
    readonly patient_id: Uuid;
    /** What sort of document, such as `consent`. */
    readonly kind: string;
    readonly title: string;
    readonly media_type: string;
    /** Names no person: it ends up in download folders. */
    readonly file_name: string;
    readonly sha256: Buffer;
    readonly bytes: Buffer;
    readonly created_at: Instant;
    readonly created_by: Uuid;
  };
};

export const documentTables = tables<DocumentTables>();
