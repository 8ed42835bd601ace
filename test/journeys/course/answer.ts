import { expect, type Locator, type Page } from "@playwright/test";

/** Answers every group of radio buttons on the page (or in one part of it) in the same way. */
export const answerEach = async (where: Page | Locator, answer: string): Promise<void> => {
  const groups = where.getByRole("radiogroup");
  await expect(groups.first()).toBeVisible();
  for (const group of await groups.all()) await group.getByRole("radio", { name: answer, exact: true }).check();
};

/** Answers one question of a form. */
export const answer = (where: Page | Locator, question: string | RegExp, given: string): Promise<void> =>
  where.getByRole("radiogroup", { name: question }).getByRole("radio", { name: given, exact: true }).check();
