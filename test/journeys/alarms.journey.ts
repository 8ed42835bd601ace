import { expect, type Browser, type BrowserContext, type Page } from "@playwright/test";

import { enterAs, test } from "./enter.ts";
import { showManyRooms } from "./many-rooms.ts";

// What is heard and seen outside the room: the board, the wall, a device, and the phone beside the patient.
test.use({ actionTimeout: 20_000 });

type Place = { readonly episodeId: string; readonly sessionId: string; readonly roomName: string; readonly firstDoseAt?: string | null };

const uuid = (): string => crypto.randomUUID();
const now = (): string => new Date().toISOString();

const tell = async (page: Page, { episodeId, sessionId }: Place, command: string, body: object): Promise<void> => {
  const answer = await page.request.post(`/api/episodes/${episodeId}/dosing-sessions/${sessionId}/${command}`, {
    headers: { "idempotency-key": uuid() },
    data: { observedAt: now(), deviceAt: null, ...body },
  });
  expect(answer.ok(), `${command}: ${await answer.text()}`).toBe(true);
};

const chartSaturation = (page: Page, place: Place, value: number): Promise<void> =>
  tell(page, place, "chart-vitals", { readingId: uuid(), source: { kind: "hand" }, confirmed: true, saturation: { value, unit: "%" } });

type Board = {
  readonly sessions: readonly (Place & {
    readonly status: string;
    readonly alarms: readonly { readonly alarmId: string; readonly acknowledged: boolean }[];
  })[];
};

const acknowledgeAll = async (page: Page): Promise<void> => {
  const { sessions }: Board = await (await page.request.get("/api/board")).json();
  for (const session of sessions) {
    for (const { alarmId } of session.alarms.filter((alarm) => !alarm.acknowledged)) {
      await tell(page, session, "acknowledge-alarm", { alarmId, reason: "" });
    }
  }
};

const runningSession = async (page: Page): Promise<Place> => {
  const { sessions }: Board = await (await page.request.get("/api/board")).json();
  const found = sessions.find(({ status, firstDoseAt }) => status === "open" && firstDoseAt);
  if (found === undefined) throw new Error("No session runs in the demo.");
  return found;
};

const soundOf = (page: Page) => page.locator("[data-alarm-sound]");
const sounds = (page: Page, level: "red" | "amber" | "none") => expect(soundOf(page)).toHaveAttribute("data-alarm-sound", level);

/** As strict as a browser that nobody has touched: Playwright's own looking counts as a touch otherwise. */
const blockSound = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(() => {
    let touched = false;
    addEventListener("pointerdown", () => void (touched = true), { capture: true });
    window.AudioContext = class extends AudioContext {
      override resume(): Promise<void> {
        return touched ? super.resume() : this.suspend();
      }
    };
  });
};

/** A device whose own clock is wrong by so many hours. */
const wrongBy = (context: BrowserContext, hours: number): Promise<unknown> =>
  context.addInitScript((by) => {
    const [right, date] = [Temporal.Now.instant.bind(Temporal.Now), Date.now];
    Date.now = () => date() + by * 3_600_000;
    Object.defineProperty(Temporal.Now, "instant", { value: () => right().add({ hours: by }) });
  }, hours);

const openWall = async (browser: Browser): Promise<Page> => {
  const { page: administrator } = await enterAs(browser, { role: "administrator" });
  const made = await administrator.request.post("/api/tokens", { data: { name: "Wall", permissions: ["board.watch"] } });
  const { token }: { readonly token: string } = await made.json();
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  await blockSound(context);
  await wrongBy(context, -2);
  const wall = await context.newPage();
  await wall.goto(`/wall#${token}`);
  return wall;
};

const fits = { out: 0, cut: [], met: [] };

/** What of the wall's rooms lies outside of the screen or of its room, which values meet, and the least size that is read from afar. */
const fitOf = (wall: Page) =>
  wall.evaluate(() => {
    const isOut = ({ bottom, right }: DOMRect): boolean => bottom > innerHeight || right > innerWidth;
    const rooms = [...document.querySelectorAll("article")].map((room) => ({ room, box: room.getBoundingClientRect() }));
    const all = rooms.flatMap(({ room, box }) => [...room.querySelectorAll("*")].map((one) => ({ one, box })));
    const cut = all.filter(({ one, box: { bottom, right } }) => {
      const mine = one.getBoundingClientRect();
      return mine.bottom > bottom + 1 || mine.right > right + 1;
    });
    const rows = rooms.map(({ room }) => [...room.querySelectorAll("strong")].slice(1));
    const met = rows.flatMap((row) =>
      row.filter((one, index) => {
        const next = row[index + 1]?.getBoundingClientRect();
        return next !== undefined && next.left - one.getBoundingClientRect().right < 12;
      }),
    );
    const far = [...document.querySelectorAll("article strong")].filter((one) => one.closest("[data-tight]") === null);
    return {
      out: rooms.filter(({ box }) => isOut(box)).length,
      cut: cut.map(({ one }) => one.textContent),
      met: met.map((one) => one.textContent),
      least: Math.min(...far.map((one) => Number.parseFloat(getComputedStyle(one).fontSize))),
    };
  });

test("an alarm is seen and heard outside the room, silenced, acknowledged, and a lost server and a patient's touch are told", async ({
  browser,
}) => {
  // Its pages wait for time to pass (a loss is said after ten seconds), on a machine that may be busy.
  test.setTimeout(180_000);
  const { page: board, context: inFront } = await enterAs(browser, { role: "monitor" });
  await blockSound(inFront);
  const { page: device, context: elsewhere } = await enterAs(browser, { role: "therapist" });
  const place = await runningSession(board);
  const wall = await openWall(browser);

  await test.step("a browser that blocks sound says so; one touch allows it", async () => {
    await expect(wall.getByText(/^SOUND IS OFF/)).toBeVisible();
    await expect(wall).toHaveURL(/\/wall$/);
    await wall.getByRole("banner").click();
    await expect(wall.getByText(/^SOUND IS OFF/)).toHaveCount(0);
    await board.goto("/app/board");
    await expect(board.getByRole("alert").filter({ hasText: "blocks the alarm sounds" })).toBeVisible();
    await board.getByRole("button", { name: "Allow sound" }).click();
    await expect(board.getByRole("alert").filter({ hasText: "blocks the alarm sounds" })).toHaveCount(0);
    // What an earlier run left on does not ring twice.
    await chartSaturation(board, place, 98);
    await acknowledgeAll(board);
    await sounds(wall, "none");
  });

  const room = wall.getByRole("article").filter({ hasText: place.roomName });
  await test.step("a wall whose own clock is two hours slow shows the right time since the dose", async () => {
    const since = (): number =>
      (Temporal.Now.instant().epochMilliseconds - Temporal.Instant.from(place.firstDoseAt ?? "").epochMilliseconds) / 60_000;
    const shown = async (): Promise<number> => {
      const [hours = NaN, minutes = NaN] = (await room.locator("p > strong").innerText()).replace("+", "").split(":").map(Number);
      return hours * 60 + minutes;
    };
    await expect.poll(async () => Math.abs((await shown()) - since())).toBeLessThan(2);
  });
  const card = board.getByRole("article").filter({ has: board.locator(`a[href$="${place.sessionId}"]`) });
  await test.step("a value beyond its limit is seen and heard on the wall and on the board at once", async () => {
    await device.goto("/app/patients");
    await chartSaturation(board, place, 84);
    await expect(room.getByText("SpO2 84")).toBeVisible();
    await sounds(wall, "red");
    await sounds(board, "red");
    await expect(wall.locator("body")).not.toContainText((await board.getByRole("article").first().getAttribute("aria-label")) ?? "–");
  });
  await test.step("another page of another role shows it and is silent, until it has come as far as that role", async () => {
    await expect(device.getByRole("link", { name: /alarm/i }).first()).toBeVisible();
    await sounds(device, "none");
    await elsewhere.route("**/api/alarms", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replaceAll('"escalation":"none"', '"escalation":"all-staff"') });
    });
    await sounds(device, "red");
    await elsewhere.unroute("**/api/alarms");
  });
  await test.step("in another room the notice of this alarm stands above the patient's name and does not cover it", async () => {
    const { sessions }: Board = await (await board.request.get("/api/board")).json();
    const other = sessions.find(({ status, sessionId }) => status === "open" && sessionId !== place.sessionId);
    if (other === undefined) throw new Error("The demo runs one session alone.");
    await device.goto(`/app/episodes/${other.episodeId}/sessions/${other.sessionId}#timeline`);
    const notice = device.getByRole("complementary", { name: "Notices" });
    await expect(notice.getByRole("link", { name: /alarm/i })).toBeVisible();
    const name = device.getByRole("heading", { level: 1 });
    await expect(name).toBeVisible();
    await device.mouse.wheel(0, 2_000);
    const covered = async (): Promise<number> => {
      const [above, below] = [await notice.boundingBox(), await name.boundingBox()];
      return above === null || below === null ? NaN : above.y + above.height - below.y;
    };
    await expect.poll(covered).toBeLessThanOrEqual(0);
  });
  await test.step("a silence rests the sound and nothing else, and a worse value ends it", async () => {
    await card
      .getByRole("button", { name: /^Silence/ })
      .first()
      .click();
    await expect(card.getByText(/Sound rests/)).toBeVisible();
    await sounds(wall, "none");
    await expect(room.getByText("SpO2 84")).toBeVisible();
    await chartSaturation(board, place, 76);
    await sounds(wall, "red");
  });
  await test.step("a person acknowledges, with a reason; the timeline keeps both", async () => {
    const left = card.getByRole("button", { name: "With a reason" });
    await left.first().click();
    await board.getByLabel("What you found or did").fill("Probe was loose");
    await board.getByRole("dialog").getByRole("button", { name: "Acknowledge" }).click();
    await acknowledgeAll(board);
    await sounds(wall, "none");
    const kept = await (await board.request.get(`/api/episodes/${place.episodeId}/dosing-sessions/${place.sessionId}/timeline`)).text();
    expect(kept).toContain("alarm-silenced");
    expect(kept).toContain("Probe was loose");
  });
  await test.step("the phone beside the patient calls silently; a person who acknowledges is on the way", async () => {
    await board.goto(`/app/episodes/${place.episodeId}/sessions/${place.sessionId}`);
    await board.getByRole("button", { name: "Bedside call" }).click();
    const link = await board.locator("[data-link]").getAttribute("data-link");
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
    await wrongBy(phone, 2);
    const bed = await phone.newPage();
    await bed.goto(new URL(link ?? "").pathname + new URL(link ?? "").hash);
    await bed.getByRole("button").first().click();
    await expect(bed.getByText("Touch anywhere if you need someone")).toBeVisible();
    await bed.context().setOffline(true);
    // A call is one until somebody came, however often it is pressed.
    await bed.keyboard.press("Enter");
    await expect(bed.getByText("They could not be told yet")).toBeVisible();
    await bed.context().setOffline(false);
    await expect(bed.getByText("They know. Somebody will come.")).toBeVisible();
    await expect(room.getByText("asks for someone")).toBeVisible();
    await sounds(wall, "red");
    await sounds(board, "none");
    await acknowledgeAll(board);
    await expect(bed.getByText("Somebody is coming")).toBeVisible();
  });
  await test.step("twenty-four rooms fit the wall, and what is read from four metres is large enough for it", async () => {
    await showManyRooms(wall, 24);
    await expect(wall.getByRole("article")).toHaveCount(24);
    const { least, ...bad } = await fitOf(wall);
    expect(bad).toEqual(fits);
    // A digit of Inter is 0.727 of its size; 20 mm on a 55-inch screen of 1080 lines are 31.5 of them.
    expect(least * 0.727).toBeGreaterThanOrEqual(31.5);
    await wall.unrouteAll({ behavior: "ignoreErrors" });
    await showManyRooms(wall, 21, { empty: 3, rings: false });
    await expect(wall.getByRole("article")).toHaveCount(21);
  });
  await test.step("a wall without its server says so in the whole width, is heard, and comes back by itself", async () => {
    await sounds(wall, "none");
    await wall.context().setOffline(true);
    await expect(wall.getByText(/^NOT LIVE since/)).toBeVisible({ timeout: 20_000 });
    await sounds(wall, "amber");
    expect(await fitOf(wall)).toMatchObject(fits);
    await wall.unrouteAll({ behavior: "ignoreErrors" });
    await wall.context().setOffline(false);
    await expect(wall.getByText(/^NOT LIVE since/)).toHaveCount(0);
  });
});
