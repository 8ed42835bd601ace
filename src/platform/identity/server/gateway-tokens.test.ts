import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";

import { statement } from "../../database/query.ts";
import { action, nothing } from "../../http/contract.ts";
import { bySystem } from "./identity-changes.ts";
import { createGatewayToken, readGatewayTokens } from "./gateway-tokens.ts";
import { goodPassword, openTestIdentity, type TestIdentity } from "./fixtures/test-identity.ts";

const ingest = action({
  path: "/api/test/vitals",
  permission: "vitals.ingest",
  chart: "none",
  summary: "Take in samples",
  body: nothing,
  response: z.object({ kind: z.string() }),
});

let one: TestIdentity;
beforeAll(async () => {
  one = await openTestIdentity({ more: (routes) => routes.action(ingest, async ({ caller }) => ({ kind: caller.kind })) });
});
afterAll(() => one.close());

const post = (token: string, url = "/api/test/vitals") =>
  one.app.inject({ method: "POST", url, headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, payload: "{}" });

const create = () =>
  one.inClinic((tx) => createGatewayToken(tx, { name: "Bedside gateway", permissions: ["vitals.ingest"], by: bySystem, at: one.now() }));

test("a gateway's token permits what it was given and nothing more", async () => {
  const { token } = await create();
  expect(token).toMatch(new RegExp(`^kap_${one.clinicId}\\.[A-Za-z0-9_-]{43}$`));
  expect((await post(token)).json()).toEqual({ kind: "gateway" });
  expect((await post(token, "/api/tokens")).statusCode).toBe(403);
});

test("the database keeps a hash alone, and when it was last used", async () => {
  const { token, tokenId } = await create();
  await post(token);
  const row = await one.inClinic((tx) =>
    tx.first(
      statement<{
        text: string;
      }>`select row_to_json(g)::text as text from gateway_token g where clinic_id = ${tx.clinicId} and token_id = ${tokenId}`,
    ),
  );
  expect(row?.text).not.toContain(token.split(".")[1]);
  const rows = await one.inClinic(readGatewayTokens);
  expect(rows.find((found) => found.token_id === tokenId)?.last_used_at).toEqual(one.now());
});

test("an administrator makes a token, sees it once, and revokes it", async () => {
  await one.addMember("admin@example.org", ["administrator"]);
  const admin = one.browser();
  await admin.signIn("password", { email: "admin@example.org", password: goodPassword });
  const made = await admin.send("POST", "/api/tokens", { name: "Monitor bridge", permissions: ["vitals.ingest"] });
  const { token, tokenId } = z.parse(z.object({ token: z.string(), tokenId: z.string() }), made.body);
  expect((await post(token)).statusCode).toBe(200);
  expect(JSON.stringify((await admin.get("/api/tokens")).body)).not.toContain(token.split(".")[1]);
  expect((await admin.send("DELETE", `/api/tokens/${tokenId}`)).status).toBe(200);
  const refused = await post(token);
  expect([refused.statusCode, refused.json().type]).toEqual([401, "/problems/unknown-token"]);
  expect((await admin.send("DELETE", `/api/tokens/${tokenId}`)).status).toBe(404);
});

test("nobody gives a token the powers of a person", async () => {
  await one.addMember("second-admin@example.org", ["administrator"]);
  const admin = one.browser();
  await admin.signIn("password", { email: "second-admin@example.org", password: goodPassword });
  expect((await admin.send("POST", "/api/tokens", { name: "Too much", permissions: ["staff.manage"] })).status).toBe(422);
});

test("a wrong or foreign token is anonymous, also beside a good cookie", async () => {
  const { token } = await create();
  expect((await post(`${token.slice(0, -1)}_`)).statusCode).toBe(401);
  expect((await post(token.replace(one.clinicId, one.otherClinicId))).statusCode).toBe(401);
  expect((await post("kap_nonsense")).statusCode).toBe(401);
  await one.addMember("both@example.org");
  const browser = one.browser();
  await browser.signIn("password", { email: "both@example.org", password: goodPassword });
  expect((await browser.get("/api/staff/directory", { authorization: "Bearer kap_nonsense" })).status).toBe(401);
});
