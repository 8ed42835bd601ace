import type { Uuid } from "#kernel/ids.ts";
import { plusMinutes, type Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { Journey } from "./story/journeys.ts";

/** Somebody who could have a session today, with how many they have had. */
export type Waiting = {
  readonly patientId: Uuid;
  readonly episodeId: Uuid;
  readonly givenName: string;
  readonly familyName: string;
  readonly route: Journey["route"];
  readonly given: number;
};

/** Days between two sessions of one patient, at the least. */
const leastDaysApart = 5;

/** Those whose preparation is complete first, then those whose last session is the longest ago. */
export const readWaiting = (tx: Tx, now: Instant): Promise<Waiting[]> =>
  tx.all(statement<Waiting>`
    select p.patient_id as "patientId", e.episode_id as "episodeId", p.given_name as "givenName", p.family_name as "familyName",
           t.route, d.given::integer as given
    from episode e
    join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    join preparation r on r.clinic_id = e.clinic_id and r.episode_id = e.episode_id and r.completed_at is not null
    join treatment_plan t on t.clinic_id = e.clinic_id and t.episode_id = e.episode_id and t.route in ('IM', 'SL')
    cross join lateral (
      select count(distinct g.session_id) as given, max(g.given_at) as last_at from dose_given g
      where g.clinic_id = e.clinic_id and g.episode_id = e.episode_id and not g.in_error
    ) d
    where e.clinic_id = ${tx.clinicId} and e.stage in ('preparation', 'integration')
      and (d.last_at is null or d.last_at < ${plusMinutes(now, -leastDaysApart * 24 * 60)})
      and not exists (
        select from safety_task f where f.clinic_id = e.clinic_id and f.episode_id = e.episode_id and f.closed_at is null
      )
    order by d.last_at nulls first, e.stage_since, e.episode_id`);

/** The patient of an episode, by name as the directory has it. */
export const readPatientOf = (tx: Tx, episodeId: Uuid) =>
  tx.first(statement<Omit<Waiting, "route" | "given">>`
    select p.patient_id as "patientId", e.episode_id as "episodeId", p.given_name as "givenName", p.family_name as "familyName"
    from episode e join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    where e.clinic_id = ${tx.clinicId} and e.episode_id = ${episodeId}`);
