import { expect, type Page } from "@playwright/test";

import { answer, answerEach } from "./answer.ts";
import { answerByKeyboard, answerQuestionnaire } from "./answer-questionnaire.ts";
import { glance, look } from "./look.ts";

const openPart = (page: Page, name: string): Promise<void> => page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
const next = (page: Page): Promise<void> => page.getByRole("button", { name: "Next" }).click();

const savePart = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Save this part" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Before we meet");
};

/** A part of yes-or-no questions: no to all but one. */
const answerPart = async (page: Page, name: string, pages: number, yesTo?: RegExp): Promise<void> => {
  await openPart(page, name);
  for (let place = 1; place <= pages; place += 1) {
    if (pages > 1) await expect(page.getByText(`Page ${place} of ${pages + 1}`)).toBeVisible();
    await answerEach(page, "No");
    if (yesTo !== undefined && (await page.getByRole("radiogroup", { name: yesTo }).count()) > 0) await answer(page, yesTo, "Yes");
    await next(page);
  }
  await page.getByRole("button", { name: "Save this part" }).waitFor();
};

const tellReasons = async (page: Page): Promise<void> => {
  await openPart(page, "You and your reasons");
  await page.getByLabel("Your age").fill("forty");
  await page.getByRole("button", { name: "Save this part" }).click();
  await expect(page.getByText("Write your age in years as a number, such as 42.").first()).toBeVisible();
  await page.getByLabel("Your age").fill("41");
  await page.getByRole("checkbox", { name: "Depression" }).check();
  await glance(page, "11-intake-reasons");
  await savePart(page);
};

const tellBody = async (page: Page): Promise<void> => {
  await answerPart(page, "Your body", 8, /bladder inflammation/);
  await page.getByLabel("Anything you would like to add").fill("A bladder infection two years ago, none since.");
  await page.reload();
  await expect(page.getByLabel("Anything you would like to add"), "what was typed survives a reload").toHaveValue(/two years ago/);
  await savePart(page);
};

const tellMedicines = async (page: Page): Promise<void> => {
  await openPart(page, "Medicines");
  await page.getByRole("button", { name: "Add a medicine" }).click();
  await page.getByLabel("Name").fill("Sertraline");
  await page.getByLabel("Dose").fill("100 mg");
  await page.getByLabel("How often").fill("once a day");
  await savePart(page);
};

const tellTrials = async (page: Page): Promise<void> => {
  await openPart(page, "What you have tried");
  await page.getByRole("button", { name: "Add a treatment" }).click();
  await page.getByLabel("Treatment", { exact: true }).fill("Sertraline");
  await page.getByLabel("Highest daily dose").fill("150");
  await page.getByLabel("How long").fill("12");
  await answer(page, /How much did it help/, "A little");
  await answer(page, /in this episode of illness/, "Yes");
  await look(page, "12-intake-trials");
  await savePart(page);
};

const tellHopes = async (page: Page): Promise<void> => {
  await openPart(page, "What you hope for");
  await page.getByRole("checkbox", { name: "Relief from symptoms" }).check();
  await page.getByLabel("In your own words").fill("To wake up without dread.");
  await savePart(page);
};

/** The nine parts of the intake, on a phone. */
export const fillInSections = async (page: Page): Promise<void> => {
  await page.goto("/me");
  await look(page, "10-patient-home-intake");
  await page.getByRole("link", { name: "Go on with the intake" }).click();
  await tellReasons(page);
  await tellBody(page);
  await answerPart(page, "Your mind", 3);
  await savePart(page);
  await answerPart(page, "Alcohol and drugs", 1);
  await savePart(page);
  await tellMedicines(page);
  await answerPart(page, "Allergies", 1);
  await page.getByRole("checkbox", { name: "I have no allergies" }).check();
  await savePart(page);
  await tellTrials(page);
  await answerPart(page, "Your family", 1);
  await savePart(page);
  await tellHopes(page);
};

/** The three questionnaires. A thought of death brings help onto the page before anything is handed in. */
export const fillInQuestionnaires = async (page: Page): Promise<void> => {
  await openPart(page, "How you have been");
  await page.getByRole("button", { name: "Begin" }).click();
  await answerQuestionnaire(page, {
    answers: [2, 2, 3, 2, 1, 2, 1, 0, 1, 1],
    stays: [9, 10],
    whileStaying: async (number) => {
      if (number !== 9) return;
      await expect(page.getByRole("main").getByText("988").first(), "help stands beside the answer").toBeVisible();
      await look(page, "13-phq9-item-9");
    },
  });
  await expect(page.getByText("Someone from the clinic will contact you.")).toBeVisible();
  await glance(page, "14-phq9-thanks");
  await page.getByRole("button", { name: "Done" }).click();
  await openPart(page, "Worry and tension");
  await page.getByRole("button", { name: "Begin" }).click();
  await answerQuestionnaire(page, { answers: [1, 1, 2, 1, 0, 1, 0, 1], stays: [8] });
  await page.getByRole("button", { name: "Done" }).click();
  await openPart(page, "After something very stressful");
  await page.getByRole("button", { name: "Begin" }).click();
  await answerByKeyboard(
    page,
    Array.from({ length: 20 }, (_, index) => index % 2),
  );
  await page.getByRole("button", { name: "Done" }).click();
};

/** Everything is there: it goes to the clinic. */
export const handIn = async (page: Page): Promise<void> => {
  await expect(page.getByText("12 of 12 done")).toBeVisible();
  await glance(page, "15-intake-done");
  await page.getByRole("button", { name: "Hand in" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your answers have reached the clinic.");
};
