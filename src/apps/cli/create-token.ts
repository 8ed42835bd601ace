import { openDatabase } from "#platform/database/database.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";
import { createGatewayToken } from "#platform/identity/server/gateway-tokens.ts";
import { bySystem } from "#platform/identity/server/identity-changes.ts";
import { noClinic } from "#platform/identity/server/no-clinic.ts";

import { openExisting } from "./open-connection.ts";
import type { Run } from "./command.ts";
import { complain, say } from "./say.ts";

type Clinic = { readonly clinic_id: string; readonly slug: string };

const wrongly = (message: string): number => {
  complain(message);
  return 2;
};

export const createToken: Run = async (environment, { options: { name = "gateway", clinic: slug } }) => {
  const opened = await openExisting(environment, complain);
  const database = openDatabase(opened.connection, { connections: 2 });
  try {
    const clinics = await inClinic(database, noClinic, (tx) =>
      tx.all(statement<Clinic>`select clinic_id, slug from clinic order by created_at`),
    );
    const known = clinics.map((one) => one.slug).join(", ");
    if (slug === undefined && clinics.length > 1) return wrongly(`There are several clinics. Name one with --clinic: ${known}.`);
    const clinic = clinics.find((one) => slug === undefined || one.slug === slug);
    if (clinic === undefined)
      return wrongly(slug === undefined ? "There is no clinic yet." : `There is no clinic '${slug}'. Known: ${known}.`);
    const made = await inClinic(database, clinic.clinic_id, (tx) =>
      createGatewayToken(tx, { name, permissions: ["vitals.ingest"], by: bySystem, at: Temporal.Now.instant() }),
    );
    say(made.token);
    return 0;
  } finally {
    await database.close();
    await opened.close();
  }
};
