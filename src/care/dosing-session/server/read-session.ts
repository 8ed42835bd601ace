import type { AnswerOf } from "#platform/http/contract.ts";
import { micrograms } from "#kernel/quantity.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { notFound, type Problem } from "#platform/http/problem.ts";

import type { dosingSessionContract } from "../contract.ts";
import { readLatestSamples } from "./read-latest-samples.ts";
import { readRoomChart } from "./read-room-chart.ts";

type Contract = typeof dosingSessionContract;
type Place = { readonly episodeId: Uuid; readonly sessionId: Uuid };

type Row = {
  readonly version: number;
  readonly status: "open" | "released" | "closed";
  readonly patient_id: Uuid;
  readonly name: string;
  readonly birth_date: Temporal.PlainDate | null;
  readonly sex_at_birth: "female" | "male" | "intersex" | null;
  readonly room_id: Uuid;
  readonly room_name: string | null;
  readonly time_zone: string;
};

const rowOf = (tx: Tx, { episodeId, sessionId }: Place) =>
  tx.first(statement<Row>`
    select h.version, s.status, e.patient_id, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as name, p.birth_date,
           p.sex_at_birth, s.room_id, r.name as room_name, c.time_zone
    from dosing_session s
    join clinic c on c.clinic_id = s.clinic_id
    join stream h on h.clinic_id = s.clinic_id and h.stream_kind = 'dosing-session' and h.stream_id = s.session_id
    join episode e on e.clinic_id = s.clinic_id and e.episode_id = s.episode_id
    join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    left join room r on r.clinic_id = s.clinic_id and r.room_id = s.room_id
    where s.clinic_id = ${tx.clinicId} and s.episode_id = ${episodeId} and s.session_id = ${sessionId}`);

/** Everybody whom the session's facts name, and everybody who may come into the room. */
const staffOf = (tx: Tx) =>
  tx.all(statement<{ id: Uuid; name: string; credentials: string }>`
    select staff_id as id, display_name as name, credentials from staff where clinic_id = ${tx.clinicId} order by display_name, staff_id`);

/** Who and where a session is, and the newest monitor values; the rest is in its facts. */
export const readSession = async (tx: Tx, place: Place, now: Instant): Promise<AnswerOf<Contract["readSession"]> | Problem> => {
  const [row, staff, latest, chart] = await Promise.all([
    rowOf(tx, place),
    staffOf(tx),
    readLatestSamples(tx, [place.sessionId], now),
    readRoomChart(tx, place.episodeId, now),
  ]);
  if (row === undefined) return notFound();
  return {
    ...place,
    version: row.version,
    status: row.status,
    patient: { patientId: row.patient_id, name: row.name, birthDate: row.birth_date?.toString() ?? null, sexAtBirth: row.sex_at_birth },
    roomId: row.room_id,
    roomName: row.room_name,
    timeZone: row.time_zone,
    staff,
    chart,
    latest: latest.get(place.sessionId) ?? [],
  };
};

type ListRow = {
  readonly session_id: Uuid;
  readonly status: Row["status"];
  readonly room_name: string | null;
  readonly route: AnswerOf<Contract["readSessions"]>["sessions"][number]["route"];
  readonly opened_at: Instant;
  readonly first_dose_at: Instant | null;
  readonly given_ug: number;
  readonly released_at: Instant | null;
  readonly closed_at: Instant | null;
};

/** The sessions of an episode, oldest first. */
export const readSessions = async (tx: Tx, episodeId: Uuid): Promise<AnswerOf<Contract["readSessions"]>> => {
  const rows = await tx.all(statement<ListRow>`
    select s.session_id, s.status, r.name as room_name, s.route, s.opened_at, min(d.given_at) as first_dose_at,
           coalesce(sum(d.amount_ug), 0)::bigint as given_ug, s.released_at, s.closed_at
    from dosing_session s
    left join room r on r.clinic_id = s.clinic_id and r.room_id = s.room_id
    left join dose_given d on d.clinic_id = s.clinic_id and d.session_id = s.session_id and not d.in_error
    where s.clinic_id = ${tx.clinicId} and s.episode_id = ${episodeId}
    group by s.clinic_id, s.session_id, r.name
    order by s.opened_at, s.session_id`);
  return {
    sessions: rows.map((row) => ({
      sessionId: row.session_id,
      status: row.status,
      roomName: row.room_name,
      route: row.route,
      openedAt: row.opened_at,
      firstDoseAt: row.first_dose_at,
      given: micrograms(row.given_ug),
      releasedAt: row.released_at,
      closedAt: row.closed_at,
    })),
  };
};
