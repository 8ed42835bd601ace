import { expect, type Page } from "@playwright/test";

import { answer } from "./answer.ts";
import { glance, look } from "./look.ts";

/** Whatever still rings is looked at by a person; nothing falls silent by itself. */
const acknowledgeAll = async (page: Page): Promise<void> => {
  const open = page.getByRole("button", { name: "Acknowledge" });
  for (let left = await open.count(); left > 0; left -= 1) {
    await open.first().click();
    await expect(open).toHaveCount(left - 1);
  }
};

const assess = async (monitor: Page): Promise<void> => {
  await monitor.getByRole("button", { name: "Record assessment" }).click();
  const dialog = monitor.getByRole("dialog");
  for (const item of ["Activity", "Breathing", "Blood pressure against baseline", "Consciousness", "Oxygen"])
    await dialog.getByRole("radiogroup", { name: item, exact: true }).getByRole("radio").first().check();
  await expect(dialog.getByText("10 of 10")).toBeVisible();
  for (const question of [
    /^Oriented/,
    /^Walks/,
    /^Steady/,
    /^Keeps sips/,
    /^Nausea/,
    /^Emotionally settled/,
    /^Integration visit/,
    /^Responsible adult/,
    /^Written/,
  ])
    await answer(dialog, question, "Yes");
  for (const item of [/^4 Suicidal intent/, /^5 Suicidal intent/, /^6 Suicidal behaviour/]) await answer(dialog, item, "No");
  await dialog
    .getByRole("radiogroup", { name: /^Dissociation/ })
    .locator("label")
    .first()
    .click();
  await dialog.getByLabel("Who takes the patient home").fill("Robin Ashdown");
  await look(monitor, "66-assessment");
  await dialog.getByRole("button", { name: "Record", exact: true }).click();
};

/** The draw is charted for the dose, with 5 mg more than was given; the rest is wasted. */
const accountForDrug = async (monitor: Page): Promise<void> => {
  await monitor.getByRole("button", { name: "Chart a draw" }).click();
  const drawing = monitor.getByRole("dialog");
  await expect(drawing.getByLabel("For which dose")).toContainText("The dose given at");
  const amount = drawing.getByLabel("Amount drawn");
  await amount.fill(String(Number(await amount.inputValue()) + 5));
  await drawing.getByRole("button", { name: "Chart it" }).click();
  await expect(monitor.getByText("5 mg left")).toBeVisible();
  await monitor.getByRole("button", { name: "Chart a waste" }).click();
  const wasting = monitor.getByRole("dialog");
  await expect(wasting.getByLabel("Amount wasted")).toHaveValue("5");
  await wasting.getByLabel("How it was made useless").selectOption({ label: "Deactivation kit" });
  await wasting.getByRole("button", { name: "Chart it" }).click();
  await expect(monitor.getByText("comes out even")).toBeVisible();
  await expect(monitor.getByText("waits for its witness")).toBeVisible();
  await expect(monitor.getByRole("button", { name: "I saw this" }), "nobody witnesses their own waste").toHaveCount(0);
};

/** Whoever saw the waste signs for it, under their own sign-in. */
const witnessWaste = async (witness: Page, address: string): Promise<void> => {
  await witness.goto(`${address}#drug`);
  await witness.getByRole("button", { name: "I saw this" }).click();
  await witness.getByRole("dialog").getByRole("button", { name: "I saw it" }).click();
  await expect(witness.getByRole("button", { name: "I saw this" })).toHaveCount(0);
};

/** The gate of closing leads to what is open: alarms, the drug with its witness, the review of what was noted. */
const closeThroughGate = async (monitor: Page, witness: Page): Promise<void> => {
  await monitor.getByRole("button", { name: "Close the record" }).click();
  await monitor.getByRole("dialog").getByRole("button", { name: "Close the record" }).click();
  await expect(monitor.getByRole("dialog").getByRole("alert"), "closing is refused with its conditions").toContainText("CLOSE-5");
  await look(monitor, "68-closing-refused");
  await monitor.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  const address = new URL(monitor.url()).pathname;
  await monitor.getByRole("listitem").filter({ hasText: "CLOSE-3" }).getByRole("link", { name: "See the record" }).click();
  await accountForDrug(monitor);
  await look(monitor, "68-drug");
  await witnessWaste(witness, address);
  await monitor.getByRole("tab", { name: "Leaving" }).click();
  await monitor.getByRole("button", { name: "Record: no adverse event" }).click();
  await monitor
    .getByText(/conditions? (is|are) met/)
    .last()
    .click();
  await expect(monitor.getByText("Reviewed: none.")).toBeVisible();
  await look(monitor, "68-closing");
  await monitor.getByRole("button", { name: "Close the record" }).click();
  await monitor.getByRole("dialog").getByRole("button", { name: "Close the record" }).click();
};

/** The patient is assessed, released by signature, and the record is closed through its gate. */
export const releaseAndClose = async (monitor: Page, witness: Page): Promise<void> => {
  await monitor.getByRole("tab", { name: "Leaving" }).click();
  await assess(monitor);
  await monitor
    .getByText(/conditions? (is|are) met/)
    .first()
    .click();
  await expect(monitor.getByText("10 of 10.")).toBeVisible();
  await look(monitor, "67-release-gate");
  await monitor.getByRole("button", { name: "Release the patient" }).click();
  await monitor.getByRole("dialog").getByRole("button", { name: "Release the patient" }).click();
  await expect(monitor.getByRole("timer").getByText("Released"), "the timer stands still").toBeVisible();
  await acknowledgeAll(monitor);
  await closeThroughGate(monitor, witness);
  await expect(monitor.getByText("The record is closed")).toBeVisible();
  await expect(monitor.getByRole("timer").getByText("Closed")).toBeVisible();
  await glance(monitor, "69-closed-record");
};
