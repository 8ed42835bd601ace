import { expect, type Page } from "@playwright/test";

import { answer } from "./answer.ts";
import { glance, look } from "./look.ts";
import { openEpisode } from "./people-of-the-course.ts";

/** The therapist writes the note beside the session's own timeline, and agrees on a practice. */
export const writeIntegrationNote = async (therapist: Page, episodeId: string, intention: string): Promise<void> => {
  await openEpisode(therapist, episodeId, "/integration");
  await glance(therapist, "70-integration");
  await therapist.getByRole("link", { name: "Write the note" }).click();
  await expect(therapist.getByText("Dose: 34 mg").first(), "the session stands beside the note").toBeVisible();
  await expect(therapist.getByText(`The intention was: ${intention}`)).toBeVisible();
  await therapist.getByLabel("Themes").fill("Grief for the father\nBeing carried");
  await therapist.getByLabel("Insights").fill("Sadness can be met without running.");
  await therapist.getByLabel("New perspectives").fill("Rest need not be earned.");
  await answer(therapist, "The intention was", "Met in part");
  await therapist.getByRole("button", { name: "Sign the note" }).click();
  await expect(
    therapist.getByRole("alert").or(therapist.getByText("1 answer needs another look")).first(),
    "risk is always written",
  ).toBeVisible();
  await therapist.getByLabel(/^Risk/).fill("Asked: no thoughts of death since the session.");
  await look(therapist, "71-integration-note");
  await therapist.getByRole("button", { name: "Sign the note" }).click();
  await expect(therapist.getByText(/^Signed on /).first()).toBeVisible();
};

export const agreeOnPractice = async (therapist: Page, practice: string): Promise<void> => {
  await therapist.getByRole("button", { name: "Agree on a practice" }).click();
  const dialog = therapist.getByRole("dialog");
  await dialog.getByLabel("What").fill(practice);
  await dialog.getByRole("radio", { name: "Every day" }).check();
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await expect(dialog).toBeHidden();
  await expect(therapist.getByText(practice)).toBeVisible();
};

/** On the phone the patient says how it went, without being judged, and lays it down in the end. */
export const checkInPractice = async (patient: Page, practice: string): Promise<void> => {
  await patient.goto("/me");
  await patient.getByRole("link", { name: "My practices" }).click();
  await expect(patient.getByText(practice)).toBeVisible();
  await patient.getByRole("button", { name: "In part" }).click();
  await patient.getByLabel("Anything you noticed").fill("Five minutes, and a robin.");
  await look(patient, "72-practice");
  await patient.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(patient.getByText("Kept. Thank you for telling us.")).toBeVisible();
  await patient.getByRole("button", { name: "Finished" }).click();
  await expect(patient.getByText("There is nothing here yet.")).toBeVisible();
};

export const completeCourse = async (therapist: Page, episodeId: string): Promise<void> => {
  await openEpisode(therapist, episodeId, "/integration");
  await therapist.getByRole("button", { name: "Complete the course" }).click();
  const dialog = therapist.getByRole("dialog");
  await dialog.getByLabel("How it went, in a few sentences").fill("One session, carried well.");
  await dialog.getByRole("button", { name: "Complete the course" }).click();
  await expect(therapist.getByText(/^The course was completed on /)).toBeVisible();
};
