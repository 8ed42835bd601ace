import type { Uuid } from "#kernel/ids.ts";
import { plusMinutes, type Instant } from "#kernel/time.ts";
import { inClinic } from "#platform/database/transaction.ts";

import { renewDemoGateway } from "./demo-gateway.ts";
import { inTurns } from "./in-turns.ts";
import { clinicStory, patientStory, type Telling } from "./make-stories.ts";
import type { SeededClinic } from "./seed-clinics.ts";
import { chance, seedOf } from "./story/chance.ts";
import { journeysOf, type Journey } from "./story/journeys.ts";
import { peopleOf } from "./story/people-of-the-story.ts";
import { dayAt, type Calendar } from "./story/story-clock.ts";
import { tellCalendar } from "./story/tell-calendar.ts";
import { tellBeginning, tellJourney } from "./story/tell-journey.ts";
import { isUnderRems, tellCounts, tellDeliveries } from "./story/tell-pharmacy.ts";
import { tellCertified } from "./story/tell-rems.ts";

/** Episodes that are told side by side. */
const atOnce = 8;

const askedAt = (calendar: Calendar, { askedDaysAgo, person }: Journey): Instant =>
  askedDaysAgo === 0 ? plusMinutes(calendar.now, -95) : dayAt(calendar, askedDaysAgo, person % 2 === 0 ? "08:40" : "20:30");

/** Where somebody is treated: neighbours in the list have different rooms, so that those in a session now do, too. */
const roomOf = ({ dosingRooms }: SeededClinic, { person }: Journey): Uuid => {
  const room = dosingRooms[person % dosingRooms.length];
  if (room === undefined) throw new Error("The demo clinic has no dosing room.");
  return room;
};

/** Tells the story of one clinic's patients, from everybody's first question to this minute. */
export const seedStory = async (telling: Telling, clinic: SeededClinic): Promise<void> => {
  const { log, seed, now, origin } = telling;
  const story = clinicStory(telling, clinic);
  const calendar = { now, timeZone: clinic.timeZone };
  const lots = await tellDeliveries(story, calendar, chance(seedOf(seed, clinic.slug, "shelf")));
  if (isUnderRems(story)) await tellCertified(story, calendar, chance(seedOf(seed, clinic.slug, "rems")));
  const { tokenId: gatewayId } = await inClinic(log.database, clinic.clinicId, (tx) => renewDemoGateway(tx, now));
  const people = peopleOf(clinic.slug);
  const told = journeysOf(clinic.slug).flatMap((journey) => {
    const person = people[journey.person];
    return person === undefined
      ? []
      : [{ journey, patient: patientStory(story, { person, journey, calendar, from: askedAt(calendar, journey), seed }) }];
  });
  for (const { patient, journey } of told) await tellBeginning(patient, journey);
  // The longest stories first, so that none is left to be told alone at the end.
  const longestFirst = told.toSorted((one, other) => other.journey.sessions - one.journey.sessions);
  await inTurns(longestFirst, atOnce, ({ patient, journey }) =>
    tellJourney(patient, journey, { lots, roomId: roomOf(clinic, journey), origin, gatewayId }),
  );
  await tellCounts(story, calendar, lots);
  await tellCalendar(story, calendar);
};
