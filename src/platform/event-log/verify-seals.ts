import { statement } from "../database/query.ts";
import type { Tx } from "../database/transaction.ts";
import { beginning, type Cursor } from "./cursor.ts";
import { noPredecessor } from "./event-hash.ts";
import type { Findings } from "./finding.ts";
import { endSeal, readHashes, startSeal } from "./seal-chain.ts";

type StoredSeal = {
  readonly seal: number;
  readonly tx: string;
  readonly position: number;
  readonly events: number;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
  readonly sealedAt: string;
};

const pageSize = 500;

async function* readSeals(tx: Tx): AsyncGenerator<StoredSeal> {
  let from = 0;
  for (;;) {
    const page = await tx.all(statement<StoredSeal>`
      select seal, upto_tx::text as tx, upto_position as position, events, previous_hash as "previousHash", hash,
        sealed_at::text as "sealedAt"
      from log_seal where clinic_id = ${tx.clinicId} and seal > ${from} order by seal limit ${pageSize}`);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    from = last.seal;
  }
}

const recompute = async (tx: Tx, seal: StoredSeal, after: Cursor): Promise<{ readonly hash: Buffer; readonly events: number }> => {
  const hash = startSeal({ clinicId: tx.clinicId, seal: seal.seal, previousHash: seal.previousHash });
  let events = 0;
  for await (const page of readHashes(tx, after, seal)) {
    for (const fact of page) hash.update(fact.hash);
    events += page.length;
  }
  return { hash: endSeal(hash, seal, seal.events), events };
};

const wordsOf = (seal: StoredSeal, found: number): string => {
  const which = `Seal ${seal.seal} of ${seal.sealedAt}`;
  if (found < seal.events) return `${which} covers ${seal.events} facts; ${seal.events - found} of them are not there.`;
  if (found > seal.events) return `${which} covers ${seal.events} facts; ${found - seal.events} more stand among them.`;
  return `${which}: the facts that it covers, or their order, are not those that were sealed.`;
};

/**
 * Checks the chain of a clinic's seals against the facts that they cover.
 * @returns how many seals there are
 */
export const verifySeals = async (tx: Tx, findings: Findings): Promise<number> => {
  const report = (words: string): void =>
    findings.add({ clinicId: tx.clinicId, streamKind: null, streamId: null, version: null, problem: "broken-seal", words });
  let [after, previousHash, number]: [Cursor, Buffer, number] = [beginning, noPredecessor, 0];
  for await (const seal of readSeals(tx)) {
    if (seal.seal !== number + 1) report(`Seal ${number + 1} is not there.`);
    else if (!seal.previousHash.equals(previousHash)) report(`Seal ${seal.seal} was set after another seal than the one before it.`);
    const { hash, events } = await recompute(tx, seal, after);
    if (seal.seal === number + 1 && !hash.equals(seal.hash)) report(wordsOf(seal, events));
    [after, previousHash, number] = [{ tx: seal.tx, position: seal.position }, seal.hash, seal.seal];
  }
  return number;
};
