import { createHash, type Hash } from "node:crypto";

import type { Uuid } from "#kernel/ids.ts";

import { statement } from "../database/query.ts";
import type { Tx } from "../database/transaction.ts";
import type { Cursor } from "./cursor.ts";

/** The hash of one fact and its place in the clinic's whole log. */
export type SealedFact = { readonly tx: string; readonly position: number; readonly hash: Buffer };

const pageSize = 5_000;

/** The hashes of a clinic's facts in the order of their transactions, after one place and up to another, page by page. */
export async function* readHashes(tx: Tx, after: Cursor, upto: Cursor): AsyncGenerator<readonly SealedFact[]> {
  let from = after;
  for (;;) {
    const page = await tx.all(statement<SealedFact>`
      select tx::text as tx, position, hash from event
      where clinic_id = ${tx.clinicId} and (tx, position) > (${from.tx}::xid8, ${from.position}::bigint)
        and (tx, position) <= (${upto.tx}::xid8, ${upto.position}::bigint)
      order by event.tx, event.position
      limit ${pageSize}`);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    from = last;
  }
}

/** What a seal follows, and which facts it covers: those in its range, in order. */
export type Sealing = { readonly clinicId: Uuid; readonly seal: number; readonly previousHash: Buffer };

export const startSeal = ({ clinicId, seal, previousHash }: Sealing): Hash =>
  createHash("sha256")
    .update(previousHash)
    .update(JSON.stringify([clinicId, seal]));

/** SHA-256 over the seal before, the clinic, the seal's number, the hash of each fact in order, and the place of the last. */
export const endSeal = (hash: Hash, upto: Cursor, events: number): Buffer =>
  hash.update(JSON.stringify([upto.tx, upto.position, events])).digest();
