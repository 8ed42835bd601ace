import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";

import { enterAs, test } from "./enter.ts";

const phone = { viewport: { width: 390, height: 844 } };

test("somebody asks for a consultation on a phone, and the coordinator accepts", async ({ browser }) => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ketamine-assisted psychotherapy");
  await page.getByRole("link", { name: "Ask for a consultation" }).first().click();

  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByText("Please give an e-mail address.").first()).toBeVisible();

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

test("the coordinator enters an enquiry that came by telephone and finds it in the inbox", async ({ browser }) => {
  const { page } = await enterAs(browser, { role: "coordinator" });
  await page.goto("/app/enquiries");
  await page.getByRole("button", { name: "Enter an enquiry" }).click();
  const dialog = page.getByRole("dialog", { name: "Enter an enquiry" });
  await dialog.getByRole("button", { name: "Save enquiry" }).click();
  await expect(dialog.getByRole("alert").getByText("Please say how it came.")).toBeVisible();
  await dialog.getByRole("radio", { name: "Telephone" }).check();
  await dialog.getByLabel("First name").fill("Ottilie");
  await dialog.getByLabel("Last name").fill("Brandeis");
  await dialog.getByRole("textbox", { name: "Telephone" }).fill("555-0177");
  await dialog.getByRole("checkbox", { name: "Anxiety" }).check();
  await dialog.getByLabel("Message and notes").fill("Called this morning; best reached after five.");
  await dialog.getByLabel("Consultation").selectOption({ index: 1 });
  await dialog.getByRole("combobox", { name: /^Time/ }).selectOption({ index: 1 });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Enter an enquiry" }).click();
  await expect(dialog.getByLabel("Last name"), "what was typed survives a closed dialog").toHaveValue("Brandeis");
  await dialog.getByRole("button", { name: "Save enquiry" }).click();

  await expect(dialog).toBeHidden();
  const row = page.getByRole("row", { name: /Ottilie Brandeis/ });
  await expect(row).toContainText("Telephone");
  await expect(row).toContainText("best reached after five");
  await page.getByRole("button", { name: "Open episode" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Ottilie Brandeis");
});
