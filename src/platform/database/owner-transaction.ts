import type pg from "pg";

import type { Uuid } from "#kernel/ids.ts";

import { applicationRole } from "./database.ts";
import { runOn, type Tx } from "./transaction.ts";

/** How a transaction of the owner runs: it may only look, at one moment of the database; or it may write. */
export type OwnerMode = "reads-one-moment" | "writes";

const beginOf = { "reads-one-moment": "begin isolation level repeatable read read only", writes: "begin" } as const;

/**
 * Runs `work` in one transaction on the owner's connection, for a clinic whose id every query names. The owner is not held back by
 * row-level security; `actAsApplication` is, from there to the end of the transaction.
 */
export const inClinicAsOwner = async <Result>(
  owner: pg.Client,
  clinicId: Uuid,
  mode: OwnerMode,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> => {
  await owner.query(beginOf[mode]);
  try {
    await owner.query("select set_config('app.clinic_id', $1, true)", [clinicId]);
    const result = await work({
      clinicId,
      all: (query) => runOn(owner, query),
      first: async (query) => (await runOn(owner, query))[0],
    });
    await owner.query("commit");
    return result;
  } catch (error) {
    // The connection itself may be what failed; the first error is the one to tell.
    await owner.query("rollback").catch(() => undefined);
    throw error;
  }
};

/** From here to the end of the owner's transaction: the application's role, its rights and its one clinic. */
export const actAsApplication = async (owner: pg.Client): Promise<void> => {
  await owner.query(`set local role ${applicationRole}`);
};
