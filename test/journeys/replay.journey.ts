import { expect, type Page } from "@playwright/test";

import { pdfText } from "#care/dosing-session/server/record/test-pdf-text.ts";

import { enterAs, test } from "./enter.ts";

type Place = { readonly episodeId: string; readonly sessionId: string };

const recordOf = ({ episodeId, sessionId }: Place): string => `/api/episodes/${episodeId}/dosing-sessions/${sessionId}/printed-record`;

/** The printed record as text, a page each. */
const printed = async (page: Page, place: Place): Promise<readonly string[]> => {
  const answer = await page.request.get(recordOf(place));
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  return pdfText(new Uint8Array(await answer.body()));
};

/** A session of the demo that is closed. */
const pastSession = async (page: Page): Promise<Place> => {
  const { patients } = await (await page.request.get("/api/patients")).json();
  for (const { episode } of patients) {
    if (episode === null) continue;
    const { episodeId } = episode;
    const { sessions } = await (await page.request.get(`/api/episodes/${episodeId}/dosing-sessions`)).json();
    const past = sessions.find(({ status }: { status: string }) => status === "closed");
    if (past !== undefined) return { episodeId, sessionId: past.sessionId };
  }
  throw new Error("The demo has no closed session.");
};

/** A running session of the demo that had its dose. */
const runningSession = async (page: Page): Promise<Place & { readonly roomName: string }> => {
  const { sessions } = await (await page.request.get("/api/board")).json();
  const found = sessions.find(
    ({ firstDoseAt, status }: { firstDoseAt: string | null; status: string }) => firstDoseAt && status === "open",
  );
  if (found === undefined) throw new Error("The demo has no running session.");
  return found;
};

test("a past session plays at sixty times, is sought by hand and by key, and prints", async ({ browser }) => {
  const { page, context } = await enterAs(browser, { role: "therapist" }, { viewport: { width: 1366, height: 768 } });
  const place = await pastSession(page);
  const written: string[] = [];
  page.on("request", (request) => request.method() !== "GET" && /dosing-sessions/.test(request.url()) && written.push(request.url()));
  await page.goto(`/app/episodes/${place.episodeId}/sessions/${place.sessionId}/replay`);
  const position = page.getByRole("slider", { name: "Position in the session" });
  const at = async (): Promise<number> => Number(await position.inputValue());
  // A whole session is read from its log and its samples first.
  await expect(page.locator("[data-room-graph] canvas")).toBeVisible({ timeout: 30_000 });
  const begin = await at();

  await test.step("an hour of the session passes in a minute", async () => {
    await page.getByLabel("Speed").selectOption("60");
    await page.getByRole("button", { name: "Play" }).click();
    const [from, since] = [await at(), performance.now()];
    await page.waitForTimeout(2_000);
    await page.getByRole("button", { name: "Pause" }).click();
    const rate = ((await at()) - from) / (performance.now() - since);
    expect(rate, "times as fast").toBeGreaterThan(40);
    expect(rate, "times as fast").toBeLessThan(80);
  });

  await test.step("keys play, stop and go to what happened", async () => {
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
    await page.keyboard.press("Space");
    await page.keyboard.press("-");
    await expect(page.getByLabel("Speed")).toHaveValue("30");
    const before = await at();
    await page.keyboard.press("n");
    const stop = await at();
    expect(stop).toBeGreaterThan(before);
    await page.keyboard.press("n");
    await page.keyboard.press("p");
    expect(await at()).toBe(stop);
  });

  await test.step("the scrubber goes to both ends, and what lies ahead is not shown", async () => {
    const items = page.getByRole("list", { name: "Timeline" }).getByRole("listitem");
    await position.focus();
    await page.keyboard.press("End");
    await expect(page.getByText("Record closed")).toBeVisible();
    const all = await items.count();
    await page.keyboard.press("Home");
    expect(await at()).toBe(begin);
    await expect(page.getByText("Record closed")).toHaveCount(0);
    expect(await items.count()).toBeLessThan(all);
  });

  await test.step("the record is printed, and every page says whose it is", async () => {
    await expect(page.getByRole("link", { name: "Printed record (PDF)" })).toHaveAttribute("href", recordOf(place));
    const pages = await printed(page, place);
    pages.forEach((text, index) => {
      expect(text).toContain(place.sessionId);
      expect(text).toContain(`page ${index + 1} of ${pages.length}`);
    });
    expect(pages.join(" ")).toContain("Who was responsible");
  });

  expect(written, "a replay writes nothing").toEqual([]);
  await context.close();
});

const peopleOf = (page: Page) => page.getByRole("region", { name: "In the room" });

/** Charts that somebody is in the room as its monitor, if they are not there yet. */
const comeIn = async (page: Page, room: string): Promise<void> => {
  await page.goto(room);
  const people = peopleOf(page);
  await expect(people.getByText(/responsible/)).toBeVisible({ timeout: 30_000 });
  const enter = people.getByRole("button", { name: "I am here" });
  if ((await enter.count()) === 0) return;
  await people.getByLabel("as", { exact: true }).selectOption("monitor");
  await enter.click();
  await expect(enter).toHaveCount(0);
};

test("one monitor hands the watch over, the other accepts, and the record says when nobody had it", async ({ browser }) => {
  const first = await enterAs(browser, { role: "monitor" });
  const second = await enterAs(browser, { role: "prescriber" });
  const place = await runningSession(first.page);
  const room = `/app/episodes/${place.episodeId}/sessions/${place.sessionId}#record`;
  const nameOf = async ({ page }: { readonly page: Page }): Promise<string> => (await (await page.request.get("/api/sign-in")).json()).name;
  const [firstName, secondName] = [await nameOf(first), await nameOf(second)];

  await test.step("both come in; the first has the watch", async () => {
    await second.page.goto(room);
    await expect(peopleOf(second.page).getByText(/responsible/)).toBeVisible({ timeout: 30_000 });
    const leave = peopleOf(second.page).getByRole("button", { name: "I am leaving" });
    if ((await leave.count()) > 0) await leave.click();
    await comeIn(first.page, room);
    await expect(peopleOf(first.page).getByText(new RegExp(`${secondName} is responsible`))).toHaveCount(0);
    const take = peopleOf(first.page).getByRole("button", { name: "Take responsibility" });
    if ((await take.count()) > 0) await take.click();
    await expect(peopleOf(first.page).getByText("You are responsible", { exact: true })).toBeVisible();
    await comeIn(second.page, room);
  });

  await test.step("an offer moves nothing, the acceptance does", async () => {
    const [from, to] = [peopleOf(first.page), peopleOf(second.page)];
    await second.page.goto("/app/patients");
    await from.getByRole("button", { name: "Hand over" }).click();
    await from.getByLabel("To").selectOption({ label: secondName });
    await from.getByRole("button", { name: "Offer handover" }).click();
    await expect(from.getByText(`Offered to ${secondName}.`, { exact: false })).toBeVisible();
    // Wherever the other person is.
    await second.page.getByRole("link", { name: new RegExp(`^${firstName} hands over to you`) }).click();
    await expect(to.getByText(`${firstName} hands over to you`)).toBeVisible();
    await expect(to.getByText(/^Given: .* mg at/)).toBeVisible();
    await to.getByRole("button", { name: "Accept, I am responsible" }).click();
    await expect(to.getByText("You are responsible", { exact: true })).toBeVisible();
    await expect(from.getByText(`${secondName} is responsible`)).toBeVisible();
  });

  await test.step("who goes for a break leaves nobody: the board says so until somebody takes the watch", async () => {
    const to = peopleOf(second.page);
    await to.getByRole("button", { name: "Go for a break" }).click();
    await expect(to.getByText("Without an accepted handover", { exact: false })).toBeVisible();
    await to.getByRole("button", { name: "5 min", exact: true }).click();
    await expect(peopleOf(first.page).getByText(/Nobody is responsible since/)).toBeVisible();
    await second.page.goto("/app/board");
    const card = second.page.getByRole("article", { name: place.roomName });
    await expect(card.getByText(/Nobody is responsible since/)).toBeVisible();
    await peopleOf(first.page).getByRole("button", { name: "Take responsibility" }).click();
    await expect(card.getByText(`${firstName} is responsible`)).toBeVisible();
  });

  await test.step("the printed record says from when to when", async () => {
    const text = (await printed(first.page, place)).join(" ");
    expect(text).toMatch(/nobody responsible \d\d:\d\d/);
    expect(text).toContain("accepted");
  });
  await first.context.close();
  await second.context.close();
});
