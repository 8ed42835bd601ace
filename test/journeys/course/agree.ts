import { expect, type Locator, type Page } from "@playwright/test";

import { answerEach } from "./answer.ts";
import type { Person } from "./ask-and-accept.ts";
import { glance, look } from "./look.ts";
import { openEpisode } from "./people-of-the-course.ts";

/** The therapist went through the treatment with the patient; the documents that the route needs are put before the patient. */
export const explainTreatment = async (therapist: Page, episodeId: string): Promise<void> => {
  await openEpisode(therapist, episodeId, "/consent");
  await therapist.getByRole("button", { name: "Explain and put forward" }).click();
  const dialog = therapist.getByRole("dialog");
  await dialog.getByLabel("Route").selectOption({ label: "Ketamine, injection into a muscle" });
  await dialog.getByLabel("Further dose in a session, at most").fill("15");
  for (const ability of ["Understands what is offered", "Sees what it means for them", "Weighs it and can say why", "Says what they want"])
    await dialog.getByRole("radiogroup", { name: ability }).getByRole("radio", { name: "Yes" }).check();
  await look(therapist, "30-explain");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(therapist.getByText("Not signed").first()).toBeVisible();
};

const draw = async (page: Page, pad: Locator): Promise<void> => {
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error("There is no signature area.");
  await page.mouse.move(box.x + 20, box.y + 40);
  await page.mouse.down();
  for (let step = 1; step <= 12; step += 1) await page.mouse.move(box.x + 20 + step * 14, box.y + 40 + (step % 3) * 14);
  await page.mouse.up();
};

type How = "drawn" | "typed";

const readAndSign = async (page: Page, { given, family, born }: Person, how: How): Promise<void> => {
  await page.getByRole("button", { name: "Read and sign" }).first().click();
  const place = page.getByText(/^\d+ of \d+$/);
  const count = Number(/of (\d+)$/.exec((await place.textContent()) ?? "")?.[1]);
  for (let step = 1; step < count; step += 1) {
    await expect(place).toHaveText(`${step} of ${count}`);
    if (await page.getByRole("heading", { level: 1, name: "What you choose" }).isVisible()) await choose(page);
    await page.getByRole("button", { name: "Next" }).click();
  }
  await page.getByLabel("Your full name", { exact: true }).fill(`${given} ${family}`);
  await page.getByLabel("Your birth date").fill(born);
  if (how === "drawn") await draw(page, page.getByRole("img", { name: /Signature area/ }));
  else {
    await page.getByRole("button", { name: "Type", exact: true }).click();
    await page.getByLabel("Your full name, as your signature").fill(`${given} ${family}`);
  }
  if (how === "drawn") await look(page, "32-sign");
  await page.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your agreements");
};

const choose = async (page: Page): Promise<void> => {
  await expect(page.getByRole("button", { name: "Next" }), "nothing is chosen for the patient").toBeDisabled();
  await answerEach(page, "Yes");
  const stopWord = page.getByLabel("A word that ends any touch at once");
  if ((await stopWord.count()) > 0) await stopWord.fill("enough");
  const most = page.getByLabel("At most");
  if ((await most.count()) > 0) await most.fill("10");
};

/** The patient reads each document on the phone and signs it, the first one by hand; a copy is theirs. */
export const readAndSignEverything = async (patient: Page, person: Person): Promise<void> => {
  await patient.goto("/me");
  await patient.getByRole("link", { name: "Read and sign" }).click();
  await look(patient, "31-agreements");
  const open = patient.getByRole("button", { name: "Read and sign" });
  await expect(open.first()).toBeVisible();
  const count = await open.count();
  expect(count, "treatment, touch, further dose, use of information").toBe(4);
  for (let signed = 0; signed < count; signed += 1) {
    await readAndSign(patient, person, signed === 0 ? "drawn" : "typed");
    await expect(open).toHaveCount(count - signed - 1);
  }
  const copy = await patient.getByRole("link", { name: "Open your copy (PDF)" }).first().getAttribute("href");
  const pdf = await patient.request.get(copy ?? "");
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await glance(patient, "33-agreements-signed");
};
