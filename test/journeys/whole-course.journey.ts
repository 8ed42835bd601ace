import { expect, type Browser } from "@playwright/test";

import { explainTreatment, readAndSignEverything } from "./course/agree.ts";
import { acceptEnquiry, askForConsultation, type Person } from "./course/ask-and-accept.ts";
import { acceptForTreatment, answerSafetyFlag } from "./course/decide-screening.ts";
import { fillInQuestionnaires, fillInSections, handIn } from "./course/fill-in-intake.ts";
import { answerPhq9, askForPhq9, closeEpisode, planFollowUp, seeTrajectory } from "./course/follow-up.ts";
import { chartSet, enterRoom, enterTwoHours, goThroughChecklist, openSession, receiveDrug } from "./course/hold-session.ts";
import { agreeOnPractice, checkInPractice, completeCourse, writeIntegrationNote } from "./course/integrate.ts";
import { alarmIsSeenOutside, chartThroughNetworkCut, refusedEntryIsKept } from "./course/live-hour.ts";
import { glance } from "./course/look.ts";
import { phone, staffWindow } from "./course/people-of-the-course.ts";
import { planAndOrder } from "./course/plan-and-order.ts";
import { completePreparation, prepareOnPhone } from "./course/prepare.ts";
import { releaseAndClose } from "./course/release-patient.ts";
import { enterAs, test } from "./enter.ts";

const somebody: Person = {
  given: "Tamsin",
  family: `Okwuosa${Date.now() % 100_000}`,
  email: "tamsin.okwuosa@example.org",
  born: "1985-04-12",
};
const name = `${somebody.given} ${somebody.family}`;
const intention = "To meet the sadness without running from it.";
const practice = "Ten minutes outside before lunch";

test.use({ actionTimeout: 20_000 });

const windowsOf = async (browser: Browser) => ({
  therapist: await staffWindow(browser, "therapist"),
  prescriber: await staffWindow(browser, "prescriber"),
  monitor: await staffWindow(browser, "monitor"),
  board: await staffWindow(browser, "monitor"),
});

test("one patient goes the whole way, from a question on the public page to the closed episode", async ({ browser }) => {
  test.setTimeout(900_000);
  const coordinator = await staffWindow(browser, "coordinator");
  const { therapist, prescriber, monitor, board } = await windowsOf(browser);

  const episodeId = await test.step("somebody asks for a consultation on a phone; the coordinator accepts", async () => {
    await askForConsultation(browser, somebody);
    return acceptEnquiry(coordinator, somebody);
  });
  const { patientId } = await (await coordinator.request.get(`/api/episodes/${episodeId}`)).json();
  const { page: patient } = await enterAs(browser, { patientId }, phone);

  await test.step("the patient fills in the intake on the phone; a thought of death brings help at once", async () => {
    await fillInSections(patient);
    await fillInQuestionnaires(patient);
    await handIn(patient);
  });
  await test.step("a clinician answers the safety flag; the prescriber weighs what was found and accepts", async () => {
    await answerSafetyFlag(therapist, name);
    await acceptForTreatment(prescriber, episodeId);
  });
  await test.step("the treatment is explained; the patient reads and signs every document", async () => {
    await explainTreatment(therapist, episodeId);
    await readAndSignEverything(patient, somebody);
  });
  await test.step("the prescriber plans, works out the dose and signs the order", () => planAndOrder(prescriber, episodeId));
  await test.step("patient and therapist prepare", async () => {
    await prepareOnPhone(patient, intention);
    await completePreparation(therapist, episodeId, intention);
  });

  const place = await test.step("the room opens: people come in, the checklist is gone through, the DOSE gate opens", async () => {
    await receiveDrug(monitor);
    const opened = await openSession(monitor, episodeId);
    await enterRoom([therapist, prescriber, monitor], opened);
    await expect(monitor.getByText(/^Shut: \d+ conditions stand in the way$/)).toBeVisible();
    await goThroughChecklist(monitor);
    await chartSet(monitor, { bp: "120/80", hr: 68, spo2: 98, rr: 14, moaas: 5 });
    await expect(monitor.getByText("Open", { exact: true })).toBeVisible();
    await glance(monitor, "61-room-before-dose");
    return opened;
  });
  await test.step("the dose is given and two hours pass", async () => {
    await enterTwoHours(monitor, place);
    await expect(monitor.getByText(/^\+2:3\d$/).first(), "the timer runs from the dose").toBeVisible();
  });
  await test.step("an alarm rings inside and outside, and a person has seen it", () => alarmIsSeenOutside(monitor, board, place));
  await test.step("the network goes, the room goes on, nothing is lost or doubled", () => chartThroughNetworkCut(monitor, place));
  await test.step("what the server does not take is kept in sight, and sent again by a person", () => refusedEntryIsKept(monitor, place));
  await test.step("the patient is assessed and released; drug, witness and review are there, and the record is closed", async () =>
    releaseAndClose(monitor, await staffWindow(browser, "therapist")));

  await test.step("the therapist writes the integration note; a practice is agreed, tried and laid down", async () => {
    await writeIntegrationNote(therapist, episodeId, intention);
    await agreeOnPractice(therapist, practice);
    await checkInPractice(patient, practice);
    await completeCourse(therapist, episodeId);
  });
  await test.step("follow-up is planned, the PHQ-9 is answered two taps from home, the course shows the dose", async () => {
    await planFollowUp(therapist, episodeId);
    await askForPhq9(therapist, episodeId);
    await answerPhq9(patient);
    await seeTrajectory(therapist, episodeId);
  });
  await test.step("the episode is closed", () => closeEpisode(therapist, episodeId));
});
