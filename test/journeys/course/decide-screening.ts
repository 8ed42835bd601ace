import { expect, type Page } from "@playwright/test";

import { glance, look } from "./look.ts";
import { openEpisode } from "./people-of-the-course.ts";

/** The thought of death stands on the therapist's first page until a clinician has looked into it and closes it. */
export const answerSafetyFlag = async (therapist: Page, name: string): Promise<void> => {
  await therapist.goto("/app");
  const card = therapist
    .locator("section, article")
    .filter({ has: therapist.getByRole("heading", { name: `${name}: Thoughts of being better off dead or of self-harm` }) })
    .last();
  await expect(card).toBeVisible();
  await look(therapist, "20-therapist-home-flag");
  await card.getByRole("button", { name: "I have seen it" }).click();
  await expect(card.getByText(/^Seen by /)).toBeVisible();
  await card.getByRole("button", { name: "Close with a note" }).click();
  const dialog = therapist.getByRole("dialog");
  await dialog.getByRole("button", { name: "Close with a note" }).click();
  await expect(dialog.getByText("Choose what you found."), "closing asks what was found").toBeVisible();
  await dialog.getByRole("radio", { name: "Thoughts, without a plan or intent" }).check();
  await dialog.getByLabel("Note").fill("Called: passing thoughts, no plan, no means. Safety plan made together.");
  await dialog.getByRole("button", { name: "Close with a note" }).click();
  await expect(dialog).toBeHidden();
  await expect(card).toBeHidden();
};

/** The prescriber weighs what was found and accepts; the gate opens only then. */
export const acceptForTreatment = async (prescriber: Page, episodeId: string): Promise<void> => {
  await openEpisode(prescriber, episodeId, "/screening");
  const accept = prescriber.getByRole("button", { name: "Accept for treatment" });
  await expect(accept, "what was found is not weighed yet").toBeDisabled();
  await look(prescriber, "21-screening");
  for (const reason of await prescriber.getByLabel("Your reason").all())
    await reason.fill("Asked about: none for two years, urine test clear.");
  await expect(accept).toBeDisabled();
  await prescriber.getByRole("checkbox", { name: "I have read the psychosis, mania and substance answers" }).check();
  await accept.click();
  await prescriber.getByRole("dialog").getByRole("button", { name: "Sign" }).click();
  await expect(prescriber.getByText(/^Decided /)).toBeVisible();
  await glance(prescriber, "22-screening-decided");
};
