import { minutesBetween, type Instant } from "#kernel/time.ts";

import type { Tx } from "../../database/transaction.ts";
import { problem, type Problem } from "../../http/problem.ts";
import type { Caller } from "../caller.ts";
import { signInLimits } from "../sign-in-limits.ts";
import { identityTables } from "./identity-tables.ts";

const needed = (): Problem =>
  problem(403, "prove-first", "Please confirm that it is you", "Give your password or use a passkey once more. What you entered is kept.");

/** Asks for a fresh proof of the person, so that an unlocked tablet alone can neither change how its owner signs in nor sign in their name. */
export const proveFirst = async (tx: Tx, caller: Caller, at: Instant): Promise<Problem | undefined> => {
  if (caller.kind !== "staff" && caller.kind !== "patient") return needed();
  const row = await tx.first(
    identityTables
      .selectFrom("sign_in")
      .select("confirmed_at")
      .where("clinic_id", "=", tx.clinicId)
      .where("sign_in_id", "=", caller.signInId),
  );
  return row !== undefined && minutesBetween(row.confirmed_at, at) < signInLimits.freshProof ? undefined : needed();
};
