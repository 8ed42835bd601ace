import { readRemsForm } from "#care/dosing-session/server/rems-form.ts";
import { remsContract } from "#care/rems/contract.ts";
import { recordPatientAddress } from "#care/rems/server/rems-patient-address.ts";
import { recordProvider } from "#care/rems/server/rems-provider.ts";
import { recordSite } from "#care/rems/server/rems-site.ts";
import type { Uuid } from "#kernel/ids.ts";
import { inClinic } from "#platform/database/transaction.ts";
import { isProblem } from "#platform/http/problem.ts";
import { dateIn } from "#kernel/time.ts";

import { personIdOf } from "./cast.ts";
import type { Chance } from "./chance.ts";
import type { Journey } from "./journeys.ts";
import { state, type ClinicStory, type PatientStory } from "./patient-story.ts";
import { dayAt, type Calendar } from "./story-clock.ts";

const certifiedDaysAgo = 140;

/** The clinic is certified, and the programme knows how to reach those who sign and those who watch. */
export const tellCertified = async ({ log, clinic, cast }: ClinicStory, calendar: Calendar, luck: Chance): Promise<void> => {
  const at = dayAt(calendar, certifiedDaysAgo, "11:30");
  const director = clinic.staff.find(({ roles }) => roles.includes("medical-director"));
  if (director === undefined) throw new Error("The demo clinic has no medical director.");
  const site = {
    ...{ name: clinic.name, address1: "12 Larkfield Lane", address2: "Suite 3", city: "Albany", state: "NY", zip: "12207" },
    ...{ remsId: "DEMO-10482", certifiedOn: dateIn(clinic.timeZone, at), endsOn: null },
    representative: director.name,
  };
  const reached = [
    { staffId: personIdOf(cast.prescriber), npi: "1234567893", telephone: "555-0170", fax: "555-0171" },
    { staffId: personIdOf(cast.monitor), npi: "1098765438", telephone: "555-0172", fax: "" },
  ];
  await inClinic(log.database, clinic.clinicId, async (tx) => {
    await recordSite(tx, site, { entryId: luck.id(at), by: director.staffId, at });
    for (const { staffId, ...details } of reached)
      await recordProvider(tx, details, { staffId, entryId: luck.id(at), by: personIdOf(cast.coordinator), at });
  });
};

const today = ({ clock, clinic }: PatientStory): string => dateIn(clinic.timeZone, clock.at());

/** The enrolment: signed by both and sent for whoever is treated, and still without its address and a signature for whoever waits. */
export const tellEnrolment = async (story: PatientStory, { sessions }: Journey): Promise<void> => {
  const { episodeId, patientId, cast, clinic, clock, log } = story;
  const [params, as] = [{ episodeId }, cast.coordinator];
  const isSent = sessions > 0;
  if (isSent)
    await inClinic(log.database, clinic.clinicId, (tx) => recordPatientAddress(tx, patientId, "8 Weir Street, Apt 5, Albany, NY 12202"));
  clock.plus(4);
  const prescriberId = personIdOf(cast.prescriber);
  const prepared = { indication: "treatment-resistant-depression", prescriberId, acknowledged: true } as const;
  await state(story, remsContract.prepareEnrolment, { params, body: prepared, as });
  clock.plus(6);
  await state(story, remsContract.signEnrolment, { params, body: { by: "patient", signedOn: today(story) }, as });
  if (!isSent) return;
  clock.plus(40);
  await state(story, remsContract.signEnrolment, { params, body: { by: "provider", signedOn: today(story) }, as: cast.prescriber });
  clock.plus(12);
  const submitted = { submittedOn: today(story), how: "online", reference: "ENR-20771" } as const;
  await state(story, remsContract.submitEnrolment, { params, body: submitted, as });
};

/** The monitoring form of a session went out, with what the chart could not answer. */
export const tellFormSent = async (story: PatientStory, sessionId: Uuid): Promise<void> => {
  const { episodeId, cast, clinic, clock, log } = story;
  clock.plus(15);
  const form = await inClinic(log.database, clinic.clinicId, (tx) => readRemsForm(tx, { episodeId, sessionId }, clock.at()));
  if (isProblem(form) || form.sessionOn === null) throw new Error("The session of the story owes no monitoring form.");
  await state(story, remsContract.recordFormSubmitted, {
    params: { episodeId },
    body: { sessionId, sessionOn: form.sessionOn, submittedOn: today(story), how: "online", reference: "PMF-55310", missing: form.missing },
    as: cast.coordinator,
  });
};
