import { enquiryContract } from "#care/enquiry/contract.ts";
import type { Concern } from "#care/enquiry/rules/events.ts";
import type { PlanCondition } from "#care/plan/rules/events.ts";
import { readFreeSlots } from "#care/schedule/server/read-free-slots.ts";
import { inClinic } from "#platform/database/transaction.ts";

import type { Journey } from "./journeys.ts";
import { state, type PatientStory } from "./patient-story.ts";
import { detailsOf } from "./people-of-the-story.ts";

export const concernsOf: Readonly<Record<PlanCondition, readonly Concern[]>> = {
  "major-depression": ["depression"],
  "treatment-resistant-depression": ["depression"],
  "depression-with-suicidality": ["depression", "suicidal-thoughts"],
  anxiety: ["anxiety"],
  ptsd: ["ptsd", "anxiety"],
  other: ["other"],
};

const messages = [
  "My psychiatrist mentioned that ketamine could help and I would like to understand what it involves.",
  "I have tried three medicines. I would like to talk to somebody before I decide anything.",
  "Evenings are best for a call. I am still in therapy with somebody I trust.",
  "",
  "How long does the whole course take, and could my sister drive me home?",
  "I sleep badly and have been off work since spring. Is this something for me?",
] as const;

/** A free time of the coming days; only those who ask now still wait for theirs. */
const freeSlot = async ({ log, clinic, clock, chance }: PatientStory, place: number) => {
  const { slots } = await inClinic(log.database, clinic.clinicId, (tx) => readFreeSlots(tx, "consultation", clock.at()));
  const slot = slots[(place * 3) % Math.max(1, slots.length)];
  return slot === undefined ? null : { appointmentId: chance.id(clock.at()), staffId: slot.staffId, startsAt: slot.startsAt.toString() };
};

/** The patient asks, on the public site or by telephone. `withSlot` books a consultation, one story at a time. */
export const tellRequest = async (story: PatientStory, journey: Journey, withSlot: boolean): Promise<void> => {
  const { clock, episodeId, clinic, chance, patientId, person, patient, cast } = story;
  const today = clock.calendar.now.toZonedDateTimeISO(clinic.timeZone).toPlainDate();
  const body = {
    patientId,
    details: detailsOf(person, journey.person, today),
    concerns: [...concernsOf[journey.condition]],
    message: chance.pick(messages),
    slot: withSlot ? await freeSlot(story, journey.person) : null,
  };
  if (journey.person % 3 === 2) {
    const channel = journey.person % 2 === 0 ? "telephone" : "referral";
    await state(story, enquiryContract.registerEnquiry, { params: { episodeId }, body: { ...body, channel }, as: cast.coordinator });
  } else {
    await state(story, enquiryContract.requestConsultation, { params: { clinicId: clinic.clinicId, episodeId }, body, as: patient });
  }
};

export const tellDeclined = (story: PatientStory, journey: Journey): Promise<unknown> =>
  state(story, enquiryContract.declineEnquiry, {
    params: { episodeId: story.episodeId },
    body:
      journey.condition === "other"
        ? { reason: "not-suitable", note: "Asks for help with tobacco alone; given three addresses nearby." }
        : { reason: "patient-changed-mind", note: "Goes on with the present treatment for now; welcome to ask again." },
    as: story.cast.coordinator,
  });

export const tellAccepted = (story: PatientStory): Promise<unknown> =>
  state(story, enquiryContract.acceptEnquiry, {
    params: { episodeId: story.episodeId },
    body: { note: "Spoke by telephone; wants to begin with the intake." },
    as: story.cast.coordinator,
  });
