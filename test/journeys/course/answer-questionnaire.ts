import { expect, type Page } from "@playwright/test";

type Given = {
  /** Counted from 0. */
  readonly answers: readonly number[];
  /** Numbers of the questions that do not lead on by themselves: those beside the score, and one that brings help onto the page. */
  readonly stays?: readonly number[];
  readonly whileStaying?: (number: number) => Promise<void>;
};

const handInAnswers = async (page: Page): Promise<void> => {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your answers");
  await page.getByRole("button", { name: "Hand in" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you");
};

const isAt = (page: Page, number: number, count: number): Promise<void> =>
  expect(page.getByText(`Question ${number} of ${count}`, { exact: true })).toBeVisible();

/** Taps one answer after the other, looks the answers over and hands them in. */
export const answerQuestionnaire = async (page: Page, { answers, stays = [], whileStaying }: Given): Promise<void> => {
  for (const [index, chosen] of answers.entries()) {
    await isAt(page, index + 1, answers.length);
    await page.getByRole("radiogroup").locator("label").nth(chosen).click();
    if (!stays.includes(index + 1)) continue;
    await whileStaying?.(index + 1);
    await page.getByRole("button", { name: "Next" }).click();
  }
  await handInAnswers(page);
};

/** The same without touching a screen or a mouse: the number of the answer, then Enter. */
export const answerByKeyboard = async (page: Page, answers: readonly number[]): Promise<void> => {
  for (const [index, chosen] of answers.entries()) {
    await isAt(page, index + 1, answers.length);
    await page.keyboard.press(String(chosen));
    await expect(page.getByRole("button", { name: "Next" })).toBeVisible();
    await page.keyboard.press("Enter");
  }
  await handInAnswers(page);
};
