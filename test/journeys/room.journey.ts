import { expect, type Page } from "@playwright/test";

import { enterAs, test } from "./enter.ts";

type Place = { readonly episodeId: string; readonly sessionId: string };
type Entry = { readonly type: string; readonly observedAt: string; readonly payload: Record<string, unknown> };

/** A running session of the demo that had its dose. */
const runningRoom = async (page: Page): Promise<Place> => {
  const board = await (await page.request.get("/api/board")).json();
  const found = board.sessions.find((one: { firstDoseAt: string | null }) => one.firstDoseAt !== null);
  if (found === undefined) throw new Error("The demo has no running session.");
  return found;
};

const record = async (page: Page, { episodeId, sessionId }: Place): Promise<readonly Entry[]> =>
  (await (await page.request.get(`/api/episodes/${episodeId}/dosing-sessions/${sessionId}/timeline`)).json()).entries;

/** Readings of this systolic that the server has. */
const readingsOf = async (page: Page, place: Place, systolic: number): Promise<readonly Entry[]> =>
  (await record(page, place)).filter(
    ({ type, payload }) => type === "vitals-charted" && JSON.stringify(payload["systolic"] ?? "").includes(`:${systolic},`),
  );

test("the room is charted by keyboard, late, corrected, taken back, and looked at in quiet and from afar", async ({ browser }) => {
  const { page, context } = await enterAs(browser, { role: "monitor" }, { viewport: { width: 1024, height: 768 } });
  await page.goto("/app/board");
  const place = await runningRoom(page);
  const address = `/app/episodes/${place.episodeId}/sessions/${place.sessionId}`;
  await page.goto(`${address}#record`);
  const graph = page.locator("[data-room-graph] canvas");
  const sheet = page.getByRole("table", { name: "Graph and flowsheet on one axis of time" });
  await expect(graph).toBeVisible();
  await expect(sheet.getByRole("rowheader", { name: "BP" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Patient" })).toContainText("Heart:");

  await test.step("eight keys chart a pressure", async () => {
    await page.keyboard.press("b");
    await page.keyboard.type("127/83");
    await page.keyboard.press("Enter");
    await expect(page.getByText("127/83").first()).toBeVisible();
    await expect.poll(async () => (await readingsOf(page, place, 127)).length).toBe(1);
  });

  await test.step("a time that was said is shown, kept, and then it is now again", async () => {
    const when = page.getByLabel("When", { exact: true });
    await page.keyboard.press("Escape");
    await page.keyboard.press("t");
    await page.keyboard.type("+0:01");
    await expect(page.getByText(/· \+0:01, .* ago/)).toBeVisible();
    await page.keyboard.press("Escape");
    await page.keyboard.press("b");
    await page.keyboard.type("141/91");
    await page.keyboard.press("Enter");
    await expect(when).toHaveValue("");
    await expect.poll(async () => (await readingsOf(page, place, 141)).length).toBe(1);
    const dosedAt = (await record(page, place)).find(({ type }) => type === "dose-given")?.observedAt ?? "";
    const [late] = await readingsOf(page, place, 141);
    expect((Date.parse(late?.observedAt ?? "") - Date.parse(dosedAt)) / 1_000).toBeCloseTo(60, 0);
    await when.fill("soon");
    await expect(page.getByText("Write 10:42, +0:40 or 5.")).toBeVisible();
    await when.fill("");
  });

  await test.step("a correction keeps the original", async () => {
    await page.getByRole("tab", { name: "Timeline" }).click();
    const line = page.getByRole("listitem").filter({ hasText: "141/91" });
    await line.getByRole("button", { name: "Correct" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("BP").fill("131/91");
    await dialog.getByRole("button", { name: "Cross out and enter anew" }).click();
    await expect(dialog.getByText("Say why.")).toBeVisible();
    await dialog.getByRole("button", { name: "Typed wrongly" }).click();
    await dialog.getByRole("button", { name: "Cross out and enter anew" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.locator("s").filter({ hasText: "141/91" }).first()).toBeVisible();
    await expect.poll(async () => (await readingsOf(page, place, 131)).length).toBe(1);
    const [wrong] = await readingsOf(page, place, 141);
    const [right] = await readingsOf(page, place, 131);
    expect(right?.payload["corrects"]).toBe(wrong?.payload["readingId"]);
    expect(right?.observedAt, "its time stays").toBe(wrong?.observedAt);
  });

  await test.step("what was just charted is taken back as a correction", async () => {
    await page.getByRole("tab", { name: "Record" }).click();
    await page.keyboard.press("b");
    await page.keyboard.type("155/95");
    await page.keyboard.press("Enter");
    await expect(page.getByText("BP 155/95 charted")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.keyboard.press("z");
    await expect.poll(async () => (await record(page, place)).filter(({ type }) => type === "reading-entered-in-error").length).toBe(2);
  });

  await test.step("one tap turns the music and says so", async () => {
    // Not a cell of the flowsheet's row, which is named by it, too.
    const music = page.getByRole("button", { name: /^Music( on| off)?$/ });
    const wasOn = (await music.getAttribute("aria-pressed")) === "true";
    await music.click();
    await expect(music).toHaveAttribute("aria-pressed", String(!wasOn));
  });

  await test.step("zoom by key and wheel moves graph and flowsheet together", async () => {
    // It goes with the scale alone, not with the time.
    const width = async () => (await sheet.locator("[data-strip]").last().boundingBox())?.width;
    const before = await width();
    await page.keyboard.press("Escape");
    await page.locator("[data-room-graph]").focus();
    await page.keyboard.press("+");
    await expect.poll(width).not.toBe(before);
  });

  await test.step("the list of keys", async () => {
    await page.locator("[data-room-graph]").blur();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog").getByText("Undo the last entry (10 s)")).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("the quiet view has no numbers, and the device remembers it", async () => {
    await page.getByRole("button", { name: "Quiet" }).click();
    await expect(page.getByRole("list", { name: "Phase" })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("list", { name: "Phase" })).toBeVisible();
    expect(await page.locator("main").innerText()).not.toMatch(/\d/);
    await page.getByRole("button", { name: "Leave the quiet view" }).click();
    await expect(page.getByRole("form", { name: "Chart vital signs" })).toBeVisible();
  });
  await context.close();

  await test.step("from afar a prescriber sees it live and charts nothing", async () => {
    const { page: far, context: other } = await enterAs(browser, { role: "prescriber" });
    await far.goto(`${address}#record`);
    await far.getByRole("button", { name: "Remote" }).click();
    await expect(far.getByText(/^Live\. The server answers in/)).toBeVisible();
    await expect(far.getByRole("form", { name: "Chart vital signs" })).toHaveCount(0);
    await expect(far.getByText("In the room", { exact: true })).toBeVisible();
    await expect(far.getByRole("link", { name: "Plan and orders" })).toBeVisible();
    await other.close();
  });
});
