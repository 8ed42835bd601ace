import { expect, type BrowserContext, type Page } from "@playwright/test";

import { enterAs, test } from "./enter.ts";

// The room on a real tablet: the service worker opens it with the network gone, charting goes on, and everything arrives once.
test.describe.configure({ timeout: 120_000 });

type Place = { readonly episodeId: string; readonly sessionId: string };

const withWorkers = { serviceWorkers: "allow", viewport: { width: 1024, height: 768 } } as const;

const readRunning = async (page: Page): Promise<Place> => {
  const { sessions } = await (await page.request.get("/api/board")).json();
  const running: readonly (Place & { readonly status: string; readonly firstDoseAt: string | null })[] = sessions;
  const found = running.find((one) => one.status === "open" && one.firstDoseAt !== null) ?? running[0];
  if (found === undefined) throw new Error("The demo has no running session.");
  return found;
};

const roomOf = ({ episodeId, sessionId }: Place): string => `/app/episodes/${episodeId}/sessions/${sessionId}`;

type Fact = { readonly type: string; readonly actor: { readonly id: string }; readonly payload: Readonly<Record<string, unknown>> };

const factsOf = async (page: Page, { episodeId, sessionId }: Place): Promise<readonly Fact[]> =>
  (await (await page.request.get(`/api/episodes/${episodeId}/dosing-sessions/${sessionId}/facts`)).json()).facts;

const ratesIn = async (page: Page, place: Place): Promise<readonly number[]> =>
  (await factsOf(page, place)).flatMap(({ type, payload }) => {
    const rate = payload["heartRate"];
    const byHand = JSON.stringify(payload["source"]) === '{"kind":"hand"}';
    return type === "vitals-charted" && byHand && typeof rate === "object" && rate !== null && "value" in rate ? [Number(rate.value)] : [];
  });

const isReady = (page: Page): Promise<void> => expect(page.getByRole("textbox", { name: /^HR/ })).toBeVisible({ timeout: 30_000 });

const chartRate = async (page: Page, rate: number): Promise<void> => {
  const field = page.getByRole("textbox", { name: /^HR/ });
  await field.fill(String(rate));
  await field.press("Enter");
  await expect(field).toHaveValue("");
};

const whenKept = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    for (let tries = 0; tries < 100; tries += 1) {
      const kept = (await indexedDB.databases()).some(({ name }) => name === "kapstone-kept");
      const files = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length));
      if (kept && files.some((count) => count > 50)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("The shell was not kept.");
  });

const cachedAddresses = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const all = await Promise.all(
      (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    );
    return all.flat();
  });

const openRoom = async (context: BrowserContext, place: Place): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(roomOf(place));
  await isReady(page);
  return page;
};

test("the room opens from a cold start without a network, charts, survives a reload, and sends everything once", async ({ browser }) => {
  const { page: first, context } = await enterAs(browser, { role: "monitor" }, withWorkers);
  const place = await readRunning(first);
  const before = (await ratesIn(first, place)).length;
  await first.goto(roomOf(place));
  await isReady(first);
  await whenKept(first);
  await first.waitForTimeout(1_000);
  await first.close();

  await context.setOffline(true);
  const cold = await context.newPage();
  const began = performance.now();
  await cold.goto(roomOf(place));
  await isReady(cold);
  console.log(`the room from a cold start without a network: ${Math.round(performance.now() - began)} ms`);
  await expect(cold.getByText("You can go on charting", { exact: false })).toBeVisible();
  await chartRate(cold, 61);
  await chartRate(cold, 62);
  await expect(cold.getByText("2 entries, since", { exact: false })).toBeVisible();
  await cold.reload();
  await isReady(cold);
  await chartRate(cold, 63);
  await expect(cold.getByText("3 entries, since", { exact: false })).toBeVisible();

  await context.setOffline(false);
  await expect.poll(async () => (await ratesIn(cold, place)).slice(before)).toEqual([61, 62, 63]);
  await expect(cold.getByText("All sent")).toBeVisible();
  const cached = await cachedAddresses(cold);
  expect(cached.length).toBeGreaterThan(50);
  expect(cached.filter((address) => address.includes("/api/"))).toEqual([]);
  await context.close();
});

test("a PIN hands the tablet from one person to the next; each fact has its author", async ({ browser }) => {
  const { page, context } = await enterAs(browser, { role: "therapist" }, { viewport: { width: 1024, height: 768 } });
  const place = await readRunning(page);
  const before = (await factsOf(page, place)).length;
  const pin = "4827";
  expect((await page.request.put("/api/self/pin", { data: { pin } })).ok()).toBe(true);
  const therapist = await (await page.request.get("/api/sign-in")).json();
  expect((await page.request.post(`/api/demo/${therapist.clinic.clinicId}/enter`, { data: { role: "monitor" } })).ok()).toBe(true);
  expect((await page.request.put("/api/self/pin", { data: { pin } })).ok()).toBe(true);
  const monitor = await (await page.request.get("/api/sign-in")).json();
  await page.goto(roomOf(place));
  await isReady(page);
  await chartRate(page, 71);
  const began = performance.now();
  await page.getByRole("button", { name: /^You: / }).click();
  await page.getByRole("menuitem", { name: "Change person" }).click();
  await page.getByLabel(`PIN of ${therapist.name}`).fill(pin);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `You: ${therapist.name}` })).toBeVisible();
  await isReady(page);
  console.log(`another person in the room by PIN: ${Math.round(performance.now() - began)} ms`);
  await chartRate(page, 72);
  const authors = async () =>
    (await factsOf(page, place)).slice(before).flatMap(({ type, actor, payload }) => {
      const text = JSON.stringify(payload["heartRate"] ?? "");
      return type === "vitals-charted" && /7[12]/.test(text) ? [[actor.id, /71/.test(text) ? 71 : 72]] : [];
    });
  await expect.poll(authors).toEqual([
    [monitor.personId, 71],
    [therapist.personId, 72],
  ]);
  await context.close();
});

test("three tablets chart at once: nothing is lost, nothing is twice, and each shows what the others charted", async ({ browser }) => {
  test.setTimeout(240_000);
  const roles = ["monitor", "therapist", "prescriber"] as const;
  const tablets = await Promise.all(roles.map((role) => enterAs(browser, { role }, { viewport: { width: 1024, height: 768 } })));
  const [first] = tablets;
  if (first === undefined) throw new Error("Nobody entered.");
  const place = await readRunning(first.page);
  const pages: Page[] = [];
  for (const { context } of tablets) pages.push(await openRoom(context, place));
  const before = (await ratesIn(first.page, place)).length;
  const rates = [81, 84, 87].map((from) => [from, from + 1, from + 2]);
  await Promise.all(
    pages.map(async (page, index) => {
      for (const rate of rates[index] ?? []) await chartRate(page, rate);
    }),
  );
  const charted = async (): Promise<readonly number[]> =>
    (await ratesIn(first.page, place)).slice(before).toSorted((one, other) => one - other);
  await expect.poll(charted).toEqual(rates.flat());
  for (const page of pages) {
    await page.getByRole("tab", { name: "Record" }).click();
    const sheet = page.getByRole("table", { name: "Graph and flowsheet on one axis of time" });
    for (const rate of rates.flat()) {
      await expect(sheet.getByRole("button", { name: new RegExp(String.raw`^HR .*\b${rate}\b`) }).first()).toBeVisible();
    }
  }
  // Two who disagree: shown to everybody until one has looked, and both values stay.
  const [one, other] = pages;
  if (one === undefined || other === undefined) throw new Error("There are three tablets.");
  await Promise.all([chartRate(one, 55), chartRate(other, 110)]);
  const contradictions = (page: Page) => page.getByText(/contradictions? to look at/);
  for (const page of pages) await expect(contradictions(page)).toBeVisible();
  const left = async (): Promise<string> => (await contradictions(one).allInnerTexts()).join("");
  for (let before = await left(); before !== ""; before = await left()) {
    await one.getByRole("button", { name: "I have looked" }).first().click();
    await expect.poll(left).not.toBe(before);
  }
  for (const page of pages) await expect(contradictions(page)).toHaveCount(0);
  expect((await ratesIn(first.page, place)).slice(-2).toSorted((low, high) => low - high)).toEqual([55, 110]);
  for (const { context } of tablets) await context.close();
});
