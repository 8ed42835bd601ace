import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";

import { newEnquiry, setUpClinic } from "./clinic.ts";
import { asOwnerOf } from "./owner.ts";
import { killPostgres, postmasterOf } from "./processes.ts";
import { leaveNothing, newData, runToEnd, serve, stop, type Program } from "./program.ts";
import type { Visitor } from "./visitor.ts";

afterAll(leaveNothing);

type Enquiry = ReturnType<typeof newEnquiry>;

const clients = 16;
/** Enough commands on their way that every client has some behind it and one open. */
const enough = 200;

let data = "";
let port = "";
let program: Program;
let visitor: Visitor;
const acknowledged: Enquiry[] = [];
const open = new Set<Enquiry>();

const startAgain = async (): Promise<void> => {
  const served = await serve("start", { data, variables: { PORT: port } });
  program = served.program;
};

beforeAll(async () => {
  data = await newData();
  const served = await serve("start", { data });
  program = served.program;
  port = new URL(served.url).port;
  ({ visitor } = await setUpClinic(program, served.url));
}, 120_000);

afterAll(async () => void (await stop(program)));

/** What came of one try: the server has it, will not have it, or nobody knows. */
const send = async (enquiry: Enquiry): Promise<"kept" | "unknown"> => {
  const answer = await visitor.command(enquiry.path, enquiry.commandId, enquiry.body).catch(() => undefined);
  if (answer?.status === 200) return "kept";
  if (answer !== undefined && answer.status < 500) throw new Error(`Refused: ${answer.status} ${answer.text}`);
  if (answer !== undefined && answer.status !== 503) throw new Error(`A database that is away is no ${answer.status}: ${answer.text}`);
  return "unknown";
};

/** One client at work, as a browser's outbox is: it sends a command until the server says that it has it. */
const client = async (isOver: () => boolean, mayRetry: boolean): Promise<void> => {
  while (!isOver()) {
    const enquiry = newEnquiry();
    open.add(enquiry);
    while ((await send(enquiry)) === "unknown") {
      if (!mayRetry) return;
      await delay(50);
    }
    open.delete(enquiry);
    acknowledged.push(enquiry);
  }
};

/** Puts 16 clients to work and strikes in the middle of it. */
const strikeUnderLoad = async (strike: () => void, { mayRetry }: { readonly mayRetry: boolean }): Promise<void> => {
  const before = acknowledged.length;
  let goal = before + enough;
  const isOver = (): boolean => acknowledged.length >= goal;
  const working = Promise.all(Array.from({ length: clients }, () => client(isOver, mayRetry)));
  const halfWay = async (): Promise<void> => {
    while (acknowledged.length - before < enough / 2) await delay(5);
  };
  await Promise.race([halfWay(), working]);
  if (mayRetry) goal = acknowledged.length + enough;
  strike();
  await working;
};

/** The same ids on both sides, each once; says the odd ones only. */
const expectSame = (found: readonly string[], idOf: (enquiry: Enquiry) => string): void => {
  const expected = new Set(acknowledged.map(idOf));
  expect(found.filter((id, index) => !expected.has(id) || found.indexOf(id) !== index)).toEqual([]);
  expect([...expected].filter((id) => !found.includes(id))).toEqual([]);
};

/** Everything acknowledged is there once, and what was open is there once when it is sent again. */
const expectWhole = async (): Promise<void> => {
  for (const enquiry of acknowledged) {
    const answer = await visitor.command(enquiry.path, enquiry.commandId, enquiry.body);
    expect(answer, answer.text).toMatchObject({ status: 200, body: { streamId: enquiry.episodeId, repeated: true } });
  }
  for (const enquiry of open) {
    expect(await send(enquiry)).toBe("kept");
    acknowledged.push(enquiry);
  }
  open.clear();
  await asOwnerOf(data, async (owner) => {
    const read = async (sql: string): Promise<readonly string[]> => (await owner.query<{ id: string }>(sql)).rows.map(({ id }) => id);
    expectSame(await read("select command_id::text as id from event"), (enquiry) => enquiry.commandId);
    expectSame(await read("select episode_id::text as id from enquiry"), (enquiry) => enquiry.episodeId);
  });
  const verified = await runToEnd(["verify-log"], { data });
  expect(verified).toMatchObject({ code: 0, said: expect.stringMatching(/: whole\n$/) });
};

test("kill -9 of the server under load loses nothing that was acknowledged, and nothing is there twice", { timeout: 120_000 }, async () => {
  const postmaster = postmasterOf(data);
  await strikeUnderLoad(() => program.kill("SIGKILL"), { mayRetry: false });
  expect(await program.ended).toMatchObject({ signal: "SIGKILL" });
  expect(open.size).toBeGreaterThan(0);
  expect(postmasterOf(data)).toBe(postmaster);
  await startAgain();
  await expectWhole();
});

test(
  "kill -9 of PostgreSQL under load: the server starts it again, says 503 meanwhile, and every client gets through",
  { timeout: 120_000 },
  async () => {
    const postmaster = postmasterOf(data) ?? 0;
    const seen: number[] = [];
    let looking = true;
    const look = async (): Promise<void> => {
      while (looking) {
        seen.push(
          await visitor.get("/readyz").then(
            ({ status }) => status,
            () => 0,
          ),
        );
        await delay(10);
      }
    };
    let watching = Promise.resolve();
    const strike = (): void => {
      killPostgres(data);
      watching = look();
    };
    await strikeUnderLoad(strike, { mayRetry: true });
    looking = false;
    await watching;
    expect(new Set(seen)).toEqual(new Set([200, 503]));
    expect(seen.at(-1)).toBe(200);
    expect(program.said()).toMatch(/^PostgreSQL has ended\. It is being started again;/m);
    expect(program.said()).toMatch(/^PostgreSQL is back after \d+\.\d s\.$/m);
    expect(program.said()).not.toContain(`"msg":"unexpected"`);
    expect(postmasterOf(data)).not.toBe(postmaster);
    await expectWhole();
  },
);

test("kill -9 of both under load loses nothing that was acknowledged", { timeout: 120_000 }, async () => {
  const strike = (): void => {
    program.kill("SIGKILL");
    killPostgres(data);
  };
  await strikeUnderLoad(strike, { mayRetry: false });
  await program.ended;
  await startAgain();
  await expectWhole();
});

test("told to stop right after PostgreSQL was killed, the server still ends, and leaves nothing running", { timeout: 60_000 }, async () => {
  killPostgres(data);
  expect(await stop(program)).toEqual({ code: 0, signal: null });
  expect(postmasterOf(data)).toBeUndefined();
  await startAgain();
  await expectWhole();
});
