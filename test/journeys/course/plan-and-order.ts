import { expect, type Page } from "@playwright/test";

import { glance, look } from "./look.ts";
import { openEpisode } from "./people-of-the-course.ts";

const setPlan = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Set the plan" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Condition").selectOption({ label: "Major depression" });
  await dialog.getByLabel("Route").selectOption({ label: "Injection into a muscle" });
  await dialog.getByLabel("Sessions", { exact: true }).fill("6");
  await dialog.getByLabel("Days between sessions").fill("7");
  await dialog.getByLabel("Way of working").selectOption({ label: "IFS" });
  await dialog.getByRole("button", { name: "Add a goal" }).click();
  const goal = dialog.getByRole("group", { name: /^Goal/ }).last();
  await goal.getByLabel("Goal, in the patient's words where possible").fill("To wake up without dread.");
  await goal.getByLabel("Measured by").selectOption({ label: "PHQ-9" });
  await glance(page, "40-plan-dialog");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
};

const recordChecks = async (page: Page): Promise<void> => {
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Record a weight" }).click();
  await dialog.getByLabel("Weight", { exact: true }).fill("150");
  await dialog.getByRole("radio", { name: "lb" }).check();
  await expect(dialog.getByText("That is 68 kg, or 150 lb.")).toBeVisible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await dialog.getByLabel("Height", { exact: true }).fill("168");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Reconcile medicines" }).click();
  await expect(dialog.getByLabel("Medicine", { exact: true }), "the list begins with what the patient said").toHaveValue("Sertraline");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Record a check" }).click();
  await dialog.getByRole("radio", { name: "Nothing of concern" }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
};

/** Plan, weight, medicines, monitoring programme, then the dose is worked out and signed. */
export const planAndOrder = async (prescriber: Page, episodeId: string): Promise<void> => {
  await openEpisode(prescriber, episodeId, "/plan");
  await setPlan(prescriber);
  await recordChecks(prescriber);
  const sign = prescriber.getByRole("button", { name: "Sign this order" });
  const order = prescriber.locator("section").filter({ has: sign }).last();
  await order.getByLabel("Route").selectOption({ label: "Injection into a muscle" });
  await order.getByLabel("Strength").selectOption({ label: "50 mg/mL" });
  await order.getByLabel("Dose for each kg").fill("5");
  await expect(sign, "far beyond the hard maximum").toBeDisabled();
  await order.getByLabel("Dose for each kg").fill("0.5");
  await order.getByRole("button", { name: "Use 34 mg" }).click();
  await expect(order.getByText("0.68 mL")).toBeVisible();
  await look(prescriber, "41-order");
  await sign.click();
  await expect(prescriber.getByRole("row", { name: /34 mg, Injection into a muscle/ })).toBeVisible();
  await glance(prescriber, "42-order-signed");
};
