import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { join } from "node:path";
import * as z from "zod/mini";

import { buildPage } from "./build-page.ts";

// The outbox in a real browser: IndexedDB, Web Locks, BroadcastChannel. The network is this test.
const origin = "http://localhost:4799";

let script = "";

test.beforeAll(async () => {
  ({ script } = await buildPage(join(import.meta.dirname, "offline/page.ts")));
});

type Sent = { readonly id: string; readonly text: string; readonly actsFor: string };
type Batch = { readonly id: string; readonly numbers: readonly number[]; readonly actsFor: string };
type Network = { isUp: boolean; answers: "all" | "none"; sent: Sent[]; texts: string[]; batches: Map<string, Batch>; tries: string[] };

const sentSamples = z.object({ deviceId: z.string(), samples: z.array(z.object({ number: z.number() })) });

const textOf = (body: string | null): string => {
  const sent: unknown = JSON.parse(body ?? "{}");
  return typeof sent === "object" && sent !== null && "text" in sent ? String(sent.text) : "";
};

const serverAhead = (): string => Temporal.Now.instant().add({ hours: 2 }).toString({ smallestUnit: "millisecond" });

const factOf = (sent: Sent, index: number) => ({
  version: index + 1,
  observedAt: "2026-11-23T10:00:00Z",
  deviceAt: null,
  receivedAt: "2026-11-23T10:00:00Z",
  actor: { kind: "staff", id: sent.actsFor },
  commandId: sent.id,
  type: "noted",
  schemaVersion: 1,
  payload: { text: sent.text, unwelcome: false },
});

/** A server that takes each command id once, behind a cable that the test pulls. */
const serve = async (context: BrowserContext): Promise<Network> => {
  const network: Network = { isUp: true, answers: "all", sent: [], texts: [], batches: new Map(), tries: [] };
  await context.route(`${origin}/**`, async (route) => {
    const request = route.request();
    const headers = { "kapstone-now": serverAhead() };
    const path = new URL(request.url()).pathname;
    if (path === "/") return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Tab</title>" });
    if (!network.isUp) return route.abort("internetdisconnected");
    if (path === "/api/facts") {
      const after = Number(new URL(request.url()).searchParams.get("after"));
      return route.fulfill({ headers, json: { facts: network.sent.map(factOf).slice(after) } });
    }
    const id = request.headers()["idempotency-key"] ?? "";
    if (path === "/api/samples") {
      const body = request.postData() ?? "";
      network.tries.push(`${id} ${body}`);
      const { samples } = z.parse(sentSamples, JSON.parse(body));
      const known = network.batches.get(id);
      const numbers = samples.map(({ number }) => number);
      if (known === undefined) network.batches.set(id, { id, numbers, actsFor: request.headers()["kapstone-acts-for"] ?? "" });
      if (network.answers === "none") return route.abort("connectionreset");
      return route.fulfill({ headers, json: { batchId: id, repeated: known !== undefined } });
    }
    const text = textOf(request.postData());
    network.texts.push(text);
    if (text.includes("refuse")) {
      const detail = "Diastolic must be below systolic.";
      return route.fulfill({ status: 409, headers, json: { status: 409, type: "/problems/refused", title: "Not accepted", detail } });
    }
    if (!network.sent.some((one) => one.id === id)) {
      network.sent.push({ id, text, actsFor: request.headers()["kapstone-acts-for"] ?? "" });
    }
    if (network.answers === "none") return route.abort("connectionreset");
    return route.fulfill({ headers, json: { streamId: id, version: network.sent.findIndex((one) => one.id === id) + 1, repeated: false } });
  });
  return network;
};

const openTab = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  await page.addScriptTag({ content: script });
  return page;
};

const chart = (page: Page, text: string): Promise<void> => page.evaluate((one) => window.tab.chart(one), text);
const shown = (page: Page): Promise<readonly string[]> => page.evaluate(() => window.tab.shown());
const waiting = (page: Page): Promise<number> => page.evaluate(() => window.tab.waiting());
const tryNow = (page: Page): Promise<void> => page.evaluate(() => window.tab.tryNow());

test("charting goes on without a network, survives closing the tab, and arrives once and in order", async ({ context }) => {
  const network = await serve(context);
  const first = await openTab(context);
  await chart(first, "with network");
  await expect.poll(() => network.sent.map((one) => one.text)).toEqual(["with network"]);

  network.isUp = false;
  await chart(first, "cut 1");
  await chart(first, "cut 2");
  expect(await shown(first)).toEqual(["with network", "cut 1", "cut 2"]);
  await first.close();

  const again = await openTab(context);
  await expect.poll(() => shown(again)).toEqual(["with network", "cut 1", "cut 2"]);
  await chart(again, "cut 3");
  network.isUp = true;
  await tryNow(again);
  await expect.poll(() => network.sent.map((one) => one.text)).toEqual(["with network", "cut 1", "cut 2", "cut 3"]);
  await expect.poll(() => waiting(again)).toBe(0);
  expect(await shown(again)).toEqual(["with network", "cut 1", "cut 2", "cut 3"]);
  expect(network.sent.every((one) => one.actsFor.endsWith("a"))).toBe(true);
});

test("of two tabs one sends; each shows what the other charted; when the sending one closes, the other goes on", async ({ context }) => {
  const network = await serve(context);
  const leader = await openTab(context);
  await chart(leader, "a");
  await expect.poll(() => network.sent.length).toBe(1);
  const other = await openTab(context);
  await chart(other, "once");
  await expect.poll(() => waiting(leader)).toBe(0);
  await expect.poll(() => network.sent.length).toBe(2);
  expect(network.texts).toEqual(["a", "once"]);
  network.isUp = false;
  await chart(other, "b");
  await chart(leader, "c");
  await expect.poll(() => shown(other)).toEqual(["a", "once", "b", "c"]);
  await expect.poll(() => shown(leader)).toEqual(["a", "once", "b", "c"]);
  await leader.close();
  network.isUp = true;
  await tryNow(other);
  await expect.poll(() => network.sent.map((one) => one.text)).toEqual(["a", "once", "b", "c"]);
  await expect.poll(() => waiting(other)).toBe(0);
});

test("a lost answer leads to a second try under the same id, and to one fact", async ({ context }) => {
  const network = await serve(context);
  const tab = await openTab(context);
  network.answers = "none";
  await chart(tab, "once");
  await expect.poll(() => network.texts.length).toBeGreaterThan(0);
  network.answers = "all";
  await expect.poll(() => waiting(tab)).toBe(0);
  expect(network.texts.length).toBeGreaterThan(1);
  expect(network.sent).toHaveLength(1);
});

test("a refused command is kept with its reason over a reload, is not shown as a fact, and lets the next one go", async ({ context }) => {
  const network = await serve(context);
  const tab = await openTab(context);
  await chart(tab, "refuse me");
  await chart(tab, "next");
  await expect.poll(() => network.sent.map((one) => one.text)).toEqual(["next"]);
  await tab.close();
  const again = await openTab(context);
  await expect.poll(() => again.evaluate(() => window.tab.refused())).toEqual(["Diastolic must be below systolic."]);
  await again.evaluate(() => window.tab.refresh());
  expect(await shown(again)).toEqual(["next"]);
});

test("the server's clock is known from its answers, and the device keeps it over a reload without a network", async ({ context }) => {
  const network = await serve(context);
  const tab = await openTab(context);
  const hoursAhead = (page: Page) => page.evaluate(() => Math.round((window.tab.offsetMs() ?? 0) / 360_000) / 10);
  await expect.poll(() => hoursAhead(tab)).toBe(2);
  network.isUp = false;
  await tab.close();
  await expect.poll(async () => hoursAhead(await openTab(context))).toBe(2);
  expect(await (await openTab(context)).evaluate(() => window.tab.keeping())).toBe("device");
});

const hear = (page: Page, from: number, until: number): Promise<unknown> =>
  page.evaluate(([first, last]) => window.tab.hear(first ?? 0, last ?? 0), [from, until]);
const kept = (page: Page): Promise<number> => page.evaluate(() => window.tab.kept());
const numbersIn = ({ batches }: Network): readonly number[] => [...batches.values()].flatMap(({ numbers }) => numbers);
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

test("what a device said is on the disk, survives a reload without a network and a sign-out, and arrives once, in order, under its person", async ({
  context,
}) => {
  const network = await serve(context);
  const tab = await openTab(context);
  await hear(tab, 1, 3);
  await expect.poll(() => numbersIn(network)).toEqual([1, 2, 3]);
  // The server has it, and its answer is lost: the tab dies with the batch on its way.
  network.answers = "none";
  await hear(tab, 4, 6);
  await expect.poll(() => numbersIn(network)).toEqual(upTo(6));
  network.isUp = false;
  await hear(tab, 7, 1_200);
  await tab.close();

  const again = await openTab(context);
  await expect.poll(() => kept(again)).toBe(1_197);
  await hear(again, 1_201, 1_203);
  await again.evaluate(async () => {
    window.tab.signIn("nobody");
    await window.tab.forgetFacts();
  });
  network.isUp = true;
  network.answers = "all";
  await again.evaluate(() => window.tab.signIn("ben"));
  await again.evaluate(() => window.tab.tryNow());
  await again.waitForTimeout(500);
  expect(numbersIn(network)).toEqual(upTo(6));
  await again.evaluate(() => window.tab.signIn("anna"));
  await expect.poll(() => numbersIn(network)).toEqual(upTo(1_203));
  await expect.poll(() => kept(again)).toBe(0);
  expect([...network.batches.values()].every(({ actsFor }) => actsFor.endsWith("a"))).toBe(true);
  // However often it was tried, one id always held the same.
  expect(new Set(network.tries).size).toBe(network.batches.size);
  expect(await again.evaluate(() => window.tab.lost())).toEqual([]);
});

test("of two tabs that hear devices one sends; when it closes, the other sends what both have kept", async ({ context }) => {
  const network = await serve(context);
  const [leader, other] = [await openTab(context), await openTab(context)];
  network.isUp = false;
  await hear(leader, 1, 2);
  await hear(other, 3, 4);
  await hear(leader, 5, 6);
  await expect.poll(() => kept(other)).toBe(6);
  await leader.close();
  network.isUp = true;
  await other.evaluate(() => window.tab.tryNow());
  await expect.poll(() => numbersIn(network)).toEqual(upTo(6));
  await expect.poll(() => kept(other)).toBe(0);
});
