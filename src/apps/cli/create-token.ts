import { openDatabase } from "#platform/database/database.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";
import { createGatewayToken } from "#platform/identity/server/gateway-tokens.ts";
import { bySystem } from "#platform/identity/server/identity-changes.ts";
import { noClinic } from "#platform/identity/server/no-clinic.ts";

import { openConnection } from "./open-connection.ts";
import { optionsIn } from "./options-in.ts";
import type { Command } from "./run-command.ts";
import { complain, say } from "./say.ts";

type Clinic = { readonly clinic_id: string; readonly slug: string };

export const createToken: Command = {
  summary: "Makes a token with which a monitor or gateway sends vital signs",
  usage: "npm run kapstone -- create-token --name 'Bedside gateway' [--clinic SLUG]   (prints the token, once)",
  run: async (environment, words) => {
    const { name = "gateway", clinic: slug } = optionsIn(words);
    const opened = await openConnection(environment, complain);
    const database = openDatabase(opened.connection, { connections: 2 });
    try {
      const clinics = await inClinic(database, noClinic, (tx) =>
        tx.all(statement<Clinic>`select clinic_id, slug from clinic order by created_at`),
      );
      const clinic = slug === undefined ? clinics[0] : clinics.find((one) => one.slug === slug);
      if (clinic === undefined) {
        complain(`There is no such clinic. Known: ${clinics.map((one) => one.slug).join(", ") || "none"}.`);
        return 2;
      }
      const made = await inClinic(database, clinic.clinic_id, (tx) =>
        createGatewayToken(tx, { name, permissions: ["vitals.ingest"], by: bySystem, at: Temporal.Now.instant() }),
      );
      say(made.token);
      return 0;
    } finally {
      await database.close();
      await opened.close();
    }
  },
};
