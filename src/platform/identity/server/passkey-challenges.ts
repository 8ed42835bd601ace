import type { Uuid } from "#kernel/ids.ts";
import { plusMinutes, type Instant } from "#kernel/time.ts";

import { newId } from "../../ambient/new-id.ts";
import type { Tx } from "../../database/transaction.ts";
import { signInLimits } from "../sign-in-limits.ts";
import { identityTables, type IdentityTables } from "./identity-tables.ts";

type Purpose = IdentityTables["passkey_challenge"]["purpose"];

/** Keeps a challenge until it is answered or its time is over; anybody may ask for one, so the old ones go at once. */
export const keepChallenge = async (
  tx: Tx,
  {
    challenge,
    purpose,
    personId,
    at,
  }: { readonly challenge: string; readonly purpose: Purpose; readonly personId: Uuid | null; readonly at: Instant },
): Promise<Uuid> => {
  const challengeId = newId();
  await tx.all(identityTables.deleteFrom("passkey_challenge").where("clinic_id", "=", tx.clinicId).where("expires_at", "<", at));
  await tx.all(
    identityTables.insertInto("passkey_challenge").values({
      clinic_id: tx.clinicId,
      challenge_id: challengeId,
      challenge,
      purpose,
      person_id: personId,
      expires_at: plusMinutes(at, signInLimits.passkeyChallenge),
    }),
  );
  return challengeId;
};

/** Takes a challenge away, so that it is answered once. */
export const takeChallenge = async (
  tx: Tx,
  challengeId: Uuid,
  purpose: Purpose,
  at: Instant,
): Promise<{ readonly challenge: string; readonly personId: Uuid | null } | undefined> => {
  const row = await tx.first(
    identityTables
      .deleteFrom("passkey_challenge")
      .where("clinic_id", "=", tx.clinicId)
      .where("challenge_id", "=", challengeId)
      .where("purpose", "=", purpose)
      .returning(["challenge", "person_id as personId", "expires_at as expiresAt"]),
  );
  return row !== undefined && Temporal.Instant.compare(row.expiresAt, at) > 0 ? row : undefined;
};
