import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

import { enterAs } from "./enter.ts";

const phone = { viewport: { width: 390, height: 844 } };

test("somebody asks for a consultation on a phone, and the coordinator accepts", async ({ browser }) => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ketamine-assisted psychotherapy");
  await page.getByRole("link", { name: "Ask for a consultation" }).first().click();

  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByText("Please fill this in.").first()).toBeVisible();

  await page.getByRole("checkbox", { name: "Depression" }).check();
  await page.getByRole("radio").first().check();
  await page.getByLabel("First name").fill("Jorun");
  await page.getByLabel("Last name").fill("Abelsen");
  await page.getByLabel("E-mail").fill("jorun.abelsen@example.org");
  await page.reload();
  await expect(page.getByLabel("Last name"), "what was typed survives a reload").toHaveValue("Abelsen");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your request has been received");
  await expect(page.getByRole("link", { name: "Add to my calendar" })).toHaveAttribute("download", "consultation.ics");

  const { page: desk } = await enterAs(browser, { role: "coordinator" });
  await desk.goto("/app/enquiries");
  const row = desk.getByRole("row", { name: /Jorun Abelsen/ });
  await expect(row).toBeVisible();
  expect((await new AxeBuilder({ page: desk }).analyze()).violations).toEqual([]);
  await row.getByRole("button", { name: "Accept" }).click();
  await expect(row).toBeHidden();
  await desk.getByRole("tab", { name: "Accepted" }).click();
  await expect(desk.getByRole("row", { name: /Jorun Abelsen/ })).toBeVisible();
});
