import type { Uuid } from "#kernel/ids.ts";
import { plusMinutes, type Instant } from "#kernel/time.ts";

import { newId } from "../../ambient/new-id.ts";
import { statement } from "../../database/query.ts";
import type { Tx } from "../../database/transaction.ts";
import type { SignInScope } from "../caller.ts";
import { signInLimits } from "../sign-in-limits.ts";
import { identityTables, type IdentityTables, type LinkPurpose } from "./identity-tables.ts";
import { newSecret, secretHash } from "./secret-token.ts";

export type MailedLink = IdentityTables["mailed_link"];

type NewLink = {
  readonly purpose: LinkPurpose;
  readonly personId: Uuid;
  readonly scope: SignInScope | null;
  readonly expiresAt: Instant;
  readonly at: Instant;
};

const makeLink = async (tx: Tx, { purpose, personId, scope, expiresAt, at }: NewLink): Promise<string> => {
  const token = newSecret();
  await tx.all(
    identityTables.insertInto("mailed_link").values({
      clinic_id: tx.clinicId,
      link_id: newId(),
      token_hash: secretHash(token),
      purpose,
      person_id: personId,
      scope_kind: scope?.kind ?? null,
      scope_id: scope?.id ?? null,
      created_at: at,
      expires_at: expiresAt,
      used_at: null,
    }),
  );
  return token;
};

/** A link by which a patient signs in once, within the time of `signInLimits.patientLink`. @returns its token */
export const makePatientLink = (tx: Tx, patientId: Uuid, at: Instant): Promise<string> =>
  makeLink(tx, { purpose: "patient-sign-in", personId: patientId, scope: null, expiresAt: plusMinutes(at, signInLimits.patientLink), at });

/**
 * A link to one thing, such as one questionnaire: it opens again and again until it expires or `endScopedLinks` is called, so that
 * a half-filled form can be taken up later. @returns its token
 */
export const makeScopedLink = (
  tx: Tx,
  link: { readonly patientId: Uuid; readonly scope: SignInScope; readonly expiresAt: Instant; readonly at: Instant },
): Promise<string> => makeLink(tx, { ...link, purpose: "patient-scope", personId: link.patientId });

export const makeInvitation = (tx: Tx, staffId: Uuid, at: Instant): Promise<string> =>
  makeLink(tx, {
    purpose: "staff-invitation",
    personId: staffId,
    scope: null,
    expiresAt: plusMinutes(at, signInLimits.staffInvitation),
    at,
  });

export const makeResetLink = (tx: Tx, staffId: Uuid, at: Instant): Promise<string> =>
  makeLink(tx, { purpose: "staff-reset", personId: staffId, scope: null, expiresAt: plusMinutes(at, signInLimits.staffReset), at });

/** A link that may still be opened for one of these purposes; it is not used up by looking. */
export const findLink = (tx: Tx, token: string, purposes: readonly LinkPurpose[], at: Instant): Promise<MailedLink | undefined> =>
  tx.first(
    identityTables
      .selectFrom("mailed_link")
      .selectAll()
      .where("clinic_id", "=", tx.clinicId)
      .where("token_hash", "=", secretHash(token))
      .where("purpose", "in", purposes)
      .where("used_at", "is", null)
      .where("expires_at", ">", at),
  );

/** Opens a link: it is used up, unless it is bound to one thing. Of two who open it at once, one does. */
export const openLink = (tx: Tx, token: string, purposes: readonly LinkPurpose[], at: Instant): Promise<MailedLink | undefined> =>
  tx.first(statement<MailedLink>`
    update mailed_link set used_at = case when purpose = 'patient-scope' then null else ${at}::timestamptz end
    where clinic_id = ${tx.clinicId} and token_hash = ${secretHash(token)} and purpose = any(${purposes}::text[])
      and used_at is null and expires_at > ${at}
    returning *`);

/** Uses up the links of a person for a purpose: a new invitation replaces the old one. */
export const endLinks = async (tx: Tx, personId: Uuid, purposes: readonly LinkPurpose[], at: Instant): Promise<void> => {
  await tx.all(
    identityTables
      .updateTable("mailed_link")
      .set({ used_at: at })
      .where("clinic_id", "=", tx.clinicId)
      .where("person_id", "=", personId)
      .where("purpose", "in", purposes)
      .where("used_at", "is", null),
  );
};

/** Closes every link and every narrow sign-in to one thing: it was answered, or is not wanted any more. */
export const endScopedLinks = async (tx: Tx, scope: SignInScope, at: Instant): Promise<void> => {
  await tx.all(statement`
    update mailed_link set used_at = ${at}
    where clinic_id = ${tx.clinicId} and scope_kind = ${scope.kind} and scope_id = ${scope.id} and used_at is null`);
  await tx.all(statement`
    update sign_in set ended_at = ${at}
    where clinic_id = ${tx.clinicId} and scope_kind = ${scope.kind} and scope_id = ${scope.id} and ended_at is null`);
};
