import { expect, type Browser, type Page } from "@playwright/test";

import { glance, look } from "./look.ts";
import { phone } from "./people-of-the-course.ts";

export type Person = { readonly given: string; readonly family: string; readonly email: string; readonly born: string };

/** Somebody asks for a first conversation on a phone. */
export const askForConsultation = async (browser: Browser, person: Person): Promise<void> => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto("/");
  await look(page, "01-public-home");
  await page.getByRole("link", { name: "Ask for a consultation" }).first().click();
  await page.getByRole("checkbox", { name: "Depression" }).check();
  await page.getByRole("radio").first().check();
  await page.getByLabel("First name").fill(person.given);
  await page.getByLabel("Last name").fill(person.family);
  await page.getByLabel("Date of birth").fill(person.born);
  await page.getByLabel("E-mail").fill(person.email);
  await look(page, "02-ask");
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your request has been received");
  await glance(page, "03-asked");
  await context.close();
};

/** The coordinator says yes in the inbox. @returns the episode that has begun */
export const acceptEnquiry = async (coordinator: Page, { given, family }: Person): Promise<string> => {
  await coordinator.goto("/app/enquiries");
  const row = coordinator.getByRole("row", { name: new RegExp(`${given} ${family}`) });
  await look(coordinator, "04-inbox");
  await row.getByRole("button", { name: "Accept" }).click();
  await expect(row).toBeHidden();
  await coordinator.getByRole("tab", { name: "Accepted" }).click();
  await row.getByRole("link", { name: `${given} ${family}` }).click();
  await expect(coordinator.getByRole("heading", { level: 1 })).toHaveText(`${given} ${family}`);
  await expect(coordinator.getByText("Intake form is not handed in")).toBeVisible();
  await look(coordinator, "05-episode-screening");
  const episodeId = /episodes\/([^/]+)/.exec(coordinator.url())?.[1];
  if (episodeId === undefined) throw new Error("The row led to no episode.");
  return episodeId;
};
