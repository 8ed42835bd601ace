import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { createGatewayToken, readGatewayTokens, revokeGatewayToken } from "#platform/identity/server/gateway-tokens.ts";
import { bySystem } from "#platform/identity/server/identity-changes.ts";

const name = "Demo monitors";

/** A new token for the demo's monitors; those of earlier starts open nothing any more. */
export const renewDemoGateway = async (tx: Tx, at: Instant): Promise<{ readonly tokenId: string; readonly token: string }> => {
  const old = (await readGatewayTokens(tx)).filter((token) => token.name === name && token.revoked_at === null);
  for (const { token_id } of old) await revokeGatewayToken(tx, token_id, bySystem, at);
  return createGatewayToken(tx, { name, permissions: ["vitals.ingest"], by: bySystem, at });
};
