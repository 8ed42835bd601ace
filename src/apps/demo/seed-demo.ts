import { statement } from "#platform/database/query.ts";
import type { Connection } from "#platform/database/database.ts";
import { inClinic } from "#platform/database/transaction.ts";
import type { ClinicalLog } from "#platform/event-log/execute.ts";
import { noClinic } from "#platform/identity/server/no-clinic.ts";

import { seedClinics } from "./seed-clinics.ts";
import { seedStory } from "./seed-story.ts";

type Seeding = { readonly log: ClinicalLog; readonly connection: Connection; readonly say: (line: string) => void; readonly seed?: number; readonly origin?: string };

/** The story that everybody sees first. */
const usualSeed = 4780;

const isEmpty = async ({ log }: Seeding): Promise<boolean> =>
  (await inClinic(log.database, noClinic, (tx) => tx.first(statement`select from clinic limit 1`))) === undefined;

/** Fills an empty installation with the invented clinics. One that holds anything is left as it is. */
export const seedDemo = async (seeding: Seeding): Promise<void> => {
  if (!(await isEmpty(seeding))) return;
  seeding.say("Making the demo clinics.");
  const now = Temporal.Now.instant();
  const { log, seed = usualSeed, origin = "http://localhost:4780" } = seeding;
  for (const clinic of await seedClinics(seeding.connection, log.database, now)) await seedStory({ log, seed, now, origin }, clinic);
};
