import { afterAll, expect, test } from "vitest";

import { administrator, printedCode, setUpBody } from "./clinic.ts";
import { postmasterOf } from "./processes.ts";
import { leaveNothing, newData, newFolder, run, runToEnd, serve, stop } from "./program.ts";
import { visit } from "./visitor.ts";

afterAll(leaveNothing);

// Each has its own data folder and mostly waits.
const patient = { timeout: 120_000 };

test.concurrent("npm start refuses to run without a secret, or with a short one, and says how to make one", patient, async () => {
  const data = newFolder();
  const without = await runToEnd(["start"], { data, variables: { KAPSTONE_SECRET: "" } });
  expect(without).toMatchObject({ code: 1 });
  expect(without.said).toMatch(/KAPSTONE_SECRET is not set.*\nMake one with: {2}node -e /);
  const short = await runToEnd(["start"], { data, variables: { KAPSTONE_SECRET: "31-characters-are-not-quite-it." } });
  expect(short).toEqual({ code: 1, said: "KAPSTONE_SECRET must have at least 32 characters.\n" });
  expect(postmasterOf(data)).toBeUndefined();
});

test.concurrent("on its first visit a new server makes the clinic and its administrator with the printed code, once", patient, async () => {
  const data = await newData();
  const first = await serve("start", { data });
  const code = await printedCode(first.program);
  const visitor = visit(first.url);
  expect((await visitor.get("/api/setup")).body).toEqual({ waits: true });
  const guessed = await visitor.send("POST", "/api/setup", { body: setUpBody("AAAAA-BBBBB-CCCCC-DDDDD") });
  expect(guessed).toMatchObject({ status: 422, body: { errors: [{ field: "code" }] } });
  const made = await visitor.send("POST", "/api/setup", { body: setUpBody(code) });
  expect(made.status, made.text).toBe(200);
  expect((await visitor.get("/api/sign-in")).body).toMatchObject({
    standing: "staff",
    roles: ["administrator"],
    name: administrator.displayName,
  });
  expect((await visitor.get("/api/setup")).body).toEqual({ waits: false });
  const again = await visit(first.url).send("POST", "/api/setup", { body: setUpBody(code) });
  expect(again).toMatchObject({ status: 409, body: { title: "Already set up" } });
  expect(first.program.said().match(/which works once/g)).toHaveLength(1);
  await stop(first.program);

  const second = await serve("start", { data });
  expect(second.program.said()).not.toContain("First visit");
  expect((await visit(second.url).send("POST", "/api/setup", { body: setUpBody(code) })).status).toBe(404);
  const back = visit(second.url);
  const path = `/api/clinics/${String(made.body["clinicId"])}/sign-in/password`;
  const { email, password } = administrator;
  expect((await back.send("POST", path, { body: { email, password: "lantern under the tenth bridge" } })).status).toBe(401);
  expect(await back.send("POST", path, { body: { email, password } })).toMatchObject({ status: 200, body: { next: "done" } });
  expect((await back.get("/api/sign-in")).body).toMatchObject({ standing: "staff", name: administrator.displayName });
  await stop(second.program);

  const asDemo = run(["demo"], { data });
  expect(await asDemo.ended).toMatchObject({ code: 1 });
  expect(asDemo.said()).toContain("A clinic works with these data, so the demo does not open them.");
  expect(postmasterOf(data)).toBeUndefined();
});

test.concurrent("one-click entry does not exist in production", patient, async () => {
  const { program, url } = await serve("start", { data: await newData() });
  const visitor = visit(url);
  expect((await visitor.get("/api/demo")).status).toBe(404);
  const entered = await visitor.send("POST", "/api/demo/01890a5d-ac96-774b-bcce-b302099a8057/enter", { body: { role: "prescriber" } });
  expect(entered.status).toBe(404);
  expect((await visitor.get("/api/openapi.json")).text).not.toContain("/api/demo");
  await stop(program);
});
