import { expect, type Page } from "@playwright/test";

import { answerQuestionnaire } from "./answer-questionnaire.ts";
import { glance, look } from "./look.ts";
import { openEpisode } from "./people-of-the-course.ts";

/** Questionnaires are planned from the day of the dose. */
export const planFollowUp = async (therapist: Page, episodeId: string): Promise<void> => {
  await openEpisode(therapist, episodeId, "/follow-up");
  await therapist.getByRole("button", { name: "Plan the follow-up" }).click();
  await therapist.getByRole("dialog").getByRole("button", { name: "Plan the follow-up" }).click();
  await expect(
    therapist
      .getByRole("cell", { name: /PHQ-9/ })
      .or(therapist.getByRole("row", { name: /PHQ-9/ }))
      .first(),
  ).toBeVisible();
  await look(therapist, "80-follow-up");
};

/** One questionnaire is asked for today as well. */
export const askForPhq9 = async (therapist: Page, episodeId: string): Promise<void> => {
  await openEpisode(therapist, episodeId, "/measures");
  await therapist.getByRole("button", { name: "Ask for a questionnaire" }).click();
  const dialog = therapist.getByRole("dialog");
  await dialog.getByLabel("Which one").selectOption({ label: "PHQ-9" });
  await dialog.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(dialog).toBeHidden();
};

/** Two taps from the first page, and the first question is there. */
export const answerPhq9 = async (patient: Page): Promise<void> => {
  await patient.goto("/me");
  await patient.getByRole("link", { name: "Answer now" }).click();
  await patient.getByRole("button", { name: "Begin" }).click();
  await answerQuestionnaire(patient, { answers: [1, 1, 1, 1, 0, 0, 0, 0, 0, 1], stays: [10] });
  await expect(patient.getByText("Someone from the clinic will contact you.")).toBeHidden();
  await patient.getByRole("button", { name: "Done" }).click();
  await look(patient, "81-patient-home-after");
};

/** The course as the clinic sees it: two totals, and the dose between them. */
export const seeTrajectory = async (therapist: Page, episodeId: string): Promise<void> => {
  await openEpisode(therapist, episodeId);
  await therapist.getByText("Show as a table").first().click();
  const table = therapist.getByRole("table").first();
  await expect(table.getByRole("row", { name: /PHQ-9.*14/ })).toBeVisible();
  await expect(table.getByRole("row", { name: /PHQ-9.*4/ }).first()).toBeVisible();
  await expect(table.getByRole("row", { name: /34 mg/ }), "the dose is marked").toBeVisible();
  await look(therapist, "82-episode-follow-up");
};

/** Nothing stands in the way any more: the therapist closes the episode. */
export const closeEpisode = async (therapist: Page, episodeId: string): Promise<void> => {
  await openEpisode(therapist, episodeId, "/follow-up");
  await therapist.getByRole("button", { name: "Close the episode" }).click();
  const dialog = therapist.getByRole("dialog");
  for (const reason of await dialog.getByLabel(/why it may be passed$/).all())
    await reason.fill("Moves away; care goes on with her own physician.");
  await dialog.getByRole("radio", { name: "The course is completed" }).check();
  await dialog.getByLabel("Summary for whoever opens this record next").fill("One session of 34 mg, response on the PHQ-9.");
  await glance(therapist, "83-close");
  await dialog.getByRole("button", { name: "Close the episode" }).click();
  await expect(therapist.getByText(/^Closed on /)).toBeVisible();
  await openEpisode(therapist, episodeId);
  await glance(therapist, "84-closed");
};
