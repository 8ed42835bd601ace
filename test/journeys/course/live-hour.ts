import { expect, type Page } from "@playwright/test";

import { chartSet, readRecord, type SessionPlace } from "./hold-session.ts";
import { look } from "./look.ts";

/** A pressure beyond its limit rings in the room and on the board outside, until a person has seen it. */
export const alarmIsSeenOutside = async (monitor: Page, board: Page, { sessionId }: SessionPlace): Promise<void> => {
  await board.goto("/app/board");
  const card = board.getByRole("article").filter({ has: board.locator(`a[href$="${sessionId}"]`) });
  await expect(card).toBeVisible();
  await chartSet(monitor, { bp: "166/92", hr: 82, spo2: 97, rr: 14, moaas: 5 });
  await expect(monitor.getByRole("button", { name: "Acknowledge" }).first(), "it rings in the room at once").toBeVisible();
  await expect(card.getByText("Systolic 166")).toBeVisible();
  await look(board, "64-board-alarm");
  await look(monitor, "63-room-alarm");
  const acknowledge = card.getByRole("button", { name: "Acknowledge" });
  for (let left = await acknowledge.count(); left > 0; left -= 1) {
    await acknowledge.first().click();
    await expect(acknowledge).toHaveCount(left - 1);
  }
  await expect(monitor.getByRole("button", { name: "Acknowledge" }), "the room knows that somebody has seen it").toHaveCount(0);
};

/** The network goes; the room goes on. Back again, everything arrives once and in the order in which it happened. */
export const chartThroughNetworkCut = async (monitor: Page, place: SessionPlace): Promise<void> => {
  const before = (await readRecord(monitor, place)).length;
  await monitor.context().setOffline(true);
  await chartSet(monitor, { bp: "130/84", hr: 74, spo2: 98, rr: 14, moaas: 5 });
  await monitor.getByRole("button", { name: "Tears" }).click();
  await chartSet(monitor, { bp: "124/80", hr: 70, spo2: 98, rr: 14, moaas: 5 });
  await expect(monitor.getByText("You can go on charting: it is kept on this device and sent by itself.")).toBeVisible();
  await expect(monitor.getByRole("region", { name: "Not yet sent" })).toContainText("3 entries");
  await expect(monitor.getByText("124/80").first(), "the newest value stands on the tablet").toBeVisible();
  await look(monitor, "65-room-offline");
  await monitor.context().setOffline(false);
  await expect(monitor.getByText("All sent")).toBeVisible();
  const charted = (await readRecord(monitor, place))
    .slice(before)
    .filter(({ type }) => type === "vitals-charted" || type === "event-noted");
  const said = charted.map(({ payload }) => ("systolic" in payload ? payload["systolic"] : payload["code"]));
  expect(said).toEqual([{ value: 130, unit: "mm[Hg]" }, "tears", { value: 124, unit: "mm[Hg]" }]);
};

/** What the server does not take stays on the tablet, in sight on every page, until a person sends it again. */
export const refusedEntryIsKept = async (monitor: Page, place: SessionPlace): Promise<void> => {
  const route = "**/note-event";
  const problem = { type: "/problems/refused", title: "Not accepted", status: 409, detail: "The clinic's clock was changed." };
  await monitor.route(route, (call) => call.fulfill({ status: 409, contentType: "application/problem+json", json: problem }));
  const tapped = Date.now();
  await monitor.getByLabel("When", { exact: true }).fill("10 min");
  await monitor.getByRole("button", { name: "Water", exact: true }).click();
  await expect(monitor.getByLabel("When", { exact: true }), "only the one entry was late").toHaveValue("");
  const panel = monitor.getByRole("region", { name: "1 entry was not accepted" });
  await expect(panel.getByText(problem.detail)).toBeVisible();
  await expect(monitor.getByRole("link", { name: "1 entry not accepted" })).toBeVisible();
  await look(monitor, "65-room-refused");
  await monitor.unroute(route);
  await panel.getByRole("button", { name: "Send again" }).click();
  await expect(panel).toHaveCount(0);
  const water = async () => (await readRecord(monitor, place)).filter(({ payload }) => "code" in payload && payload["code"] === "water");
  // It waits to be sent now; the server has it a moment later.
  await expect.poll(async () => (await water()).length).toBe(1);
  await expect(monitor.getByText("All sent")).toBeVisible();
  const [kept] = await water();
  const minutesAgo = (tapped - Date.parse(kept?.observedAt ?? "")) / 60_000;
  expect(Math.round(minutesAgo), "it stands at its own time").toBe(10);
};
