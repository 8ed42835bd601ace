import { statement } from "#platform/database/query.ts";
import type { Connection } from "#platform/database/database.ts";
import { inClinic } from "#platform/database/transaction.ts";
import type { ClinicalLog } from "#platform/event-log/execute.ts";
import { noClinic } from "#platform/identity/server/no-clinic.ts";

import { seedClinics } from "./seed-clinics.ts";

type Seeding = { readonly log: ClinicalLog; readonly connection: Connection; readonly say: (line: string) => void };

const isEmpty = async ({ log }: Seeding): Promise<boolean> =>
  (await inClinic(log.database, noClinic, (tx) => tx.first(statement`select from clinic limit 1`))) === undefined;

/** Fills an empty installation with the invented clinics. One that holds anything is left as it is. */
export const seedDemo = async (seeding: Seeding): Promise<void> => {
  if (!(await isEmpty(seeding))) return;
  seeding.say("Making the demo clinics.");
  await seedClinics(seeding.connection, seeding.log.database, Temporal.Now.instant());
};
