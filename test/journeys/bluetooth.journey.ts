import { expect, type Page } from "@playwright/test";
import * as z from "zod/mini";

import config from "../../playwright.config.ts";
import { emulateDevice } from "./bluetooth/emulated-device.ts";
import { enterAs, test } from "./enter.ts";

// Linux needs the first flag; a tablet does not. With the second one the browser remembers which devices a page was given.
const launch = config.use?.launchOptions ?? {};
test.use({
  launchOptions: { ...launch, args: [...(launch.args ?? []), "--enable-features=WebBluetooth,WebBluetoothNewPermissionsBackend"] },
});

const board = z.object({ sessions: z.array(z.object({ episodeId: z.string(), sessionId: z.string(), status: z.string() })) });
const view = z.object({ timeZone: z.string() });
const timeline = z.object({ entries: z.array(z.object({ type: z.string(), payload: z.unknown(), deviceAt: z.nullable(z.string()) })) });

type Place = { readonly episodeId: string; readonly sessionId: string };
const api = ({ episodeId, sessionId }: Place): string => `/api/episodes/${episodeId}/dosing-sessions/${sessionId}`;

const runningSession = async (page: Page): Promise<Place & { readonly timeZone: string }> => {
  const { sessions } = z.parse(board, await (await page.request.get("/api/board")).json());
  const found = sessions.find(({ status }) => status === "open");
  if (found === undefined) throw new Error("The demo has no running session.");
  const { timeZone } = z.parse(view, await (await page.request.get(api(found))).json());
  return { ...found, timeZone };
};

/** A cuff's packet: mmHg, its own local time, pulse, user and status. */
const cuffPacket = (bp: readonly [number, number], at: Temporal.PlainDateTime, user: number, status = 0): Uint8Array =>
  Uint8Array.of(
    ...[0x1e, bp[0], 0, bp[1], 0, 90, 0],
    ...[at.year % 256, Math.floor(at.year / 256), at.month, at.day, at.hour, at.minute, at.second],
    ...[71, 0, user, status, 0],
  );

// A run against a server that stands finds the readings of earlier runs.
const name = `Cuff ${Date.now() % 100_000}`;

const devicesOf = (page: Page) => page.getByRole("region", { name: "Devices" });

const chartedBy = async (page: Page, place: Place): Promise<readonly unknown[]> => {
  const { entries } = z.parse(timeline, await (await page.request.get(`${api(place)}/timeline`)).json());
  const cuff = z.object({ source: z.object({ name: z.literal(name) }) });
  return entries
    .filter(({ type, payload }) => type === "vitals-charted" && z.safeParse(cuff, payload).success)
    .map(({ payload }) => payload);
};

declare const Bluetooth: { readonly prototype: object };

test("a Bluetooth cuff is connected, its pressure charted with its own time and marks, once; lost, or the page loaded anew, it comes back by itself", async ({
  browser,
}) => {
  const { page } = await enterAs(browser, { role: "monitor" }, { viewport: { width: 1366, height: 900 } });
  const place = await runningSession(page);
  const cuff = await emulateDevice(page, { address: "09:09:09:09:09:09", name, service: 0x1810, characteristic: 0x2a35 });
  const wallClock = (): Temporal.PlainDateTime => Temporal.Now.plainDateTimeISO(place.timeZone).round("second");
  const first = wallClock();
  cuff.measure(cuffPacket([118, 74], first, 1, 0x01));

  await page.goto(`/app/episodes/${place.episodeId}/sessions/${place.sessionId}`);
  const devices = devicesOf(page);
  await devices.getByRole("button", { name: "Connect a device" }).click();
  await expect(devices.getByText(name, { exact: true })).toBeVisible();
  await expect(devices.getByText("Connected · Battery 87 %")).toBeVisible();
  await expect
    .poll(() => chartedBy(page, place))
    .toMatchObject([
      {
        ...{ systolic: { value: 118, unit: "mm[Hg]" }, diastolic: { value: 74, unit: "mm[Hg]" }, heartRate: { value: 71, unit: "/min" } },
        source: { kind: "device", name, localTime: first.toString(), user: 1, flags: ["body-movement"] },
      },
    ]);
  await page.getByRole("tab", { name: "Timeline" }).click();
  await expect(page.getByText(`${name} · body movement`).first()).toBeVisible();

  // Out of range: it is tried again by itself. Back with the same measurement: nothing is charted twice.
  cuff.bringNear(false);
  await cuff.drop();
  await expect(devices.getByText(/Lost for \d+ s, connecting again/)).toBeVisible();
  cuff.bringNear(true);
  await expect(devices.getByText("Connected · Battery 87 %")).toBeVisible({ timeout: 20_000 });
  expect(await chartedBy(page, place)).toHaveLength(1);

  // Another user of the cuff is asked about, and never charted silently.
  cuff.measure(cuffPacket([131, 83], wallClock(), 2));
  await cuff.drop();
  await expect(devices.getByRole("alert")).toContainText(`${name} measured BP 131/83 mmHg, HR 71 /min. Chart it?`, { timeout: 20_000 });
  await expect(devices.getByText("It measured for user 2 of the device; before it was user 1.")).toBeVisible();
  expect(await chartedBy(page, place)).toHaveLength(1);
  await devices.getByRole("button", { name: "It is this patient: chart it" }).click();
  await expect.poll(async () => (await chartedBy(page, place)).length).toBe(2);

  // Loaded anew, the page connects what it had by itself: nothing is asked, attached or charted again.
  await page.reload();
  await cuff.surviveReload();
  await expect(devices.getByText("Connected · Battery 87 %")).toBeVisible({ timeout: 20_000 });
  expect(await chartedBy(page, place)).toHaveLength(2);
  // A browser that remembers no devices: the panel says which one is missing, and one tap connects it.
  await page.addInitScript(() => Object.defineProperty(Bluetooth.prototype, "getDevices", { value: undefined }));
  await page.reload();
  await cuff.surviveReload();
  await expect(devices.getByText("Nothing comes from it since this page was loaded anew.", { exact: false })).toBeVisible();
  await devices.getByRole("button", { name: "Connect again" }).click();
  await expect(devices.getByText("Connected · Battery 87 %")).toBeVisible({ timeout: 20_000 });
  expect(await chartedBy(page, place)).toHaveLength(2);

  await devices.getByRole("button", { name: "Disconnect" }).press("Enter");
  await expect(devices.getByText(name, { exact: true })).toHaveCount(0);
  const deviceFacts = async (): Promise<readonly string[]> => {
    const { entries } = z.parse(timeline, await (await page.request.get(`${api(place)}/timeline`)).json());
    return entries.map(({ type }) => type).filter((type) => type.startsWith("device-"));
  };
  await expect.poll(async () => (await deviceFacts()).slice(-2)).toEqual(["device-attached", "device-detached"]);
});
