import AxeBuilder from "@axe-core/playwright";
import { expect, type Browser, type Page } from "@playwright/test";

import { axeFinds, sidewaysOverflow } from "./course/look.ts";
import { enterAs, test } from "./enter.ts";
import { staffRoles } from "#platform/identity/permissions.ts";

test.describe.configure({ timeout: 900_000 });

const phone = { width: 390, height: 844 };
const laptop = { width: 1024, height: 768 };
const wall = { width: 1920, height: 1080 };

type Episode = { readonly patientId: string; readonly episodeId: string; readonly stage: string };

/** Everybody in the demo who has an episode, the furthest along first. */
const readEpisodes = async (page: Page): Promise<readonly Episode[]> => {
  const order = ["follow-up", "integration", "dosing", "preparation", "consent", "screening", "enquiry", "closed"];
  const { patients } = await (await page.request.get("/api/patients")).json();
  const listed: readonly { patientId: string; episode: { episodeId: string; stage: string } | null }[] = patients;
  return listed
    .flatMap(({ patientId, episode }) => (episode === null ? [] : [{ patientId, episodeId: episode.episodeId, stage: episode.stage }]))
    .toSorted((one, other) => order.indexOf(one.stage) - order.indexOf(other.stage));
};

/** The first of the episodes that has a dosing session. */
const readSession = async (
  page: Page,
  episodes: readonly Episode[],
): Promise<{ readonly episodeId: string; readonly sessionId: string }> => {
  for (const { episodeId } of episodes) {
    const { sessions } = await (await page.request.get(`/api/episodes/${episodeId}/dosing-sessions`)).json();
    if (sessions.length > 0) return { episodeId, sessionId: sessions.at(-1).sessionId };
  }
  throw new Error("The demo has no dosing session.");
};

/** What a page says in its console, throws, or fetches from elsewhere. */
const listenTo = (page: Page): { readonly heard: string[] } => {
  const heard: string[] = [];
  page.on("console", (message) => message.type() === "error" && heard.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`thrown: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== new URL(page.url()).origin && page.url() !== "about:blank")
      heard.push(`from elsewhere: ${url.origin}`);
  });
  return { heard };
};

const contrastInDark = async (page: Page): Promise<readonly string[]> => {
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withRules(["color-contrast"]).analyze();
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  return violations.flatMap(({ nodes }) => nodes.map(({ html }) => `dark contrast: ${html.slice(0, 160)}`));
};

/** Words that have no text show their key: "facts.plan.order-signed". */
const bareKeys = async (page: Page): Promise<readonly string[]> => {
  const said = await page.locator("body").innerText();
  return said
    .split(/\s+/)
    .filter((word) => /^[a-z][A-Za-z]*(?:\.[A-Za-z][\w-]*){1,4}$/.test(word) && !/@|\.(?:com|json|csv|pdf)$/.test(word))
    .map((word) => `a key instead of words: ${word}`);
};

/** One screen at every width, in both themes. The parts change with the width, the colours with the theme. */
const problemsOf = async (page: Page, address: string): Promise<readonly string[]> => {
  const { heard } = listenTo(page);
  const found: string[] = [];
  await page.setViewportSize(phone);
  await page.goto(address);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await expect(page.getByRole("status").filter({ hasText: "Loading" })).toHaveCount(0);
  for (const size of [phone, laptop, wall]) {
    await page.setViewportSize(size);
    const sideways = await sidewaysOverflow(page);
    if (sideways > 0) found.push(`${size.width}: ${sideways} px stick out`);
    if (size !== wall) found.push(...(await axeFinds(page, { contrast: size === phone })).map((one) => `${size.width}: ${one}`));
  }
  found.push(...(await bareKeys(page)), ...(await contrastInDark(page)), ...heard);
  page.removeAllListeners();
  return found.map((one) => `${address}  ${one}`);
};

const problemsIn = async (page: Page, addresses: readonly string[]): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const address of addresses) found.push(...(await problemsOf(page, address)));
  return found;
};

const asRole = async (browser: Browser, role: "medical-director" | "coordinator" | "administrator"): Promise<Page> =>
  (await enterAs(browser, { role })).page;

test("public pages and entrances fit every screen and shut nobody out", async ({ page }) => {
  expect(await problemsIn(page, ["/", "/consultation", "/sign-in", "/me", "/app", "/demo"])).toEqual([]);
});

test("a clinic's pages fit every screen and shut nobody out", async ({ browser }) => {
  const page = await asRole(browser, "medical-director");
  const desk = await asRole(browser, "coordinator");
  const office = await asRole(browser, "administrator");
  const episodes = await readEpisodes(page);
  const { episodeId, sessionId } = await readSession(page, episodes);
  const at = `/app/episodes/${episodeId}`;
  const below = ["", "/screening", "/measures", "/consent", "/plan", "/preparation", "/integration", "/follow-up"];
  const around = ["/safety", "/adverse-events"];
  const ofEpisode = [...below, ...around].map((one) => `${at}${one}`);
  const ofDay = ["", "/board", "/patients", "/schedule", "/pharmacy", "/pharmacy/inventory"];
  const ofClinic = [
    "/protocol",
    "/sources",
    "/questionnaires",
    "/outcomes",
    "/licences",
    "/adverse-events",
    "/rems",
    "/music",
    "/access-log",
    "/security",
  ];
  const pages = [...ofDay, ...ofClinic].map((one) => `/app${one}`);
  const ofSession = [`${at}/sessions/${sessionId}`, `${at}/integration/${sessionId}`];
  expect(await problemsIn(page, [...pages, ...ofEpisode, ...ofSession])).toEqual([]);
  expect(await problemsIn(desk, ["/app/enquiries", "/app/outbox"])).toEqual([]);
  expect(await problemsIn(office, ["/app/administration"])).toEqual([]);
});

test("every role finds its first page and every page it is offered whole", async ({ browser }) => {
  for (const role of staffRoles) {
    const { page } = await enterAs(browser, { role });
    const { heard } = listenTo(page);
    await page.goto("/app");
    const menu = page.getByRole("navigation", { name: "Main" }).getByRole("link");
    await expect(menu.first()).toBeVisible();
    const offered = await menu.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    for (const address of new Set(offered)) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("status").filter({ hasText: "Loading" })).toHaveCount(0);
      await expect(page.getByText(/could not be fetched|No connection to the server/), `${role} ${address}`).toHaveCount(0);
    }
    expect(heard, role).toEqual([]);
    await page.context().close();
  }
});

test("a patient's pages fit every screen and shut nobody out", async ({ browser }) => {
  const staff = await asRole(browser, "medical-director");
  const [one] = await readEpisodes(staff);
  if (one === undefined) throw new Error("The demo has no patient.");
  const { page } = await enterAs(browser, { patientId: one.patientId });
  const own = ["intake", "consent", "prepare", "practices", "safety-plan"].map((name) => `/me/${name}/${one.episodeId}`);
  expect(await problemsIn(page, ["/me", "/me/care", "/me/security", ...own])).toEqual([]);
});

test("somebody without a mouse comes in, finds a page and a person, and leaves", async ({ page }) => {
  await page.goto("/demo");
  const therapist = page.getByRole("button", { name: /therapist/i }).first();
  await expect(therapist).toBeVisible();
  for (let left = 60; left > 0 && !(await therapist.evaluate((button) => button === document.activeElement)); left -= 1)
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Good day, /);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" }), "the first stop leads past the menu").toBeFocused();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("board");
  await expect(page.getByRole("option", { name: /Board/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Board");
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
