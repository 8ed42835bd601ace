import { readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";

import { root } from "../step.ts";
import { newEnquiry, setUpClinic } from "./clinic.ts";
import { builtWeb, leaveNothing, newData, serve, stop, type Program } from "./program.ts";
import { visit, type Visitor } from "./visitor.ts";

afterAll(leaveNothing);

let program: Program;
let url = "";
let clinicId = "";
let visitor: Visitor;

beforeAll(async () => {
  ({ program, url } = await serve("start", { data: await newData() }));
  ({ clinicId, visitor } = await setUpClinic(program, url));
}, 120_000);

afterAll(async () => void (await stop(program)));

const page = { accept: "text/html" };
const problemType = "application/problem+json; charset=utf-8";

test("pages, files, answers and problems all come with a policy that lets nothing else in", { timeout: 60_000 }, async () => {
  const first = await visitor.get("/", page);
  const file = /src="(\/assets\/[^"]+\.js)"/.exec(first.text)?.[1] ?? "";
  const answers = [
    first,
    await visitor.get("/app/board", page),
    await visitor.get(file),
    await visitor.get("/api/sign-in"),
    await visitor.get("/api/nothing"),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 404]);
  for (const { headers } of answers) {
    const policy = headers.get("content-security-policy") ?? "";
    const directives = new Map(policy.split("; ").map((one) => [one.split(" ")[0], one.split(" ").slice(1)]));
    expect(directives.get("default-src")).toEqual(["'none'"]);
    expect(directives.get("script-src")).toEqual(["'self'"]);
    expect(directives.get("frame-ancestors")).toEqual(["'none'"]);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  }
});

test("a program without compression gets the first page, too", { timeout: 60_000 }, async () => {
  const status = await new Promise((resolve, reject) => {
    request(`${url}/`, (answer) => resolve(answer.resume().statusCode))
      .on("error", reject)
      .end();
  });
  expect(status).toBe(200);
});

test("every address of the application answers its one page, and a missing file does not", { timeout: 60_000 }, async () => {
  const first = await visitor.get("/", page);
  expect((await visitor.get("/me/care", page)).text).toBe(first.text);
  expect(await visitor.get("/assets/nothing.js")).toMatchObject({ status: 404 });
  expect((await visitor.get("/../../package.json")).status).toBe(404);
  expect((await visitor.get("/%2e%2e/%2e%2e/package.json")).text).not.toContain("kapstone");
});

test("files with a hash in their name are kept for ever, and sent compressed", { timeout: 60_000 }, async () => {
  const file = /src="(\/assets\/[^"]+\.js)"/.exec((await visitor.get("/", page)).text)?.[1] ?? "";
  const { headers } = await visitor.get(file, { "accept-encoding": "br" });
  expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(headers.get("content-encoding")).toBe("br");
  expect((await visitor.get("/", page)).headers.get("cache-control")).toBe("no-cache");
});

test("an address that is not there is a problem in words", { timeout: 60_000 }, async () => {
  const answer = await visitor.get("/api/nothing", page);
  expect(answer.headers.get("content-type")).toBe(problemType);
  expect(answer).toMatchObject({
    status: 404,
    body: { type: "/problems/not-found", title: "Not found", detail: expect.any(String), status: 404 },
  });
});

test("a fact that somebody charts is heard by every screen that is open, without being asked for", { timeout: 60_000 }, async () => {
  const { opened, heard } = await visitor.listen("/api/live?topics=clinic", /"streamKind":"enquiry"/);
  await opened;
  const { path, commandId, body } = newEnquiry();
  expect((await visitor.command(path, commandId, body)).status).toBe(200);
  expect(await heard).toContain("event: fact");
});

test("what cannot be read is refused as a problem, and so is what is too large", { timeout: 60_000 }, async () => {
  const { path, commandId } = newEnquiry();
  const headers = { "idempotency-key": commandId };
  const broken = await visitor.send("POST", path, { headers, body: '{"patientId": ' });
  expect(broken).toMatchObject({ status: 400, body: { type: "/problems/invalid", detail: "What was sent could not be read." } });
  expect(broken.headers.get("content-type")).toBe(problemType);
  const large = await visitor.send("POST", path, { headers, body: JSON.stringify({ message: "x".repeat(2 * 1024 * 1024) }) });
  expect(large).toMatchObject({
    status: 413,
    body: { type: "/problems/too-large", detail: expect.stringContaining("Nothing was changed") },
  });
  expect(large.headers.get("content-type")).toBe(problemType);
  const other = await visitor.send("POST", path, { headers: { ...headers, "content-type": "text/plain" }, body: "hello" });
  expect(other).toMatchObject({ status: 422, body: { type: "/problems/invalid" } });
});

/** As a browser sends it; `fetch` does not let a page choose these headers. */
const post = (path: string, headers: Readonly<Record<string, string>>): Promise<{ readonly status: number; readonly text: string }> =>
  new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, { method: "POST", headers: { "content-type": "application/json", ...headers } }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => void (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.once("error", reject);
    sent.end("{}");
  });

test("a change that another site's page asks for is refused, and nothing else is", { timeout: 60_000 }, async () => {
  const path = `/api/clinics/${clinicId}/sign-in/end`;
  expect(await post(path, { "sec-fetch-site": "cross-site" })).toMatchObject({
    status: 403,
    text: expect.stringContaining("/problems/cross-site"),
  });
  expect(await post(path, { "sec-fetch-site": "same-site" })).toMatchObject({ status: 403 });
  expect(await post(path, { origin: "https://elsewhere.invalid" })).toMatchObject({ status: 403 });
  expect(await post(path, { "sec-fetch-site": "same-origin", origin: url })).toMatchObject({ status: 200 });
  expect(await post(path, { origin: url })).toMatchObject({ status: 200 });
  expect(await post(path, {})).toMatchObject({ status: 200 });
});

test("a read that has not changed is not sent again", { timeout: 60_000 }, async () => {
  const first = await visitor.get("/api/enquiries");
  const tag = first.headers.get("etag") ?? "";
  expect(first.status).toBe(200);
  expect(tag).toMatch(/^"[\w-]+"$/);
  expect(await visitor.get("/api/enquiries", { "if-none-match": tag })).toMatchObject({ status: 304, text: "" });
  const { path, commandId, body } = newEnquiry();
  expect((await visitor.command(path, commandId, body)).status).toBe(200);
  const second = await visitor.get("/api/enquiries", { "if-none-match": tag });
  expect(second.status).toBe(200);
  expect(second.headers.get("etag")).not.toBe(tag);
});

test("a command without its id is refused, and the problem names the header", { timeout: 60_000 }, async () => {
  const { path, body } = newEnquiry();
  const answer = await visitor.send("POST", path, { body });
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: "Idempotency-Key", message: expect.any(String) }] } });
  const wrong = await visitor.send("POST", path, { body, headers: { "idempotency-key": "17" } });
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: "Idempotency-Key" }] } });
});

test("the same command twice is done once; its id for something else is refused", { timeout: 60_000 }, async () => {
  const { path, commandId, episodeId, body } = newEnquiry();
  expect((await visitor.command(path, commandId, body)).body).toEqual({ streamId: episodeId, version: 1, repeated: false });
  expect((await visitor.command(path, commandId, body)).body).toEqual({ streamId: episodeId, version: 1, repeated: true });
  const other = await visitor.command(path, commandId, { ...body, channel: "referral" });
  expect(other.status).toBe(409);
});

test("a refusal by a rule names the rule and the field", { timeout: 60_000 }, async () => {
  const { path, commandId, body } = newEnquiry();
  const answer = await visitor.command(path, commandId, { ...body, concerns: [] });
  expect(answer.headers.get("content-type")).toBe(problemType);
  expect(answer).toMatchObject({ status: 409, body: { type: "/problems/refused", rule: "ENQ-2", errors: [{ field: "concerns" }] } });
});

test("what the database cannot hold is refused as such, and is no accident", { timeout: 60_000 }, async () => {
  const { path, body } = newEnquiry();
  const sent = [
    { ...body, message: "a\u0000b" },
    { ...body, observedAt: "0000-01-01T00:00:00Z" },
  ];
  for (const one of sent) {
    const answer = await visitor.command(path, newEnquiry().commandId, one);
    expect(answer, JSON.stringify(one)).toMatchObject({ status: 422, body: { type: "/problems/invalid" } });
  }
  expect((await visitor.get("/api/patients?search=a%00b")).status).toBeLessThan(500);
});

test("[ENQ-5] a request under somebody else's record is refused, and nothing of it is kept", { timeout: 60_000 }, async () => {
  const [first, second] = [newEnquiry(), newEnquiry()];
  const theirs = z.parse(z.looseObject({ patientId: z.string() }), first.body);
  expect((await visitor.command(first.path, first.commandId, first.body)).status).toBe(200);
  const details = { givenName: "Somebody", familyName: "Elsewhere", preferredName: null, birthDate: null, sexAtBirth: null };
  const other = { ...second.body, patientId: theirs.patientId, details: { ...details, email: null, phone: null } };
  expect(await visitor.command(second.path, second.commandId, other)).toMatchObject({ status: 409, body: { rule: "ENQ-5" } });
  expect((await visitor.get("/api/patients?search=Elsewhere")).text).not.toContain("Elsewhere");
});

test("nobody gets in without signing in, and a role does not reach beyond itself", { timeout: 60_000 }, async () => {
  const stranger = await visit(url).get("/api/enquiries");
  expect(stranger).toMatchObject({ status: 401, body: { type: "/problems/not-signed-in" } });
  const beyond = await visitor.send("POST", "/api/pharmacy/lots/01890a5d-ac96-774b-bcce-b302099a8057/receive", {
    headers: { "idempotency-key": "01890a5d-ac96-774b-bcce-b302099a8058" },
    body: {},
  });
  expect([403, 404]).toContain(beyond.status);
});

/** Names of a language, and help pages that libraries name in their messages: text, never fetched. */
const mere = [
  /^http:\/\/www\.w3\.org\//,
  /^https?:\/\/(react\.dev|reactjs\.org|tanstack\.com|www\.i18next\.com|lucide\.dev|radix-ui\.com|www\.radix-ui\.com|json-schema\.org)\//,
  /^https:\/\/(github\.com|developer\.mozilla\.org|bugs\.webkit\.org|simplewebauthn\.dev)\//,
  /^http:\/\/localhost$/,
  /^https:\/\/bit\.ly\/wb-/,
];

/** The public pages name their sources, as links for a person to follow. */
const sources = readFileSync(join(root, "src/care/enquiry/web/public-sources.ts"), "utf8");

test("nothing in the built application reaches for another site", { timeout: 60_000 }, async () => {
  const { webFolder } = await builtWeb();
  const files = readdirSync(webFolder, { recursive: true, encoding: "utf8" }).filter((file) => /\.(html|js|css|svg|json)$/.test(file));
  expect(files.length).toBeGreaterThan(10);
  const found = new Map<string, string>();
  for (const file of files) {
    const text = readFileSync(join(webFolder, file), "utf8");
    for (const [address] of text.matchAll(/(?:https?|wss?):\/\/[\w.-]+[^\s"'`)\\<>]*/g)) {
      if (!sources.includes(address) && !mere.some((pattern) => pattern.test(address))) found.set(address, file);
    }
    // What a page or style loads by itself is its own, whatever it is.
    if (/\.(html|css)$/.test(file)) expect(text, file).not.toMatch(/(?:src|href)=["']?(?:https?:)?\/\/|url\(["']?(?:https?:)?\/\/|@import/);
  }
  expect(Object.fromEntries(found)).toEqual({});
});
