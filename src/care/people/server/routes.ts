import { notFound } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";

import { accessContract } from "../access-contract.ts";
import { peopleContract } from "../contract.ts";
import { correctPatient, detailsOf, readPatient } from "./patient-row.ts";
import { readAccess } from "./read-access.ts";
import { readEpisodesOf, readPatients } from "./read-patients.ts";

export const peopleRoutes = (routes: Routes): void => {
  routes.read(accessContract.readAccess, ({ tx, query }) => readAccess(tx, query));

  routes.read(peopleContract.readPatients, async ({ tx, query }) => ({ patients: await readPatients(tx, query) }));

  routes.read(peopleContract.readPatient, async ({ tx, params }) => {
    const [row, episodes] = await Promise.all([readPatient(tx, params.patientId), readEpisodesOf(tx, params.patientId)]);
    return row === undefined ? notFound() : { patientId: row.patient_id, details: detailsOf(row), episodes };
  });

  routes.action(peopleContract.correctPatient, async ({ tx, params, body }) => {
    if ((await readPatient(tx, params.patientId)) === undefined) return notFound();
    await correctPatient(tx, params.patientId, body);
    return {};
  });
};
