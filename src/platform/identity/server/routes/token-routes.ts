import { notFound } from "../../../http/problem.ts";
import type { Routes } from "../../../http/routes.ts";
import { staffContract } from "../../staff-contract.ts";
import { createGatewayToken, readGatewayTokens, revokeGatewayToken } from "../gateway-tokens.ts";
import type { IdentityDeps } from "../identity-deps.ts";
import { changedBy } from "./staff-routes.ts";

/** Tokens of device gateways and other programs. */
export const tokenRoutes = (routes: Routes, deps: IdentityDeps): void => {
  routes.read(staffContract.readTokens, async ({ tx }) => ({
    tokens: (await readGatewayTokens(tx)).map((row) => ({
      tokenId: row.token_id,
      name: row.name,
      permissions: row.permissions,
      createdAt: row.created_at,
      lastUsedAt: row.last_used_at,
      revokedAt: row.revoked_at,
    })),
  }));

  routes.action(staffContract.createToken, ({ tx, body, caller, at }) => createGatewayToken(tx, { ...body, by: changedBy(caller), at }));

  routes.action(staffContract.revokeToken, async ({ tx, params, caller, at }) => {
    if (!(await revokeGatewayToken(tx, params.tokenId, changedBy(caller), at))) return notFound();
    deps.recentCallers.forgetAll();
    return {};
  });
};
