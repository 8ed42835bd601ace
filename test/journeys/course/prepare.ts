import { expect, type Page } from "@playwright/test";

import { answer } from "./answer.ts";
import { glance, look } from "./look.ts";
import { openEpisode } from "./people-of-the-course.ts";

const open = (page: Page, step: string): Promise<void> => page.getByRole("button", { name: new RegExp(`^${step}`) }).click();

const keep = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Keep this" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Getting ready");
};

const right = [
  /^I am mostly awake/,
  /^No, it wears off by itself/,
  /^After the time of observation/,
  /^Not before the next day/,
  /^An adult I know/,
  /^No food and then no drink/,
] as const;

const answerQuiz = async (page: Page): Promise<void> => {
  await open(page, "What to expect");
  await page.getByRole("radio", { name: /^I sleep through it/ }).check();
  await expect(page.getByText("Not quite. Please read this and choose again.")).toBeVisible();
  await look(page, "51-quiz");
  for (const [index, option] of right.entries()) {
    await page.getByRole("radio", { name: option }).check();
    await page.getByRole("button", { name: index === right.length - 1 ? "Finish" : "Next question" }).click();
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Getting ready");
};

/** The patient gets ready on the phone, one small step after the other. */
export const prepareOnPhone = async (patient: Page, intention: string): Promise<void> => {
  await patient.goto("/me");
  await patient.getByRole("link", { name: "Prepare" }).click();
  await look(patient, "50-prepare");
  await open(patient, "Your intention");
  await patient.getByLabel("My intention").fill(intention);
  await answer(patient, "It is mostly about", "Healing");
  await keep(patient);
  await answerQuiz(patient);
  await open(patient, "The room");
  for (const [question, given] of [
    ["Music", "Calm, without words"],
    ["Eye shades", "Yes"],
    ["A blanket", "Yes"],
    ["Light", "Dim"],
  ] as const)
    await answer(patient, question, given);
  await keep(patient);
  await open(patient, "Your support plan");
  await patient.getByLabel("People or places I can turn to").fill("My sister");
  await patient.getByLabel("What helps me come back to calm").fill("Feet on the floor, slow breath");
  await patient.getByLabel("My stop word").fill("enough");
  await keep(patient);
  await open(patient, "Who takes you home");
  await patient.getByLabel("Their name").fill("Robin Ashdown");
  await patient.getByLabel("Their telephone").fill("555-0164");
  await answer(patient, "They are", "Family");
  await patient.getByRole("checkbox", { name: "They have said yes" }).check();
  await keep(patient);
  await open(patient, "How prepared you feel");
  await patient.getByRole("radiogroup").locator("label").nth(7).click();
  await keep(patient);
  await glance(patient, "52-prepared");
};

/** The therapist signs a note of the conversation and completes the preparation. */
export const completePreparation = async (therapist: Page, episodeId: string, intention: string): Promise<void> => {
  await openEpisode(therapist, episodeId, "/preparation");
  await expect(therapist.getByText(intention).first()).toBeVisible();
  await therapist.getByRole("button", { name: "Write a note" }).click();
  const dialog = therapist.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: "Intention" }).check();
  await dialog.getByLabel("Observations").fill("Open, a little tense. Good rapport.");
  await dialog.getByRole("button", { name: "Sign the note" }).click();
  await expect(dialog).toBeHidden();
  await therapist.getByRole("button", { name: "Complete the preparation" }).click();
  await expect(therapist.getByText(/^Completed on /)).toBeVisible();
  await glance(therapist, "53-preparation-complete");
};
