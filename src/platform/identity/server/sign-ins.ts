import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { newId } from "../../ambient/new-id.ts";
import { statement } from "../../database/query.ts";
import type { Tx } from "../../database/transaction.ts";
import type { SignInScope } from "../caller.ts";
import { identityTables, type IdentityTables, type PersonKind, type SignInMethod } from "./identity-tables.ts";
import { newSecret, secretHash } from "./secret-token.ts";
import { endOfSignIn } from "./sign-in-state.ts";

export type NewSignIn = {
  readonly personKind: PersonKind;
  readonly personId: Uuid;
  readonly state: "second-factor" | "active";
  readonly method: SignInMethod;
  readonly scope: SignInScope | null;
  readonly userAgent: string;
  readonly at: Instant;
};

/** @returns the token that the person's browser keeps; the database has its hash alone */
export const startSignIn = async (
  tx: Tx,
  { scope, at, ...start }: NewSignIn,
): Promise<{ readonly signInId: Uuid; readonly token: string }> => {
  const token = newSecret();
  const signInId = newId();
  await tx.all(
    identityTables.insertInto("sign_in").values({
      clinic_id: tx.clinicId,
      sign_in_id: signInId,
      token_hash: secretHash(token),
      person_kind: start.personKind,
      person_id: start.personId,
      state: start.state,
      method: start.method,
      scope_kind: scope?.kind ?? null,
      scope_id: scope?.id ?? null,
      user_agent: start.userAgent.slice(0, 300),
      started_at: at,
      confirmed_at: at,
      last_seen_at: at,
      locked_at: null,
      expires_at: endOfSignIn(start.personKind, scope !== null, at),
      ended_at: null,
    }),
  );
  return { signInId, token };
};

/** A sign-in with what its person may do now: a staff member's roles, none when they are no longer active. */
export type SignInRow = IdentityTables["sign_in"] & { readonly roles: readonly string[]; readonly is_known: boolean };

export const readSignIn = (tx: Tx, tokenHash: Buffer): Promise<SignInRow | undefined> =>
  tx.first(statement<SignInRow>`
    select s.*, s.person_kind = 'patient' or coalesce(p.active, false) as is_known,
           array(select role from staff_role r where r.clinic_id = s.clinic_id and r.staff_id = s.person_id order by role) as roles
    from sign_in s
    left join staff p on s.person_kind = 'staff' and p.clinic_id = s.clinic_id and p.staff_id = s.person_id
    where s.clinic_id = ${tx.clinicId} and s.token_hash = ${tokenHash} and s.ended_at is null`);

const updateOne = (tx: Tx, signInId: Uuid) =>
  identityTables.updateTable("sign_in").where("clinic_id", "=", tx.clinicId).where("sign_in_id", "=", signInId);

export const touchSignIn = async (tx: Tx, signInId: Uuid, at: Instant): Promise<void> => {
  await tx.all(updateOne(tx, signInId).set({ last_seen_at: at }));
};

export const lockSignIn = async (tx: Tx, signInId: Uuid, at: Instant): Promise<void> => {
  await tx.all(updateOne(tx, signInId).where("locked_at", "is", null).set({ locked_at: at }));
};

/** Opens a lock. A PIN is enough to go on, not to change how one signs in: it leaves `confirmed_at` as it was. */
export const unlockSignIn = async (tx: Tx, signInId: Uuid, at: Instant, proof: "full" | "pin"): Promise<void> => {
  const confirmed = proof === "full" ? { confirmed_at: at } : {};
  await tx.all(updateOne(tx, signInId).set({ locked_at: null, last_seen_at: at, ...confirmed }));
};

/** The second factor was given: the sign-in opens under a new token, so that the one from before is worth nothing. */
export const completeSignIn = async (tx: Tx, signInId: Uuid, at: Instant): Promise<{ readonly token: string }> => {
  const token = newSecret();
  await tx.all(
    updateOne(tx, signInId).set({ state: "active", token_hash: secretHash(token), last_seen_at: at, confirmed_at: at, locked_at: null }),
  );
  return { token };
};

export const endSignIn = async (tx: Tx, signInId: Uuid, at: Instant): Promise<void> => {
  await tx.all(updateOne(tx, signInId).where("ended_at", "is", null).set({ ended_at: at }));
};

/** Ends every sign-in of a person, in all browsers. @param except one that goes on */
export const endSignInsOf = async (tx: Tx, personId: Uuid, at: Instant, except?: Uuid): Promise<void> => {
  const all = identityTables
    .updateTable("sign_in")
    .set({ ended_at: at })
    .where("clinic_id", "=", tx.clinicId)
    .where("person_id", "=", personId)
    .where("ended_at", "is", null);
  await tx.all(except === undefined ? all : all.where("sign_in_id", "!=", except));
};

/** The sign-ins of a person that have not ended, newest first. */
export const readSignInsOf = (tx: Tx, personId: Uuid, at: Instant): Promise<IdentityTables["sign_in"][]> =>
  tx.all(
    identityTables
      .selectFrom("sign_in")
      .selectAll()
      .where("clinic_id", "=", tx.clinicId)
      .where("person_id", "=", personId)
      .where("ended_at", "is", null)
      .where("state", "=", "active")
      .where("expires_at", ">", at)
      .orderBy("started_at", "desc"),
  );
