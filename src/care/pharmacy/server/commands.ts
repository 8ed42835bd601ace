import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import type { CommandMeta } from "#kernel/command.ts";
import type { Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { onStream, type Execution } from "#platform/event-log/execute.ts";
import type { Routes } from "#platform/http/routes.ts";
import { dateIn } from "#kernel/time.ts";

import { pharmacyContract } from "../contract.ts";
import { amendReceipt } from "../rules/amend-receipt.ts";
import { correctEntry } from "../rules/correct-entry.ts";
import { countStock } from "../rules/count-stock.ts";
import { explainDiscrepancy, recordDiscrepancy, reportLoss } from "../rules/discrepancy.ts";
import { dispenseDrug, type DispensingFacts } from "../rules/dispense-drug.ts";
import { destroyStock, returnStock } from "../rules/dispose-stock.ts";
import type { LotEvent } from "../rules/events.ts";
import { balanceOf, expectedAt } from "../rules/ledger-balance.ts";
import type { People } from "../rules/lot-refusals.ts";
import { lotStream, type Lot } from "../rules/lot.ts";
import { openVial } from "../rules/open-vial.ts";
import { receiveLot } from "../rules/receive-lot.ts";
import { usableOf } from "../rules/vials.ts";
import { drawDrug, recordWaste, witnessWaste } from "../rules/waste-drug.ts";
import { readClinic } from "./read-clinic.ts";
import { readLedgerLines } from "./read-lines.ts";
import { isPatientOf } from "./read-patients.ts";
import { readWaste } from "./read-waste.ts";
import { readWhoWorksHere } from "./read-witnesses.ts";

type Asked = { readonly params: { readonly lotId: Uuid }; readonly meta: CommandMeta };
type Decide = (lot: Lot, people: People, tx: Tx) => Decision<LotEvent> | Promise<Decision<LotEvent>>;

/** A lot is its own stream and its own lock: the episode's id is the lot's. */
const onLot = ({ params: { lotId }, meta }: Asked, witnesses: readonly (Uuid | null)[], decide: Decide): Execution =>
  onStream({
    episodeId: lotId,
    streamId: lotId,
    stream: lotStream,
    decide: async (lot, tx) => decide(lot, { by: meta.actor.id, worksHere: await readWhoWorksHere(tx, witnesses) }, tx),
  });

const dispensingFacts = async (tx: Tx, lot: Lot, { params, meta }: Asked, episodeId: Uuid): Promise<DispensingFacts> => {
  const at = meta.observedAt;
  const [protocol, { timeZone }, lines, patientKnown] = await Promise.all([
    readProtocol(tx),
    readClinic(tx),
    readLedgerLines(tx, params.lotId),
    isPatientOf(tx, episodeId),
  ]);
  const { onHand } = balanceOf(lines);
  const usable = lot.status === "none" ? onHand : usableOf(lines, { onHand, amountPerContainer: lot.amountPerContainer, at });
  return { protocol, at, today: dateIn(timeZone, at), usable, patientKnown };
};

const stockCommands = (routes: Routes): void => {
  routes.command(pharmacyContract.receiveLot, ({ body, ...asked }) =>
    onLot(asked, [body.witnessId], async (lot, people, tx) => {
      const { timeZone } = await readClinic(tx);
      return receiveLot(lot, body, people, { protocol: await readProtocol(tx), receivedOn: dateIn(timeZone, asked.meta.observedAt) });
    }),
  );
  routes.command(pharmacyContract.openVial, ({ body, ...asked }) =>
    onLot(asked, [], async (lot, _, tx) => openVial(lot, body, { at: asked.meta.observedAt, protocol: await readProtocol(tx) })),
  );
  routes.command(pharmacyContract.drawDrug, ({ body, ...asked }) => onLot(asked, [], (lot) => drawDrug(lot, body)));
  routes.command(pharmacyContract.countStock, ({ body, ...asked }) =>
    onLot(asked, [body.witnessId], async (lot, people, tx) => {
      const at = asked.meta.observedAt;
      const expected = expectedAt(await readLedgerLines(tx, asked.params.lotId), at);
      return countStock(lot, body, { expected, at, discrepancyId: asked.meta.commandId }, people);
    }),
  );
  routes.command(pharmacyContract.returnStock, ({ body, ...asked }) =>
    onLot(asked, [body.witnessId], (lot, people) => returnStock(lot, body, people)),
  );
  routes.command(pharmacyContract.destroyStock, ({ body, ...asked }) =>
    onLot(asked, [body.witnessId, body.secondWitnessId], (lot, people) => destroyStock(lot, body, people)),
  );
  routes.command(pharmacyContract.dispenseDrug, ({ body, ...asked }) =>
    onLot(asked, [body.witnessId], async (lot, people, tx) =>
      dispenseDrug(lot, body, await dispensingFacts(tx, lot, asked, body.episodeId), people),
    ),
  );
};

const wasteCommands = (routes: Routes): void => {
  routes.command(pharmacyContract.recordWaste, ({ body, ...asked }) => onLot(asked, [], (lot) => recordWaste(lot, body)));
  routes.command(pharmacyContract.witnessWaste, ({ body, ...asked }) =>
    onLot(asked, [], async (lot, { by }, tx) => witnessWaste(lot, await readWaste(tx, asked.params.lotId, body.entryId), by)),
  );
};

const discrepancyCommands = (routes: Routes): void => {
  routes.command(pharmacyContract.recordDiscrepancy, ({ body, ...asked }) => onLot(asked, [], (lot) => recordDiscrepancy(lot, body)));
  routes.command(pharmacyContract.explainDiscrepancy, ({ body, ...asked }) =>
    onLot(asked, [body.witnessId], (lot, people) => explainDiscrepancy(lot, body, people)),
  );
  routes.command(pharmacyContract.reportLoss, ({ body, ...asked }) => onLot(asked, [], (lot) => reportLoss(lot, body)));
  routes.command(pharmacyContract.amendReceipt, ({ body, ...asked }) =>
    onLot(asked, [body.witnessId], async (lot, people, tx) => {
      const { timeZone } = await readClinic(tx);
      const receivedOn = dateIn(timeZone, lot.status === "none" ? asked.meta.observedAt : lot.receivedAt);
      return amendReceipt(lot, body, people, { protocol: await readProtocol(tx), receivedOn });
    }),
  );
  routes.command(pharmacyContract.correctEntry, ({ body, ...asked }) =>
    onLot(asked, [body.witnessId], (lot, people) => correctEntry(lot, body, people)),
  );
};

export const pharmacyCommands = (routes: Routes): void => {
  stockCommands(routes);
  wasteCommands(routes);
  discrepancyCommands(routes);
};
