import { readBoardSessions } from "#care/dosing-session/server/read-board.ts";
import type { EpisodeStage } from "#care/people/rules/episode-stage.ts";
import { readPatients } from "#care/people/server/read-patients.ts";
import { visitKinds, type VisitKind } from "#care/schedule/rules/visit-kinds.ts";
import { bookAppointment, type Booking } from "#care/schedule/server/book-appointment.ts";
import { scheduleTables } from "#care/schedule/server/schedule-tables.ts";
import type { Uuid } from "#kernel/ids.ts";
import { isBefore, plusMinutes, type Instant } from "#kernel/time.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic, type Tx } from "#platform/database/transaction.ts";
import type { KnownCaller } from "#platform/identity/caller.ts";

import { personIdOf } from "./cast.ts";
import type { ClinicStory } from "./patient-story.ts";
import { dayAt, type Calendar } from "./story-clock.ts";

type Visit = {
  /** The next patient at that stage, by name, who has no time yet. */
  readonly stage: EpisodeStage;
  readonly visitKind: VisitKind;
  readonly inDays: number;
  readonly time: string;
  readonly with: "prescriber" | 0 | 1;
  /** The dosing room, by its place. */
  readonly room?: number;
};

const visits: readonly Visit[] = [
  { stage: "consent", visitKind: "medical-evaluation", inDays: 0, time: "09:00", with: "prescriber" },
  { stage: "integration", visitKind: "integration", inDays: 0, time: "09:30", with: 1 },
  { stage: "preparation", visitKind: "preparation", inDays: 0, time: "11:00", with: 1 },
  { stage: "screening", visitKind: "medical-evaluation", inDays: 0, time: "13:30", with: "prescriber" },
  { stage: "integration", visitKind: "integration", inDays: 0, time: "15:00", with: 0 },
  { stage: "preparation", visitKind: "preparation", inDays: 0, time: "16:15", with: 1 },
  { stage: "preparation", visitKind: "dosing-session", inDays: 1, time: "09:00", with: 0, room: 0 },
  { stage: "integration", visitKind: "integration", inDays: 1, time: "13:00", with: 0 },
  { stage: "consent", visitKind: "medical-evaluation", inDays: 1, time: "14:00", with: "prescriber" },
  { stage: "preparation", visitKind: "dosing-session", inDays: 2, time: "10:00", with: 1, room: 1 },
  { stage: "integration", visitKind: "integration", inDays: 2, time: "14:30", with: 1 },
  { stage: "preparation", visitKind: "dosing-session", inDays: 3, time: "09:30", with: 0, room: 2 },
  { stage: "screening", visitKind: "medical-evaluation", inDays: 3, time: "13:30", with: "prescriber" },
  { stage: "integration", visitKind: "integration", inDays: 4, time: "15:00", with: 1 },
  { stage: "preparation", visitKind: "dosing-session", inDays: 5, time: "11:00", with: 1, room: 0 },
];

/** Books it unless the time is taken; the day's past visits are over, and whoever is in a room has come. */
const book = async (tx: Tx, booking: Booking, now: Instant): Promise<void> => {
  if ((await bookAppointment(tx, booking)) !== undefined || isBefore(now, booking.startsAt)) return;
  const status = isBefore(booking.endsAt, now) ? "completed" : "arrived";
  await tx.all(
    scheduleTables
      .updateTable("appointment")
      .set({ status })
      .where("clinic_id", "=", tx.clinicId)
      .where("appointment_id", "=", booking.appointmentId),
  );
};

const bookSessions = async (tx: Tx, now: Instant): Promise<void> => {
  for (const session of await readBoardSessions(tx, "all", now)) {
    const therapist = session.people.find(({ role }) => role === "therapist");
    const patient = (await readPatients(tx, { stage: "dosing" })).find(({ episode }) => episode?.episodeId === session.episodeId);
    if (therapist === undefined || patient === undefined || session.status !== "open") continue;
    const endsAt = plusMinutes(session.openedAt, visitKinds["dosing-session"].minutes);
    const { episodeId, roomId, openedAt } = session;
    const visit = { episodeId, patientId: patient.patientId, staffId: therapist.staffId, roomId, startsAt: openedAt, endsAt };
    await book(tx, { ...visit, appointmentId: newId(), visitKind: "dosing-session", at: plusMinutes(now, -3 * 24 * 60) }, now);
  }
};

const withWhom = ({ cast }: ClinicStory, who: Visit["with"]): KnownCaller => (who === "prescriber" ? cast.prescriber : cast.therapist(who));

/** Whoever comes today or later has a time already. */
const readExpected = async (tx: Tx, from: Instant): Promise<ReadonlySet<Uuid>> => {
  const rows = await tx.all(statement<{ episode_id: Uuid }>`
    select episode_id from appointment where clinic_id = ${tx.clinicId} and episode_id is not null and lower(during) >= ${from}`);
  return new Set(rows.map(({ episode_id }) => episode_id));
};

const bookVisit = async (tx: Tx, story: ClinicStory, calendar: Calendar, visit: Visit): Promise<void> => {
  const [patients, expected] = await Promise.all([readPatients(tx, { stage: visit.stage }), readExpected(tx, dayAt(calendar, 0, "00:00"))]);
  const patient = patients.filter(({ episode }) => episode !== null && !expected.has(episode.episodeId))[0];
  if (patient === undefined || patient.episode === null) return;
  const startsAt = dayAt(calendar, -visit.inDays, visit.time);
  const roomId: Uuid | null = visit.room === undefined ? null : (story.clinic.dosingRooms[visit.room] ?? null);
  const booking = {
    appointmentId: newId(),
    visitKind: visit.visitKind,
    episodeId: patient.episode.episodeId,
    patientId: patient.patientId,
    staffId: personIdOf(withWhom(story, visit.with)),
    roomId,
    startsAt,
    endsAt: plusMinutes(startsAt, visitKinds[visit.visitKind].minutes),
    at: plusMinutes(calendar.now, -4 * 24 * 60),
  };
  await book(tx, booking, calendar.now);
};

/** Books the sessions that run and a believable day and week around them. */
export const tellCalendar = (story: ClinicStory, calendar: Calendar): Promise<void> =>
  inClinic(story.log.database, story.clinic.clinicId, async (tx) => {
    await bookSessions(tx, calendar.now);
    for (const visit of visits) await bookVisit(tx, story, calendar, visit);
  });
