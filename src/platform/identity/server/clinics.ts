import type { Uuid } from "#kernel/ids.ts";

import { statement } from "../../database/query.ts";
import type { Tx } from "../../database/transaction.ts";
import type { ClinicEntry } from "../sign-in-contract.ts";

type Row = {
  readonly clinic_id: Uuid;
  readonly slug: string;
  readonly name: string;
  readonly time_zone: string;
  readonly is_demo: boolean;
};

const entryOf = (row: Row): ClinicEntry => ({
  clinicId: row.clinic_id,
  slug: row.slug,
  name: row.name,
  timeZone: row.time_zone,
  isDemo: row.is_demo,
});

/** The clinics of this server, by name. Which they are is public. */
export const readClinics = async (tx: Tx): Promise<ClinicEntry[]> =>
  (await tx.all(statement<Row>`select clinic_id, slug, name, time_zone, is_demo from clinic order by lower(name), clinic_id`)).map(entryOf);

/** The clinic of this transaction; undefined when there is none with its id. */
export const readClinic = async (tx: Tx): Promise<ClinicEntry | undefined> => {
  const row = await tx.first(statement<Row>`select clinic_id, slug, name, time_zone, is_demo from clinic where clinic_id = ${tx.clinicId}`);
  return row && entryOf(row);
};
