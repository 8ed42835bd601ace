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

/** The patient is assessed, released by signature, and the record is closed. */
export const releaseAndClose = async (monitor: Page): Promise<void> => {
  await monitor.getByRole("tab", { name: "Leaving" }).click();
  await assess(monitor);
  await expect(monitor.getByText("10 of 10.")).toBeVisible();
  await look(monitor, "67-release-gate");
  await monitor.getByRole("button", { name: "Release the patient" }).click();
  await monitor.getByRole("dialog").getByRole("button", { name: "Release the patient" }).click();
  await expect(monitor.getByRole("timer").getByText("Released"), "the timer stands still").toBeVisible();
  await acknowledgeAll(monitor);
  await monitor.getByRole("button", { name: "Close the record" }).click();
  await monitor.getByRole("dialog").getByRole("button", { name: "Close the record" }).click();
  await expect(monitor.getByText("The record is closed")).toBeVisible();
  await expect(monitor.getByRole("timer").getByText("Closed")).toBeVisible();
  await glance(monitor, "68-closed-record");
};
