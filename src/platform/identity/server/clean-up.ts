import { plusMinutes, type Instant } from "#kernel/time.ts";

import { statement } from "../../database/query.ts";
import type { Tx } from "../../database/transaction.ts";

const day = 24 * 60;

/** How long what is over stays: sign-ins as evidence of who was there, links so that a late click is told the truth. In days. */
const keeps = { signIns: 180, links: 30, throttle: 2 } as const;

/**
 * Removes what is over: challenges, links, sign-ins and counted failures of one clinic. For a daily job, clinic by clinic.
 * @returns how many rows went
 */
export const cleanUpIdentity = async (tx: Tx, at: Instant): Promise<number> => {
  const before = (days: number): Instant => plusMinutes(at, -days * day);
  const removed = await Promise.all([
    tx.all(statement`delete from passkey_challenge where clinic_id = ${tx.clinicId} and expires_at < ${at} returning 1`),
    tx.all(statement`delete from mailed_link where clinic_id = ${tx.clinicId} and expires_at < ${before(keeps.links)} returning 1`),
    tx.all(statement`
      delete from sign_in where clinic_id = ${tx.clinicId} and coalesce(ended_at, expires_at) < ${before(keeps.signIns)} returning 1`),
    tx.all(statement`delete from throttle where clinic_id = ${tx.clinicId} and last_failure_at < ${before(keeps.throttle)} returning 1`),
    tx.all(statement`
      delete from staff_totp where clinic_id = ${tx.clinicId} and confirmed_at is null and started_at < ${before(1)} returning 1`),
  ]);
  return removed.reduce((sum, rows) => sum + rows.length, 0);
};
