import type { FastifyInstance, RouteOptions } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";

import { projections } from "../../src/apps/server/projections.ts";
import { registerRoutes } from "../../src/apps/server/register-routes.ts";
import { tailSources } from "../../src/apps/server/tail-sources.ts";
import { openMonitoring } from "../../src/care/dosing-session/server/monitor/monitoring.ts";
import { noteKeys } from "#care/integration/server/note-keys.ts";
import { openTestDatabase, type TestDatabase } from "../../src/platform/database/test-database.ts";
import { streamCache } from "../../src/platform/event-log/stream-cache.ts";
import type { Route } from "../../src/platform/http/contract.ts";
import { openApp } from "../../src/platform/http/open-app.ts";
import { rolePermissions } from "../../src/platform/identity/permissions.ts";
import { tokenPermissions } from "../../src/platform/identity/staff-contract.ts";
import { newSetUpCode } from "../../src/platform/identity/server/set-up.ts";
import { openHub, type Hub } from "../../src/platform/live/hub.ts";
import { webFiles } from "../../src/platform/http/web-files.ts";
import { builtWeb, leaveNothing } from "./program.ts";

afterAll(leaveNothing);

let database: TestDatabase;
let hub: Hub;
let app: FastifyInstance;
const registered: RouteOptions[] = [];
let declared: readonly Route[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  hub = openHub({ database: database.database, sources: tailSources });
  const log = { database: database.database, projections, cache: streamCache(), onAppended: hub.wake };
  app = await openApp({ https: false, logLevel: "silent", behindProxy: false });
  app.addHook("onRoute", (route) => void registered.push(route));
  registerRoutes(app, {
    log,
    hub,
    monitoring: openMonitoring(log),
    origin: "http://localhost",
    secret: new Uint8Array(32),
    noteKeys: noteKeys(new Uint8Array(32)),
    // Both ways of running have routes of their own; here all of them are looked at.
    demo: true,
    setUpCode: newSetUpCode(),
  });
  await webFiles(app, (await builtWeb()).webFolder);
  await app.ready();
  declared = registered.flatMap(({ config }) => config?.declared ?? []);
}, 60_000);

afterAll(async () => {
  await app.close();
  await hub.close();
  await database.close();
});

const nameOf = ({ method, path }: Pick<Route, "method" | "path">): string => `${method} ${path}`;

/** Routes that say neither who may call them nor why everybody may. */
const silent = (routes: readonly RouteOptions[]): readonly string[] =>
  routes
    .filter(({ config }) => config?.open === undefined && config?.declared === undefined)
    .map(({ method, url }) => `${String(method)} ${url}`);

/** Declarations that cannot be kept: whose chart it is must stand in the path. */
const chartsWithoutPatient = (routes: readonly Route[]): readonly string[] =>
  routes.filter(({ chart, path }) => chart !== "none" && !path.split("/").includes(`:${chart}Id`)).map(nameOf);

test("every route of the server declares its permission, or why it is open to all", () => {
  expect(registered.length).toBeGreaterThan(80);
  expect(silent(registered)).toEqual([]);
  const open = registered.filter(({ config }) => config?.open !== undefined).map(({ url }) => url);
  expect([...new Set(open)].toSorted()).toEqual(["/", "/*", "/api/openapi.json", "/healthz", "/readyz"]);
});

test("a route that declares nothing is caught", async () => {
  const bare = await openApp({ https: false, logLevel: "silent", behindProxy: false });
  const routes: RouteOptions[] = [];
  bare.addHook("onRoute", (route) => void routes.push(route));
  bare.get("/api/planted", { exposeHeadRoute: false }, async () => "everything");
  expect(silent(routes)).toEqual(["GET /api/planted"]);
  await bare.close();
});

test("some role, or a token, has every permission that a route asks for", () => {
  const granted = new Set<string>([...Object.values(rolePermissions).flat(), ...tokenPermissions]);
  const asked = new Set(declared.flatMap(({ permission, ownPermission }) => [permission, ...(ownPermission ? [ownPermission] : [])]));
  expect([...asked].filter((permission) => permission !== "public" && !granted.has(permission))).toEqual([]);
});

test("a route that opens a chart says in its path whose", () => {
  expect(declared.filter(({ chart }) => chart !== "none").length).toBeGreaterThan(20);
  expect(chartsWithoutPatient(declared)).toEqual([]);
  const [opened] = declared.filter(({ chart }) => chart === "episode");
  if (opened === undefined) throw new Error("No route opens an episode's chart.");
  expect(chartsWithoutPatient([{ ...opened, path: "/api/planted/:sessionId" }])).toEqual([`${opened.method} /api/planted/:sessionId`]);
});

test("what everybody may call without signing in is this, and no more", () => {
  const outside = declared.filter(({ permission }) => permission === "public").map(nameOf);
  const known = [
    /^GET \/api\/(setup|demo|sign-in(\/others)?|public\/.*)$/,
    /^POST \/api\/(setup|demo\/:clinicId\/enter|public\/:clinicId\/.*|clinics\/:clinicId\/sign-in\/.*)$/,
  ];
  expect(outside.filter((name) => !known.some((pattern) => pattern.test(name)))).toEqual([]);
});

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null;
const json = (value: unknown): Json => (isJson(value) ? value : {});
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

type Operation = { readonly name: string; readonly path: string; readonly operation: Json };

const readDescription = async (): Promise<{ readonly document: Json; readonly operations: readonly Operation[] }> => {
  const response = await app.inject("/api/openapi.json");
  expect(response.statusCode).toBe(200);
  const document = json(response.json());
  const operations = Object.entries(json(document["paths"])).flatMap(([path, item]) =>
    Object.entries(json(item)).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      operation: json(operation),
    })),
  );
  return { document, operations };
};

/** Every value below `name`, however deep. */
const everywhere = (value: unknown, name: string): readonly unknown[] => {
  if (Array.isArray(value)) return value.flatMap((one) => everywhere(one, name));
  if (!isJson(value)) return [];
  return Object.entries(value).flatMap(([key, below]) => [...(key === name ? [below] : []), ...everywhere(below, name)]);
};

test("the OpenAPI description lists every declared route, each once and under a name of its own", async () => {
  const { document, operations } = await readDescription();
  expect(document).toMatchObject({
    openapi: expect.stringMatching(/^3\.1\.\d$/),
    info: { title: "Kapstone", version: expect.any(String) },
  });
  const inDocument = operations.map(({ name }) => name).toSorted();
  const braces = (path: string): string => path.replaceAll(/:([A-Za-z]+)/g, "{$1}");
  expect(inDocument).toEqual([...new Set(declared.map((route) => `${route.method} ${braces(route.path)}`))].toSorted());
  const ids = operations.map(({ operation }) => String(operation["operationId"]));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index || !/^[a-z0-9-]+$/.test(id))).toEqual([]);
});

test("each operation describes its path's parameters, its answer, its problems and its permission", async () => {
  const { document, operations } = await readDescription();
  for (const { name, path, operation } of operations) {
    const parameters = list(operation["parameters"]);
    const inPath = parameters.filter((one) => one["in"] === "path");
    expect(
      inPath.map((one) => `{${String(one["name"])}}`),
      name,
    ).toEqual(path.match(/\{[^}]+\}/g) ?? []);
    expect(
      inPath.every((one) => one["required"] === true),
      name,
    ).toBe(true);
    expect(
      parameters.every((one) => isJson(one["schema"])),
      name,
    ).toBe(true);
    const names = parameters.map((one) => `${String(one["in"])} ${String(one["name"])}`);
    expect(new Set(names).size, name).toBe(names.length);
    expect(String(operation["summary"]), name).not.toBe("");
    expect(operation["x-permission"], name).toEqual(expect.any(String));
    expect(Object.keys(json(operation["responses"])), name).toEqual(["200", "default"]);
  }
  expect(everywhere(document, "$ref").filter((ref) => typeof ref === "string" && !ref.startsWith("#/components/"))).toEqual([]);
});

test("a command is described with its id and the times that it must carry", async () => {
  const { operations } = await readDescription();
  const found = operations.find(({ path }) => path === "/api/episodes/{episodeId}/accept-enquiry");
  const parameters = list(found?.operation["parameters"]);
  expect(parameters.find((one) => one["name"] === "Idempotency-Key")).toMatchObject({ in: "header", required: true });
  const content = json(json(found?.operation["requestBody"])["content"]);
  const schema = json(json(content["application/json"])["schema"]);
  const required = [schema, ...list(schema["allOf"])].flatMap((one) => one["required"] ?? []);
  expect(required).toEqual(expect.arrayContaining(["observedAt", "note"]));
});
