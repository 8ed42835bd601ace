import { notFound } from "../http/problem.ts";
import type { Routes } from "../http/routes.ts";
import { documentsContract } from "./contract.ts";
import { readDocument, readDocuments } from "./read-document.ts";

export const documentsRoutes = (routes: Routes): void => {
  routes.read(documentsContract.readDocuments, async ({ tx, params }) => ({ documents: [...(await readDocuments(tx, params.patientId))] }));
  routes.file(
    documentsContract.readDocument,
    async ({ tx, params }) => (await readDocument(tx, params.patientId, params.documentId)) ?? notFound(),
  );
};
