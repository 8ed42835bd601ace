import * as z from "zod/mini";

import { file, read } from "../http/contract.ts";
import { id, instant } from "../http/schema.ts";

const documentEntry = z.object({
  documentId: id,
  kind: z.string(),
  title: z.string(),
  mediaType: z.string(),
  sha256: z.string(),
  createdAt: instant,
});

export const documentsContract = {
  readDocuments: read({
    path: "/api/patients/:patientId/documents",
    summary: "Documents of a patient",
    permission: "chart.read",
    ownPermission: "own.read",
    chart: "patient",
    response: z.object({ documents: z.array(documentEntry) }),
  }),
  readDocument: file({
    path: "/api/patients/:patientId/documents/:documentId",
    summary: "A document of a patient",
    permission: "chart.read",
    ownPermission: "own.read",
    chart: "patient",
  }),
};
