import { expect, type Page } from "@playwright/test";
import { once } from "node:events";
import { connect } from "node:net";

import { glance } from "./course/look.ts";
import { enterAs, test } from "./enter.ts";

test.describe.configure({ timeout: 120_000 });

const monitorPort = Number(process.env["KAPSTONE_HL7_PORT"] ?? 2581);

/** Sends one message as a bedside monitor would, and reads the answer's MSA segment. */
const sendMessage = async (message: string): Promise<readonly string[]> => {
  const socket = connect({ host: "127.0.0.1", port: monitorPort });
  await once(socket, "connect");
  socket.write(`\u000b${message}\u001c\r`);
  const [answer]: unknown[] = await once(socket, "data");
  socket.destroy();
  return (String(answer).split("\r")[1] ?? "").split("|");
};

const stamp = (): string =>
  `${Temporal.Now.instant()
    .toString({ smallestUnit: "second" })
    .replaceAll(/[-:TZ]/g, "")}+0000`;

/** A sender's control id, new for every message. */
const controlId = (): string => `J${Temporal.Now.instant().epochNanoseconds}`;

const report = (equipment: string, systolic: number, diastolic: number): string =>
  [
    `MSH|^~\\&|WARD||KAPSTONE||${stamp()}||ORU^R01^ORU_R01|${controlId()}|P|2.6`,
    "PID|||7781||Sender^Says",
    `OBR|1|||X|||${stamp()}`,
    `OBX|1||69965^MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS^MDC|1|||||||X|||||||${equipment}^EUI-64`,
    `OBX|2|NM|150021^MDC_PRESS_BLD_NONINV_SYS^MDC|1.0.1.1|${systolic}|266016^MDC_DIM_MMHG^MDC|||||R`,
    `OBX|3|NM|150022^MDC_PRESS_BLD_NONINV_DIA^MDC|1.0.1.2|${diastolic}|266016^MDC_DIM_MMHG^MDC|||||R`,
    `OBX|4|NM|NEW-9^Something new^ACME|1.0.2.1|5|%|||||R`,
  ].join("\r");

type BoardSession = { readonly sessionId: string; readonly episodeId: string; readonly status: string };

const openSessionOf = async (page: Page): Promise<BoardSession> => {
  const { sessions }: { readonly sessions: readonly BoardSession[] } = await (await page.request.get("/api/board")).json();
  const open = sessions.find(({ status }) => status === "open");
  if (open === undefined) throw new Error("No session of the demo is open.");
  return open;
};

const addDevice = async (page: Page, name: string, identifier: string): Promise<void> => {
  await page.goto("/app/devices");
  await page.getByRole("button", { name: "Add a device" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Identifiers in its messages, one a line").fill(identifier);
  await dialog.getByRole("button", { name: "Keep" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("rowheader", { name }).first()).toBeVisible();
};

test("a bedside monitor is entered, waits in the inbox, is matched, attached by its code, and its values arrive in the room", async ({
  browser,
}) => {
  const suffix = String(Temporal.Now.instant().epochMilliseconds).slice(-8);
  const [name, code] = [`Monitor ${suffix}`, `EUI${suffix}`];
  const { page: admin } = await enterAs(browser, { role: "administrator" }, { viewport: { width: 1366, height: 900 } });
  const { page: nurse } = await enterAs(browser, { role: "monitor" }, { viewport: { width: 1366, height: 900 } });
  await addDevice(admin, name, code);

  // Attached to nobody: what it sends is acknowledged, and waits.
  expect(await sendMessage(report(code, 117, 77))).toMatchObject({ 1: "AA" });
  await nurse.goto("/app/device-inbox");
  const row = nurse.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("sbp 117 mm[Hg]");
  await expect(row).toContainText("Says Sender, 7781");
  await glance(nurse, "80-device-inbox");
  await row.getByRole("button", { name: "Match" }).click();
  const match = nurse.getByRole("dialog");
  await match.getByRole("radio").first().check();
  await match.getByLabel("How do you know?").fill("The monitor stands in this room.");
  await glance(nurse, "81-match");
  await match.getByRole("button", { name: "Match" }).click();
  await expect(match).toBeHidden();
  await expect(nurse.getByRole("table", { name: "Settled lately" })).toContainText(name);

  // Attached by its code: from then on its values are this patient's.
  const { episodeId, sessionId } = await openSessionOf(nurse);
  await nurse.goto(`/app/episodes/${episodeId}/sessions/${sessionId}`);
  await nurse.getByRole("button", { name: "Attach a monitor" }).click();
  const attach = nurse.getByRole("dialog");
  await attach.getByLabel("Scan or type its code").fill("nonsense");
  await attach.getByLabel("Scan or type its code").press("Enter");
  await expect(attach).toContainText("No device of the directory has the code");
  await glance(nurse, "82-attach");
  await attach.getByLabel("Scan or type its code").fill(code.toLowerCase());
  await attach.getByLabel("Scan or type its code").press("Enter");
  await expect(attach).toBeHidden();
  await expect(nurse.getByRole("listitem").filter({ hasText: name }).first()).toBeVisible();
  // The attachment is kept by the server a moment after it stands here.
  await expect.poll(async () => (await sendMessage(report(code, 121, 83)))[3], { timeout: 15_000 }).toContain("charted");
  await expect(nurse.getByText("121/83").first()).toBeVisible();
  await glance(nurse, "83-room-with-monitor");

  // What nobody took of it is listed for whoever sets it up.
  await admin.goto("/app/devices");
  await admin.getByRole("row").filter({ hasText: name }).getByRole("button", { name: "Edit" }).click();
  await expect(admin.getByRole("dialog")).toContainText("Something new");
  await glance(admin, "84-device");
});
