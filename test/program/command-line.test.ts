import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { runCommand } from "../../src/apps/cli/run-command.ts";
import { newEnquiry, setUpClinic } from "./clinic.ts";
import { asOwnerOf } from "./owner.ts";
import { postmasterOf } from "./processes.ts";
import { leaveNothing, newData, newFolder, run, runToEnd, serve, stop, type Program } from "./program.ts";
import { visit, type Visitor } from "./visitor.ts";

afterAll(leaveNothing);

const names = ["demo", "start", "verify-log", "rebuild-projections", "score", "replay", "alarm-rates", "create-token"];

let data = "";
let program: Program;
let url = "";
let visitor: Visitor;
let clinicId = "";
const enquiries = Array.from({ length: 3 }, newEnquiry);

const kapstone = (...words: string[]) => runToEnd(words, { data });

/** The same in this process: for what is answered before anything is started. */
const here = async (...words: string[]): Promise<{ readonly code: number; readonly said: string }> => {
  let said = "";
  const keep = (chunk: unknown): boolean => {
    said += String(chunk);
    return true;
  };
  const spies = [vi.spyOn(process.stdout, "write").mockImplementation(keep), vi.spyOn(process.stderr, "write").mockImplementation(keep)];
  try {
    return { code: await runCommand(words, { KAPSTONE_DATA: data }), said };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
};

beforeAll(async () => {
  data = await newData();
  ({ program, url } = await serve("start", { data }));
  ({ clinicId, visitor } = await setUpClinic(program, url));
  for (const { path, commandId, body } of enquiries) expect((await visitor.command(path, commandId, body)).status).toBe(200);
}, 120_000);

afterAll(async () => void (await stop(program)));

test("help lists every command, and each has help of its own", { timeout: 60_000 }, async () => {
  const listed = await kapstone("help");
  expect(listed.code).toBe(0);
  for (const name of names) {
    expect(listed.said).toMatch(new RegExp(`^  ${name} +[A-Z]`, "m"));
    const own = await here(name, "--help");
    expect(own).toMatchObject({ code: 0, said: expect.stringMatching(new RegExp(`Usage: npm (run |run kapstone -- )?${name}`)) });
  }
});

test("an unknown command is answered with the list, and so is a name that only looks known", { timeout: 60_000 }, async () => {
  for (const answer of [await kapstone("verify"), await here("constructor")]) {
    expect(answer).toMatchObject({ code: 2, said: expect.stringMatching(/^There is no command '(verify|constructor)'\.$/m) });
    for (const known of names) expect(answer.said).toContain(`  ${known} `);
  }
});

test("a word or option that a command does not know is told, not passed over", { timeout: 60_000 }, async () => {
  expect(await here("verify-log", "now")).toMatchObject({ code: 2, said: expect.stringMatching(/^What is 'now'\?\n\nUsage: /) });
  expect(await here("create-token", "--nmae", "x")).toMatchObject({
    code: 2,
    said: expect.stringMatching(/^Unknown option '--nmae'\.?\n/),
  });
});

test("a command for data that are not there says so and makes none", { timeout: 60_000 }, async () => {
  const empty = newFolder();
  for (const name of ["verify-log", "rebuild-projections", "create-token"]) {
    const { code, said } = await runToEnd([name], { data: empty });
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/^Kapstone has no data in .+\. Start it there first,/) });
  }
  expect(postmasterOf(empty)).toBeUndefined();
});

test(
  "score prints a score as JSON; an unanswered item is null, and what does not fit is told with status 2",
  { timeout: 60_000 },
  async () => {
    const scored = await kapstone("score", "phq9", "[1,2,0,0,1,2,3,0,0]");
    expect(scored.code).toBe(0);
    expect(JSON.parse(scored.said)).toMatchObject({ instrument: "phq9", total: 9, missing: 0, safetyFlag: "negative" });
    const flagged = await here("score", "phq9", "[0,0,0,0,0,0,0,0,1]");
    expect(JSON.parse(flagged.said)).toMatchObject({ total: 1, safetyFlag: "positive" });
    const unanswered = await here("score", "gad7", "[1,1,1,null,1,1,1]");
    expect(JSON.parse(unanswered.said)).toMatchObject({ missing: 1, missingItems: [4] });
    for (const wrong of ["[1,2,3]", "[1,2,0,0,1,2,4,0,0]", "[1,2,0,0,1,2,-1,0,0]", "[1,2,0,0,1,2,0.5,0,0]", '"many"', "[1,2", ""]) {
      const { code, said } = await here("score", "phq9", wrong);
      expect({ wrong, code }).toEqual({ wrong, code: 2 });
      expect(said).toMatch(/^[A-Z].*\.\n$/);
    }
    expect(await here("score", "phq8", "[1]")).toMatchObject({ code: 2, said: expect.stringContaining("phq9") });
    expect((await here("score", "PHQ-9", "[1,2,0,0,1,2,3,0,0]")).code).toBe(0);
    expect(await here("score", "phq9", "[1,2")).toMatchObject({ code: 2, said: expect.stringContaining("cannot be read as JSON: [1,2") });
    expect(await here("score", "phq9")).toMatchObject({ code: 2, said: expect.stringMatching(/^No answers given/) });
    const inContext = await here("score", "phq9", "[1,2,0,0,1,2,3,0,0]", "{sex");
    expect(inContext, "a context that cannot be read is not passed over").toMatchObject({ code: 2 });
    for (const notScored of ["ies_eis", "IES/EIS", "promis-29"]) {
      expect(await here("score", notScored, "[1,2,3]")).toMatchObject({
        code: 2,
        said: expect.stringMatching(/not scored here|cannot be scored/),
      });
    }
  },
);

test("replay says what it needs before it does anything", { timeout: 60_000 }, async () => {
  const file = join(newFolder(), "notes.csv");
  writeFileSync(file, "one,two\n1,2\n");
  const session = randomUUID();
  const told = async (...words: string[]) => (await here("replay", ...words)).said;
  expect(await told()).toContain("Name the file, --session and --token.");
  expect(await told(file, "--session", session)).toContain("Name the file, --session and --token.");
  const rest = ["--session", session, "--token", "kap_x.y"];
  expect(await here("replay", join(data, "none.csv"), ...rest)).toMatchObject({
    code: 2,
    said: expect.stringMatching(/none\.csv cannot be read\.\n$/),
  });
  expect(await told(file, ...rest)).toMatch(/notes\.csv is no recording of a known kind\.\n$/);
  for (const speed of ["fast", "0", "Infinity"])
    expect(await told(file, ...rest, "--speed", speed)).toContain("--speed is a number above 0");
  expect(await told(file, "--session", "17", "--token", "x")).toContain("--session is the id of a session");
  expect(await told(file, ...rest, "--server", "here")).toContain("--server is an address");
});

const recording = (): string => {
  const file = join(newFolder(), "monitor.csv");
  writeFileSync(file, "minute,hr_bpm,spo2_pct\n0,71,98\n1,72,97\n");
  return file;
};

test("a created token lets a gateway in, for what it was made for alone, and replay goes through it", { timeout: 60_000 }, async () => {
  expect(await kapstone("create-token", "--clinic", "elsewhere")).toMatchObject({
    code: 2,
    said: "There is no clinic 'elsewhere'. Known: harbour.\n",
  });
  const { code, said } = await kapstone("create-token", "--name", "Bedside gateway");
  expect(code).toBe(0);
  expect(said).toMatch(new RegExp(`^kap_${clinicId}\\.\\S{20,}\\n$`));
  const token = said.trim();
  const gateway = visit(url);
  const headers = (value: string) => ({ authorization: `Bearer ${value}`, "idempotency-key": randomUUID() });
  const path = `/api/gateway/dosing-sessions/${randomUUID()}/samples`;
  const body = { deviceId: "m1", samples: [{ sequence: 0, observedAt: new Date().toISOString(), values: { hr: 71 } }] };
  expect((await gateway.send("POST", path, { body, headers: headers(token) })).status).toBe(404);
  expect((await gateway.send("POST", path, { body, headers: headers(`${token}x`) })).status).toBe(401);
  expect((await gateway.get("/api/enquiries", { authorization: `Bearer ${token}` })).status).toBe(403);

  const replayed = ["replay", recording(), "--session", randomUUID(), "--server", url, "--token"];
  expect(await kapstone(...replayed, token)).toEqual({
    code: 1,
    said: "The server answered 404: There is nothing here that you may see.\n",
  });
  expect(await kapstone(...replayed, "kap_x.y")).toMatchObject({ code: 1, said: expect.stringMatching(/^The server answered 401: /) });
});

test("rebuild-projections fills an emptied list again from the log, beside a running server", { timeout: 60_000 }, async () => {
  const before = await visitor.get("/api/enquiries");
  await asOwnerOf(data, (owner) => owner.query("delete from enquiry"));
  expect((await visitor.get("/api/enquiries")).body).toEqual({ enquiries: [] });
  const { code, said } = await kapstone("rebuild-projections");
  expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/Rebuilt \d+ tables of 1 clinics from 3 facts\.\n$/) });
  expect((await visitor.get("/api/enquiries")).text).toBe(before.text);
});

test("verify-log finds the log whole, also without a server, and names a row that was changed", { timeout: 60_000 }, async () => {
  expect(await kapstone("verify-log")).toEqual({ code: 0, said: expect.stringMatching(/^3 facts of 1 clinics, \d+ seals: whole\n$/) });
  await stop(program);
  expect(await kapstone("verify-log")).toMatchObject({ code: 0 });
  expect(postmasterOf(data)).toBeUndefined();
  const changed = enquiries[1]?.episodeId ?? "";
  await asOwnerOf(data, (owner) =>
    owner.query(`update event set payload = (payload::jsonb || '{"message":"something else"}')::json where stream_id = $1`, [changed]),
  );
  const { code, said } = await kapstone("verify-log");
  expect(code).toBe(1);
  expect(said).toMatch(new RegExp(`^changed +clinic ${clinicId} +enquiry ${changed} version 1 `, "m"));
  expect(said).toMatch(/^3 facts of 1 clinics, \d+ seals: NOT whole$/m);
  for (const other of [enquiries[0], enquiries[2]]) expect(said).not.toContain(other?.episodeId);
});

test("Ctrl-C in the middle of a command leaves no database running", { timeout: 60_000 }, async () => {
  const verifying = run(["verify-log"], { data });
  await expect.poll(() => postmasterOf(data), { timeout: 20_000, interval: 5 }).toBeDefined();
  verifying.kill("SIGINT");
  await verifying.ended;
  await expect.poll(() => postmasterOf(data), { timeout: 20_000 }).toBeUndefined();
});
