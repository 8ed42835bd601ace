import type { Uuid } from "#kernel/ids.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { PatientSummary } from "../contract.ts";
import type { EpisodeStage } from "../rules/episode-stage.ts";
import { peopleTables, type PeopleTables } from "./people-tables.ts";

type EpisodeSummary = NonNullable<PatientSummary["episode"]>;

const summaryOf = (row: Omit<PeopleTables["episode"], "clinic_id" | "patient_id">): EpisodeSummary => ({
  episodeId: row.episode_id,
  stage: row.stage,
  stageSince: row.stage_since,
  openedAt: row.opened_at,
  closedAs: row.closed_as,
});

/** A patient's episodes, newest first. */
export const readEpisodesOf = async (tx: Tx, patientId: Uuid): Promise<EpisodeSummary[]> => {
  const rows = await tx.all(
    peopleTables
      .selectFrom("episode")
      .selectAll()
      .where("clinic_id", "=", tx.clinicId)
      .where("patient_id", "=", patientId)
      .orderBy("opened_at", "desc"),
  );
  return rows.map(summaryOf);
};

type PatientRow = { patient_id: Uuid; name: string; birth_date: Temporal.PlainDate | null } & {
  [Column in keyof Omit<PeopleTables["episode"], "clinic_id" | "patient_id">]: PeopleTables["episode"][Column] | null;
};

const episodeIn = ({ episode_id, stage, stage_since, opened_at, closed_as }: PatientRow): EpisodeSummary | null =>
  episode_id === null || stage === null || stage_since === null || opened_at === null
    ? null
    : summaryOf({ episode_id, stage, stage_since, opened_at, closed_as });

/** Patients with their newest episode, by name; `search` matches any part of a name, e-mail or phone. At most 500. */
export const readPatients = async (
  tx: Tx,
  filter: { readonly search?: string | undefined; readonly stage?: EpisodeStage | undefined },
): Promise<PatientSummary[]> => {
  const pattern = filter.search === undefined || filter.search === "" ? null : `%${filter.search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const rows = await tx.all(statement<PatientRow>`
    select p.patient_id, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as name, p.birth_date,
           e.episode_id, e.stage, e.stage_since, e.opened_at, e.closed_as
    from patient p
    left join lateral (
      select * from episode e where e.clinic_id = p.clinic_id and e.patient_id = p.patient_id order by opened_at desc limit 1
    ) e on true
    where p.clinic_id = ${tx.clinicId}
      and (${pattern}::text is null
        or p.given_name || ' ' || p.family_name ilike ${pattern} or coalesce(p.preferred_name, '') ilike ${pattern}
        or coalesce(p.email, '') ilike ${pattern} or coalesce(p.phone, '') ilike ${pattern})
      and (${filter.stage ?? null}::text is null or e.stage = ${filter.stage ?? null})
    order by lower(p.family_name), lower(p.given_name), p.patient_id
    limit 500`);
  return rows.map((row) => ({
    patientId: row.patient_id,
    name: row.name,
    birthDate: row.birth_date?.toString() ?? null,
    episode: episodeIn(row),
  }));
};
