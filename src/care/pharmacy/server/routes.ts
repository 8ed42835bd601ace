import type { CommandMeta } from "#kernel/command.ts";
import type { Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { recordAccess } from "#platform/access-log/record-access.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { onStream, type Execution } from "#platform/event-log/execute.ts";
import { notFound } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";

import { pharmacyContract } from "../contract.ts";
import { countStock, receiveLot, recordWaste, type People } from "../rules/decide.ts";
import type { LotEvent } from "../rules/events.ts";
import { expectedAt } from "../rules/ledger-balance.ts";
import { lotStream, type Lot } from "../rules/lot.ts";
import { readClinic } from "./read-clinic.ts";
import { readLedger } from "./read-ledger.ts";
import { readLedgerLines, readLots } from "./read-lots.ts";
import { readWitnesses, worksHere } from "./read-witnesses.ts";

type Asked = { readonly lotId: Uuid; readonly witnessId: Uuid | null; readonly meta: CommandMeta };

/** A lot is its own stream and its own lock: the episode's id is the lot's. */
const onLot = (
  { lotId, witnessId, meta }: Asked,
  decide: (lot: Lot, people: People, tx: Tx) => Decision<LotEvent> | Promise<Decision<LotEvent>>,
): Execution =>
  onStream({
    episodeId: lotId,
    streamId: lotId,
    stream: lotStream,
    decide: async (lot, tx) => decide(lot, { by: meta.actor.id, witnessWorksHere: await worksHere(tx, witnessId) }, tx),
  });

const todayIn = (timeZone: string, at: Instant): string => at.toZonedDateTimeISO(timeZone).toPlainDate().toString();

const pharmacyCommands = (routes: Routes): void => {
  routes.command(pharmacyContract.receiveLot, ({ params, body, meta }) =>
    onLot({ lotId: params.lotId, witnessId: body.witnessId, meta }, (lot, people) => receiveLot(lot, body, people)),
  );
  routes.command(pharmacyContract.countStock, ({ params, body, meta }) =>
    onLot({ lotId: params.lotId, witnessId: body.witnessId, meta }, async (lot, people, tx) =>
      countStock(lot, body, expectedAt(await readLedgerLines(tx, params.lotId), meta.observedAt), people),
    ),
  );
  routes.command(pharmacyContract.recordWaste, ({ params, body, meta }) =>
    onLot({ lotId: params.lotId, witnessId: body.witnessId, meta }, (lot, people) => recordWaste(lot, body, people)),
  );
};

export const pharmacyRoutes = (routes: Routes): void => {
  pharmacyCommands(routes);
  routes.read(pharmacyContract.readWitnesses, async ({ tx }) => ({ colleagues: await readWitnesses(tx) }));
  routes.read(pharmacyContract.readLots, async ({ tx, at }) => {
    const { name, timeZone } = await readClinic(tx);
    return { lots: await readLots(tx, todayIn(timeZone, at)), clinicName: name, timeZone };
  });
  routes.read(pharmacyContract.readLedger, async ({ tx, params, at, caller }) => {
    const { name, timeZone } = await readClinic(tx);
    const ledger = await readLedger(tx, params.lotId, todayIn(timeZone, at));
    if (ledger === undefined || caller.kind === "anonymous") return notFound();
    const { lot, lines, patientIds } = ledger;
    const what = pharmacyContract.readLedger.summary;
    for (const patientId of patientIds) await recordAccess(tx, { caller, patientId, what, at, reason: null });
    return { lot, lines, clinicName: name, timeZone };
  });
};
