import { demoClinics } from "#apps/demo/demo-clinics.ts";
import { demoPatients } from "#apps/demo/demo-patients.ts";
import { startLiveMonitors } from "#apps/demo/live-monitors.ts";
import { seedDemo } from "#apps/demo/seed-demo.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";
import type { ClinicalLog } from "#platform/event-log/execute.ts";
import { noClinic } from "#platform/identity/server/no-clinic.ts";
import { staffRoles } from "#platform/identity/permissions.ts";

import { CannotGoOn } from "./cannot-go-on.ts";
import type { Run } from "./command.ts";
import { say } from "./say.ts";
import { serve } from "./serve.ts";
import { demoSecret } from "./server-secret.ts";

/** The demo lets anybody in: it never opens a clinic's own data. */
const refuseRealClinics = async ({ database }: ClinicalLog): Promise<void> => {
  const real = await inClinic(database, noClinic, (tx) => tx.first(statement`select from clinic where not is_demo limit 1`));
  if (real === undefined) return;
  throw new CannotGoOn("A clinic works with these data, so the demo does not open them. Name another folder in KAPSTONE_DATA.");
};

/** One line for each role: who in the first clinic has it. */
const peopleToEnterAs = (): readonly string[] =>
  staffRoles.flatMap((role) => {
    const person = demoClinics[0]?.staff.find(({ roles }) => roles.includes(role));
    return person === undefined ? [] : [`  ${role.padEnd(18)} ${person.name}`];
  });

export const demo: Run = async (environment) => {
  await serve(environment, {
    demo: true,
    demoPatients,
    secret: () => demoSecret(environment.dataFolder),
    setUpCode: () => Promise.resolve(undefined),
    prepare: async (log, connection, origin) => {
      await refuseRealClinics(log);
      await seedDemo({ log, connection, say, origin, secret: await demoSecret(environment.dataFolder) });
    },
    onReady: async ({ url, database, monitors }) => {
      say(`Kapstone is ready: ${url}`);
      say(monitors.words);
      say(`Enter with one click, as a patient or as:   ${url}/demo   (started in ${process.uptime().toFixed(1)} s)`);
      for (const line of peopleToEnterAs()) say(line);
      return startLiveMonitors({ database, url, now: () => Temporal.Now.instant() });
    },
  });
  return 0;
};
