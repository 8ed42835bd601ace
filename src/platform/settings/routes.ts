import { statement } from "../database/query.ts";
import type { Routes } from "../http/routes.ts";
import { settingsContract } from "./contract.ts";

type Row = { readonly clinic_id: string; readonly slug: string; readonly name: string; readonly time_zone: string };

export const settingsRoutes = (routes: Routes): void => {
  routes.read(settingsContract.readClinics, async ({ tx }) => {
    const rows = await tx.all(statement<Row>`select clinic_id, slug, name, time_zone from clinic order by created_at, slug`);
    return { clinics: rows.map((row) => ({ clinicId: row.clinic_id, slug: row.slug, name: row.name, timeZone: row.time_zone })) };
  });
};
