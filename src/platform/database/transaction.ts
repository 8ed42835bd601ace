import { createHash } from "node:crypto";
import type pg from "pg";

import type { Uuid } from "#kernel/ids.ts";

import type { Database } from "./database.ts";
import type { Statement } from "./query.ts";
import { toParameter } from "./value-types.ts";

/**
 * An open transaction of one clinic. Statements leave at once, in order, without waiting for each other (pipelined); those that
 * do not need an answer may be sent together with `Promise.all`.
 */
export type Tx = {
  readonly clinicId: Uuid;
  readonly all: <Row>(query: Statement<Row>) => Promise<Row[]>;
  readonly first: <Row>(query: Statement<Row>) => Promise<Row | undefined>;
};

const statementNames = new Map<string, string>();

/** A stable short name per SQL text lets PostgreSQL keep its plan on the connection. */
const nameOf = (text: string): string => {
  const known = statementNames.get(text);
  if (known !== undefined) return known;
  const name = `k_${createHash("sha1").update(text).digest("base64url").slice(0, 20)}`;
  statementNames.set(text, name);
  return name;
};

export const runOn = async <Row>(client: pg.ClientBase, query: Statement<Row>): Promise<Row[]> => {
  const { sql, parameters } = query.compile();
  const result = await client.query<Row & pg.QueryResultRow>({ name: nameOf(sql), text: sql, values: parameters.map(toParameter) });
  return result.rows;
};

// Named, they are prepared once and gathered with the statements beside them.
const begin = { name: "k_begin", text: "begin" };
const commitNow = { name: "k_commit", text: "commit" };
const setClinic = { name: "k_set_clinic", text: "select set_config('app.clinic_id', $1, true)" };

/** The transaction rolled back at commit because one of its statements had failed. */
export class RolledBack extends Error {}

/** Sends the last writes and the commit together; the first failure among them is the one that is thrown. */
const commit = async (client: pg.PoolClient, last: readonly Statement<unknown>[]): Promise<void> => {
  const writes = last.map((query) => runOn(client, query));
  const committing = client.query(commitNow);
  const written = await Promise.allSettled([...writes, committing]);
  const failed = written.find((one) => one.status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
  const { command } = await committing;
  if (command !== "COMMIT") throw new RolledBack("The transaction was rolled back.");
};

/** How a transaction ends. */
export type Closing = {
  /** Statements that need no answer: sent in the same trip as the commit. */
  readonly send: (statements: readonly Statement<unknown>[]) => void;
  /** Ends the transaction without keeping anything. */
  readonly abandon: () => void;
};

/**
 * Runs `work` in one transaction of `clinicId`. Row-level security lets it see that clinic alone. A throw, a failed statement or
 * `abandon` leaves nothing behind.
 */
export const inClinic = async <Result>(
  database: Database,
  clinicId: Uuid,
  work: (tx: Tx, closing: Closing) => Promise<Result>,
): Promise<Result> => {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  const rollBack = async (): Promise<void> => {
    await client.query("rollback").catch((lost: unknown) => void (broken = lost instanceof Error ? lost : new Error(String(lost))));
  };
  try {
    const opening = Promise.all([client.query(begin), client.query({ ...setClinic, values: [clinicId] })]);
    opening.catch(() => undefined);
    const last: Statement<unknown>[] = [];
    let kept = true;
    const tx: Tx = {
      clinicId,
      all: (query) => runOn(client, query),
      first: async (query) => (await runOn(client, query))[0],
    };
    const result = await work(tx, { send: (statements) => void last.push(...statements), abandon: () => void (kept = false) });
    await opening;
    if (kept) await commit(client, last);
    else await rollBack();
    return result;
  } catch (error) {
    await rollBack();
    throw error;
  } finally {
    client.release(broken);
  }
};
