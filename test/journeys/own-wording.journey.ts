import { expect, type Locator, type Page } from "@playwright/test";

import { answerQuestionnaire } from "./course/answer-questionnaire.ts";
import { glance, look } from "./course/look.ts";
import { openEpisode, phone } from "./course/people-of-the-course.ts";
import { enterAs, test } from "./enter.ts";

/** A clinic that no other story enters: what is loaded here is asked nowhere else. */
const clinic = "tidewater";
const title = "An invented well-being form";

type File = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Invented words for an instrument of five items whose own may not stand here. */
const wording = (items: readonly string[], values: readonly number[], language = "en", called = title): File => ({
  name: "wording.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    [
      "item,text,value,label",
      `language,${language}`,
      `title,${called}`,
      "notice,Invented for a test",
      ...values.map((value) => `options,,${value},Answer ${value}`),
      ...items.map((text, place) => `${place + 1},${text}`),
    ].join("\n"),
  ),
});
const items = ["The sea was calm", "The kettle sang", "The stairs were short", "The lamp was warm", "The day had room"];
const wrong = wording(items.with(1, "").slice(0, 4), [0, 1, 2, 3, 4]);
const right = wording(items, [0, 1, 2, 3, 4, 5]);
const spanishTitle = "Un formulario inventado";
const spanishItems = ["El mar en calma", "La tetera canta", "La escalera corta", "La luz tibia", "El día amplio"];
const spanish = wording(spanishItems, [0, 1, 2, 3, 4, 5], "es-US", spanishTitle);

const rowOf = (page: Page): Locator => page.getByRole("row", { name: /WHO-5/ });

const openDialog = async (page: Page): Promise<Locator> => {
  await rowOf(page).getByRole("button", { name: "Load wording: WHO-5" }).click();
  return page.getByRole("dialog", { name: "Load wording: WHO-5" });
};

const chooseAndCheck = async (dialog: Locator, file: File): Promise<void> => {
  await dialog.getByLabel("Choose a file").setInputFiles(file);
  await expect(dialog.getByLabel("Kind of file"), "the kind is read from the name").toHaveValue("csv");
  await dialog.getByRole("button", { name: "Check" }).click();
};

const refuseWrongFile = async (page: Page): Promise<void> => {
  const before = await rowOf(page).innerText();
  const dialog = await openDialog(page);
  await chooseAndCheck(dialog, wrong);
  const problems = dialog.getByRole("alert").getByRole("listitem");
  await expect(problems.filter({ hasText: "WHO-5 has 5 items; 4 were found, the last of them Item 4." })).toBeVisible();
  await expect(problems.filter({ hasText: "Item 2 has no words." })).toBeVisible();
  for (const item of [1, 2, 3, 4]) {
    await expect(problems.filter({ hasText: `Item ${item} has no answer with the value 5.` })).toBeVisible();
  }
  await expect(dialog.getByRole("button", { name: "Keep and use" }), "what does not fit cannot be kept").toHaveCount(0);
  await look(page, "90-wording-refused");
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(rowOf(page)).toBeVisible();
  expect(await rowOf(page).innerText(), "nothing of it was kept").toBe(before);
};

const takeFile = async (page: Page, file: File, texts: readonly string[]): Promise<void> => {
  const dialog = await openDialog(page);
  await chooseAndCheck(dialog, file);
  for (const text of texts) await expect(dialog.getByRole("listitem").filter({ hasText: text })).toBeVisible();
  const keep = dialog.getByRole("button", { name: "Keep and use" });
  await expect(keep, "nobody loads a wording without stating the licence").toBeDisabled();
  await dialog.getByRole("checkbox", { name: "Our clinic holds the licence" }).check();
  await dialog.getByLabel("Which licence or permission").fill("Invented permission 17, for a test");
  await glance(page, "91-wording-preview");
  await keep.click();
  await expect(dialog).toBeHidden();
};

/** Somebody of this clinic with an episode that is open. */
const someEpisode = async (page: Page): Promise<{ readonly patientId: string; readonly episodeId: string }> => {
  const { patients } = await (await page.request.get("/api/patients")).json();
  const listed: readonly { patientId: string; episode: { episodeId: string; stage: string } | null }[] = patients;
  for (const { patientId, episode } of listed) {
    if (episode !== null && episode.stage !== "closed") return { patientId, episodeId: episode.episodeId };
  }
  throw new Error("The demo's second clinic has no open episode.");
};

test("a clinic loads its own wording: a wrong file is refused by item, a right one is what patients answer", async ({ browser }) => {
  // Half a minute where nothing else runs; the limit is against hanging.
  test.setTimeout(120_000);
  const { page: director } = await enterAs(browser, { role: "medical-director" }, {}, clinic);
  await director.goto("/app/questionnaires");
  await expect(rowOf(director)).toBeVisible();
  await test.step("a wrong file is refused with each problem, and nothing is kept", () => refuseWrongFile(director));
  await test.step("a right one is looked at, its licence stated, and taken", async () => {
    await takeFile(director, right, items);
    await expect(rowOf(director)).toContainText(title);
    await expect(rowOf(director)).toContainText("Invented permission 17");
  });
  await test.step("the same in another language stands beside it", async () => {
    await takeFile(director, spanish, spanishItems);
    for (const words of [title, spanishTitle, "Spanish (United States)"]) await expect(rowOf(director)).toContainText(words);
    await glance(director, "91b-two-languages");
  });

  const { patientId, episodeId } = await someEpisode(director);
  const { page: therapist } = await enterAs(browser, { role: "therapist" }, {}, clinic);
  await test.step("the questionnaire can be asked for, in the patient's language", async () => {
    await openEpisode(therapist, episodeId, "/measures");
    await therapist.getByRole("button", { name: "Ask for a questionnaire" }).click();
    const dialog = therapist.getByRole("dialog");
    await dialog.getByLabel("Which one").selectOption({ label: "WHO-5" });
    await expect(dialog.getByText("Asked in English, the clinic's language: the patient's is not recorded.")).toBeVisible();
    await dialog.getByLabel("Language the patient reads best").selectOption({ label: "Spanish" });
    await expect(dialog.getByText("Asked in Spanish (United States), the patient's language.")).toBeVisible();
    await look(therapist, "92-ask-in-language");
    await dialog.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(therapist.getByRole("listitem").filter({ hasText: "WHO-5" }).first()).toBeVisible();
  });
  await test.step("the patient answers it in their language, in the clinic's own words", async () => {
    const { requests } = await (await therapist.request.get(`/api/episodes/${episodeId}/measures`)).json();
    const asked: readonly { requestId: string; instrument: string; answeredBy: string | null }[] = requests;
    const request = asked.find((one) => one.instrument === "who5" && one.answeredBy === null);
    const { page: patient } = await enterAs(browser, { patientId }, phone, clinic);
    await patient.goto(`/me/answer/${episodeId}/${request?.requestId}`);
    await expect(patient.getByRole("heading", { level: 1 })).toHaveText(spanishTitle);
    await patient.getByRole("button", { name: "Begin" }).click();
    await expect(patient.getByText("El mar en calma")).toBeVisible();
    await glance(patient, "93-own-wording");
    await answerQuestionnaire(patient, { answers: [5, 4, 3, 2, 1] });
  });
  await test.step("its answers are scored as the definition says: five answers, times four", async () => {
    await openEpisode(therapist, episodeId, "/measures");
    await expect(therapist.getByRole("row", { name: /WHO-5.*60/ }).first()).toBeVisible();
  });
  await therapist.request.put(`/api/episodes/${episodeId}/language`, { data: { language: null } });
});
