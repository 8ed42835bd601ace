import type { Uuid } from "#kernel/ids.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";
import type { Database } from "#platform/database/database.ts";

import { identifierOf } from "../rules/identify-device.ts";
import type { SentMessage } from "../rules/sent-message.ts";

type Clinic = { readonly clinic_id: Uuid; readonly slug: string };

const namesIn = ({ senders, location, observations }: SentMessage): readonly string[] => {
  const equipment = observations.flatMap((one) => (one.equipment === null ? [] : [one.equipment]));
  // The sender does not speak for equipment that names itself.
  const names = equipment.length > 0 ? equipment : [location, ...senders];
  return [...new Set(names.map(identifierOf).filter((one) => one !== ""))];
};

export type ClinicChoice = (message: SentMessage) => Promise<Uuid | undefined>;

/**
 * Whose monitor speaks. The clinic that the listener was set up for; else the only one there is; else the one clinic whose directory has
 * the device. Each directory is read inside its own clinic's transaction, behind the walls between clinics.
 */
export const clinicChoice = (database: Database, configured: string | undefined): ClinicChoice => {
  let settled: Uuid | undefined;
  return async (message) => {
    if (settled !== undefined) return settled;
    const { rows } = await database.pool.query<Clinic>("select clinic_id, slug from clinic order by clinic_id");
    // A clinic keeps its short name; that there is only one may change at any time.
    if (configured !== undefined) return (settled = rows.find(({ slug }) => slug === configured)?.clinic_id);
    if (rows.length === 1) return rows[0]?.clinic_id;
    const names = namesIn(message);
    const known: Uuid[] = [];
    for (const { clinic_id: clinicId } of rows) {
      const found = await inClinic(database, clinicId, (tx) =>
        tx.first(statement`select from device_identifier where clinic_id = ${clinicId} and identifier = any(${names}::text[]) limit 1`),
      );
      if (found !== undefined) known.push(clinicId);
    }
    return known.length === 1 ? known[0] : undefined;
  };
};
