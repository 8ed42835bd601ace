import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { newId } from "../../ambient/new-id.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Permission } from "../permissions.ts";
import { recordIdentityChange, type ChangedBy } from "./identity-changes.ts";
import { identityTables, type IdentityTables } from "./identity-tables.ts";
import { newSecret, secretHash } from "./secret-token.ts";

export type GatewayToken = IdentityTables["gateway_token"];

/**
 * Makes a token for a device gateway or another program. @returns the token, `kap_<clinic>.<secret>`, shown this once
 * @param permissions all that it will ever be allowed
 */
export const createGatewayToken = async (
  tx: Tx,
  token: { readonly name: string; readonly permissions: readonly Permission[]; readonly by: ChangedBy; readonly at: Instant },
): Promise<{ readonly tokenId: Uuid; readonly token: string }> => {
  const secret = newSecret();
  const tokenId = newId();
  await tx.all(
    identityTables.insertInto("gateway_token").values({
      clinic_id: tx.clinicId,
      token_id: tokenId,
      token_hash: secretHash(secret),
      name: token.name,
      permissions: [...token.permissions],
      created_at: token.at,
      created_by: token.by.id,
      last_used_at: null,
      revoked_at: null,
    }),
  );
  const subject = { kind: "gateway", id: tokenId } as const;
  await recordIdentityChange(tx, { by: token.by, subject, what: "token created", detail: token.permissions.join(", "), at: token.at });
  return { tokenId, token: `kap_${tx.clinicId}.${secret}` };
};

export const readGatewayToken = (tx: Tx, hash: Buffer): Promise<GatewayToken | undefined> =>
  tx.first(
    identityTables
      .selectFrom("gateway_token")
      .selectAll()
      .where("clinic_id", "=", tx.clinicId)
      .where("token_hash", "=", hash)
      .where("revoked_at", "is", null),
  );

export const readGatewayTokens = (tx: Tx): Promise<GatewayToken[]> =>
  tx.all(identityTables.selectFrom("gateway_token").selectAll().where("clinic_id", "=", tx.clinicId).orderBy("created_at", "desc"));

const updateToken = (tx: Tx, tokenId: Uuid) =>
  identityTables.updateTable("gateway_token").where("clinic_id", "=", tx.clinicId).where("token_id", "=", tokenId);

export const touchGatewayToken = async (tx: Tx, tokenId: Uuid, at: Instant): Promise<void> => {
  await tx.all(updateToken(tx, tokenId).set({ last_used_at: at }));
};

/** @returns false when there is no such token, or it was revoked before */
export const revokeGatewayToken = async (tx: Tx, tokenId: Uuid, by: ChangedBy, at: Instant): Promise<boolean> => {
  const row = await tx.first(updateToken(tx, tokenId).where("revoked_at", "is", null).set({ revoked_at: at }).returning("token_id"));
  if (row === undefined) return false;
  await recordIdentityChange(tx, { by, subject: { kind: "gateway", id: tokenId }, what: "token revoked", at });
  return true;
};
