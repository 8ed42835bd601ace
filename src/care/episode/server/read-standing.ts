import type { Closing, EpisodeStage } from "#care/people/rules/episode-stage.ts";
import { isOpen, standingConditions, type GateReading } from "#kernel/gate.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { EpisodeStanding, GateSummary } from "../contract.ts";
import { whatIsMissing, whoseTurn } from "../rules/what-is-missing.ts";
import { readCourse } from "./read-course.ts";
import { readGatesOf } from "./read-gates-of.ts";

type Row = {
  readonly patient_id: Uuid;
  readonly name: string;
  readonly birth_date: Temporal.PlainDate | null;
  readonly stage: EpisodeStage;
  readonly stage_since: Instant;
  readonly closed_as: Closing | null;
};

const summaryOf = (reading: GateReading): GateSummary => ({
  gate: reading.gate,
  open: isOpen(reading),
  total: reading.conditions.length,
  standing: standingConditions(reading).map(({ id, label, reason, status }) => ({ id, label, reason, status })),
});

/** Where an episode stands, what is missing and whose turn it is; undefined when there is no such episode. */
export const readStanding = async (tx: Tx, episodeId: Uuid, at: Instant, forStaff: boolean): Promise<EpisodeStanding | undefined> => {
  const row = await tx.first(statement<Row>`
    select e.patient_id, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as name, p.birth_date, e.stage, e.stage_since, e.closed_as
    from episode e join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    where e.clinic_id = ${tx.clinicId} and e.episode_id = ${episodeId}`);
  if (row === undefined) return undefined;
  const course = await readCourse(tx, episodeId, row.stage);
  const missing = whatIsMissing(course, at);
  return {
    episodeId,
    patientId: row.patient_id,
    patientName: row.name,
    birthDate: row.birth_date?.toString() ?? null,
    stage: row.stage,
    stageSince: row.stage_since,
    closedAs: row.closed_as,
    missing: [...missing],
    turn: whoseTurn(missing),
    gates: forStaff ? (await readGatesOf(tx, episodeId, course, at)).map(summaryOf) : [],
  };
};
