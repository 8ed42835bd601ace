import type { Uuid } from "#kernel/ids.ts";
import { toMillisecond, type Instant } from "#kernel/time.ts";

import type { Database } from "../database/database.ts";
import { statement } from "../database/query.ts";
import { inClinic, type Tx } from "../database/transaction.ts";
import { beginning, type Cursor } from "./cursor.ts";
import { noPredecessor } from "./event-hash.ts";
import { logTables } from "./log-tables.ts";
import { endSeal, readHashes, startSeal } from "./seal-chain.ts";
import { readHorizon } from "./tail.ts";

/** A seal that was set now. */
export type Sealed = { readonly seal: number; readonly events: number };

const readLastSeal = (tx: Tx) =>
  tx.first(
    logTables
      .selectFrom("log_seal")
      .select(["seal", "upto_tx as uptoTx", "upto_position as uptoPosition", "hash"])
      .where("clinic_id", "=", tx.clinicId)
      .orderBy("seal", "desc")
      .limit(1),
  );

const chain = async (tx: Tx, seal: number, previousHash: Buffer, after: Cursor) => {
  // Rows below the horizon are complete for good: every transaction before it has ended.
  const horizon = await readHorizon(tx);
  const hash = startSeal({ clinicId: tx.clinicId, seal, previousHash });
  let [upto, events] = [after, 0];
  for await (const page of readHashes(tx, after, horizon)) {
    for (const fact of page) hash.update(fact.hash);
    upto = page.at(-1) ?? upto;
    events += page.length;
  }
  return { hash: endSeal(hash, upto, events), upto, events };
};

/**
 * Seals the facts that a clinic's log gained since its last seal, inside the caller's transaction. Undefined when there was nothing
 * to seal, or when another process sealed the same facts first.
 */
export const sealLog = async (tx: Tx, at: Instant): Promise<Sealed | undefined> => {
  const last = await readLastSeal(tx);
  const seal = (last?.seal ?? 0) + 1;
  const previousHash = last?.hash ?? noPredecessor;
  const after = last === undefined ? beginning : { tx: last.uptoTx, position: last.uptoPosition };
  const { hash, upto, events } = await chain(tx, seal, previousHash, after);
  if (events === 0) return undefined;
  const set = await tx.first(statement<{ seal: number }>`
    insert into log_seal (clinic_id, seal, upto_tx, upto_position, events, previous_hash, hash, sealed_at)
    values (${tx.clinicId}, ${seal}, ${upto.tx}::xid8, ${upto.position}, ${events}, ${previousHash}, ${hash}, ${toMillisecond(at)})
    on conflict do nothing
    returning seal`);
  return set === undefined ? undefined : { seal, events };
};

/** Seals one clinic's log in a transaction of its own; a job does so every minute. Safe in any number of processes at once. */
export const sealClinic = (database: Database, clinicId: Uuid, at: Instant): Promise<Sealed | undefined> =>
  inClinic(database, clinicId, (tx) => sealLog(tx, at));
