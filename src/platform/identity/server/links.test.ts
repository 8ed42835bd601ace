import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";

import { newId } from "../../ambient/new-id.ts";
import { action, nothing, read } from "../../http/contract.ts";
import { goodPassword, openTestIdentity, type TestIdentity } from "./fixtures/test-identity.ts";
import { endScopedLinks, makePatientLink, makeScopedLink } from "./mailed-links.ts";

const ownRead = { permission: "chart.read", ownPermission: "own.read", chart: "none" } as const;
const answers = z.object({ ok: z.boolean() });
const wide = read({ ...ownRead, path: "/api/test/own", summary: "Anything of one's own", response: answers });
const narrow = action({
  ...ownRead,
  ownPermission: "own.write",
  ownScope: { kind: "measure-request", param: "requestId" },
  path: "/api/test/measure-requests/:requestId",
  summary: "Answer one questionnaire",
  body: nothing,
  response: answers,
});

let one: TestIdentity;
beforeAll(async () => {
  one = await openTestIdentity({
    more: (routes) => {
      routes.read(wide, async () => ({ ok: true }));
      routes.action(narrow, async () => ({ ok: true }));
    },
  });
});
afterAll(() => one.close());

const addPatient = (email: string) => {
  const patient = { patientId: newId(), name: "Amara Lind", email };
  one.patients.push(patient);
  return patient;
};

const tokenIn = (link: string | undefined): string => link?.split("#")[1] ?? "";

test("a patient asks for a link, opens it, and is signed in for thirty days", async () => {
  const { patientId } = addPatient("amara@example.org");
  expect((await one.browser().signIn("link", { email: "Amara@example.org" })).status).toBe(200);
  const mail = one.sent.at(-1);
  expect(mail).toMatchObject({
    to: "amara@example.org",
    template: "patient-sign-in-link",
    values: { name: "Amara Lind", clinic: "first-clinic" },
  });
  expect(mail?.values.link).toMatch(/^https:\/\/clinic\.example\.org\/at\/first-clinic\/link#[A-Za-z0-9_-]{43}$/);
  const phone = one.browser();
  expect((await phone.signIn("link/open", { token: tokenIn(mail?.values.link) })).body).toEqual({ scope: null });
  expect((await phone.get("/api/sign-in")).body).toMatchObject({
    standing: "patient",
    personId: patientId,
    locksAfterMinutes: 60,
    scope: null,
  });
  expect((await phone.get("/api/test/own")).status).toBe(200);
  expect((await phone.get("/api/staff/directory")).status).toBe(403);
});

test("asking answers the same whether anybody has the address or not, and too many askings wait", async () => {
  addPatient("real@example.org");
  const ask = async (email: string) => {
    const all = [];
    for (const _ of [1, 2, 3, 4]) all.push(await one.browser("198.51.100.30").signIn("link", { email }));
    return all.map(({ status, body, retryAfter }) => ({ status, body, retryAfter }));
  };
  const before = one.sent.length;
  const [known, unknown] = [await ask("real@example.org"), await ask("nobody@example.org")];
  expect(known).toEqual(unknown);
  expect(known.map((answer) => answer.status)).toEqual([200, 200, 200, 429]);
  expect(known[3]?.retryAfter).toBe(60);
  expect(one.sent.length - before).toBe(3);
});

test("two patients with one address get a link each, each with their name", async () => {
  one.patients.push({ patientId: newId(), name: "Ines Okafor", email: "family@example.org" });
  one.patients.push({ patientId: newId(), name: "Tomas Okafor", email: "family@example.org" });
  await one.browser().signIn("link", { email: "family@example.org" });
  expect(one.sent.slice(-2).map((mail) => mail.values.name)).toEqual(["Ines Okafor", "Tomas Okafor"]);
});

test("a link opens once, within half an hour, in its own clinic", async () => {
  const { patientId } = addPatient("once@example.org");
  const make = () => one.inClinic((tx) => makePatientLink(tx, patientId, one.now()));
  const token = await make();
  const elsewhere = await one.browser().send("POST", `/api/clinics/${one.otherClinicId}/sign-in/link/open`, { token });
  expect(elsewhere.status).toBe(401);
  expect((await one.browser().signIn("link/open", { token })).status).toBe(200);
  expect((await one.browser().signIn("link/open", { token })).status).toBe(401);
  const late = await make();
  one.pass(30);
  expect((await one.browser().signIn("link/open", { token: late })).status).toBe(401);
});

test("of two taps at the same moment one signs in", async () => {
  const { patientId } = addPatient("taps@example.org");
  const token = await one.inClinic((tx) => makePatientLink(tx, patientId, one.now()));
  const statuses = await Promise.all([1, 2, 3].map(async () => (await one.browser().signIn("link/open", { token })).status));
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
});

const scopedLink = async () => {
  const { patientId } = addPatient(`${newId()}@example.org`);
  const requestId = newId();
  const scope = { kind: "measure-request", id: requestId };
  const expiresAt = one.now().add({ hours: 72 });
  const token = await one.inClinic((tx) => makeScopedLink(tx, { patientId, scope, expiresAt, at: one.now() }));
  return { patientId, requestId, scope, token };
};

test("a link to one questionnaire opens that one and nothing else", async () => {
  const { patientId, requestId, scope, token } = await scopedLink();
  const phone = one.browser();
  expect((await phone.signIn("link/open", { token })).body).toEqual({ scope });
  expect((await phone.get("/api/sign-in")).body).toMatchObject({ standing: "patient", personId: patientId, scope });
  expect((await phone.send("POST", `/api/test/measure-requests/${requestId}`)).status).toBe(200);
  expect((await phone.send("POST", `/api/test/measure-requests/${newId()}`)).status).toBe(403);
  expect((await phone.get("/api/test/own")).status).toBe(403);
  expect((await phone.get("/api/self/security")).status).toBe(403);
});

test("such a link opens again to take up a half-filled form, until it is answered", async () => {
  const { requestId, scope, token } = await scopedLink();
  const phone = one.browser();
  for (const _ of [1, 2]) expect((await phone.signIn("link/open", { token })).status).toBe(200);
  one.pass(24 * 60);
  expect(await phone.standing()).toBe("none");
  expect((await phone.signIn("link/open", { token })).status).toBe(200);
  await one.inClinic((tx) => endScopedLinks(tx, scope, one.now()));
  one.pass(1);
  expect((await phone.signIn("link/open", { token })).status).toBe(401);
  expect((await phone.send("POST", `/api/test/measure-requests/${requestId}`)).status).toBe(401);
});

test("an invited person chooses a password and is signed in; the link is used up", async () => {
  await one.addMember("admin@example.org", ["administrator"]);
  const admin = one.browser();
  await admin.signIn("password", { email: "admin@example.org", password: goodPassword });
  const details = { displayName: "Noor Hale", credentials: "RN", email: "noor@example.org", roles: ["monitor"] };
  const invited = await admin.send("POST", "/api/staff", details);
  expect(invited.status).toBe(200);
  const mail = one.sent.at(-1);
  expect(mail).toMatchObject({ to: "noor@example.org", template: "staff-invitation" });
  const token = tokenIn(mail?.values.link);
  const noor = one.browser();
  expect((await noor.signIn("invitation/look", { token })).body).toEqual({ name: "Noor Hale", email: "noor@example.org" });
  expect(await noor.signIn("invitation", { token, password: "noor.hale.noor" })).toMatchObject({ status: 422 });
  expect((await noor.signIn("invitation", { token, password: "nine grey herons wade" })).body).toEqual({ next: "done" });
  expect(await noor.standing()).toBe("staff");
  expect((await one.browser().signIn("invitation", { token, password: "another grey heron 4" })).status).toBe(401);
  expect((await one.browser().signIn("password", { email: "noor@example.org", password: "nine grey herons wade" })).status).toBe(200);
});

test("a forgotten password is chosen anew by mail, which ends every sign-in from before", async () => {
  await one.addMember("forgot@example.org");
  const before = one.browser();
  await before.signIn("password", { email: "forgot@example.org", password: goodPassword });
  await one.browser().signIn("reset", { email: "forgot@example.org" });
  const mail = one.sent.at(-1);
  expect(mail?.template).toBe("staff-password-reset");
  const now = one.browser();
  expect((await now.signIn("invitation", { token: tokenIn(mail?.values.link), password: "nine grey herons wade" })).status).toBe(200);
  expect(await before.standing()).toBe("none");
  expect(await now.standing()).toBe("staff");
});
