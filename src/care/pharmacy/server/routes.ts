import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { recordAccess } from "#platform/access-log/record-access.ts";
import { notFound } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";
import { dateIn } from "#kernel/time.ts";

import { pharmacyContract } from "../contract.ts";
import { pharmacyCommands } from "./commands.ts";
import { readClinic } from "./read-clinic.ts";
import { readInventories } from "./read-inventories.ts";
import { readLedger } from "./read-ledger.ts";
import { readLots } from "./read-lots.ts";
import { readPatients } from "./read-patients.ts";
import { readTasks } from "./read-tasks.ts";
import { readWitnesses } from "./read-witnesses.ts";

const ledgerRead = (routes: Routes): void =>
  routes.read(pharmacyContract.readLedger, async ({ tx, params, at, caller }) => {
    const [{ name, timeZone }, protocol] = await Promise.all([readClinic(tx), readProtocol(tx)]);
    const ledger = await readLedger(tx, params.lotId, { at, today: dateIn(timeZone, at) }, { protocol, timeZone });
    if (ledger === undefined || caller.kind === "anonymous") return notFound();
    const { patientIds, ...shown } = ledger;
    const what = pharmacyContract.readLedger.summary;
    for (const patientId of patientIds) await recordAccess(tx, { caller, patientId, what, at, reason: null });
    return { ...shown, clinicName: name, timeZone };
  });

export const pharmacyRoutes = (routes: Routes): void => {
  pharmacyCommands(routes);
  ledgerRead(routes);
  routes.read(pharmacyContract.readWitnesses, async ({ tx, caller }) => ({
    colleagues: await readWitnesses(tx, caller.kind === "staff" ? caller.personId : null),
  }));
  routes.read(pharmacyContract.readPatients, async ({ tx }) => ({ patients: await readPatients(tx) }));
  routes.read(pharmacyContract.readTasks, ({ tx, at }) => readTasks(tx, at));
  routes.read(pharmacyContract.readInventories, ({ tx }) => readInventories(tx));
  routes.read(pharmacyContract.readLots, async ({ tx, at }) => {
    const { name, timeZone } = await readClinic(tx);
    return { lots: await readLots(tx, { at, today: dateIn(timeZone, at) }), clinicName: name, timeZone };
  });
};
