import type { Route } from "#care/pharmacy/rules/drug.ts";
import type { Uuid } from "#kernel/ids.ts";
import { micrograms, mmHg, percent, score, type Quantity } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import { titration } from "../rules/data/plan-settings.ts";
import type { DoseHistory } from "../rules/dose-history.ts";
import type { SessionRecord } from "../rules/last-session.ts";

type DoseRow = {
  readonly route: Route;
  readonly kind: DoseHistory[number]["kind"];
  readonly amount_ug: number;
  readonly given_at: Instant;
  readonly session_id: Uuid;
};

/** The standing doses of an episode, oldest first: by the records of its sessions, also those that name no lot. */
export const readDoseHistory = async (tx: Tx, episodeId: Uuid): Promise<DoseHistory> => {
  const rows = await tx.all(statement<DoseRow>`
    select route, kind, amount_ug, given_at, session_id from given_dose
    where clinic_id = ${tx.clinicId} and episode_id = ${episodeId} order by given_at, dose_id`);
  return rows.map(({ route, kind, amount_ug, given_at, session_id }) => ({
    route,
    kind,
    amount: micrograms(amount_ug),
    at: given_at,
    sessionId: session_id,
  }));
};

type SummaryRow = {
  readonly session_id: Uuid;
  readonly route: Route;
  readonly dosed_at: Instant;
  readonly peak_systolic: number | null;
  readonly peak_diastolic: number | null;
  readonly lowest_saturation: number | null;
  readonly lowest_moaas: number | null;
  readonly worst_grade: number | null;
};

const orNull = <Q extends Quantity>(value: number | null, make: (value: number) => Q): Q | null => (value === null ? null : make(value));

/** A serious event counts at least as one from which no dose rises, whatever the clinic made of that (TIT-03). */
const severe = titration.grade.value;

/** The last session of an episode with a dose; null when no dose was given. */
export const readLastSession = async (tx: Tx, episodeId: Uuid): Promise<SessionRecord | null> => {
  const row = await tx.first(statement<SummaryRow>`
    select s.session_id, s.route, s.dosed_at, s.peak_systolic, s.peak_diastolic, s.lowest_saturation, s.lowest_moaas,
           (select max(case when a.seriousness = 'serious' then greatest(coalesce(a.grade, ${severe}), ${severe}) else a.grade end)
            from adverse_event a
            where a.clinic_id = s.clinic_id and a.session_id = s.session_id and not a.in_error) as worst_grade
    from session_summary s
    where s.clinic_id = ${tx.clinicId} and s.episode_id = ${episodeId} order by s.dosed_at desc, s.session_id desc limit 1`);
  if (row === undefined) return null;
  return {
    sessionId: row.session_id,
    route: row.route,
    dosedAt: row.dosed_at,
    // No row means that nobody recorded an event, not that there was none: unknown until a prescriber's review says so.
    worstGrade: orNull(row.worst_grade, score),
    peakSystolic: orNull(row.peak_systolic, mmHg),
    peakDiastolic: orNull(row.peak_diastolic, mmHg),
    lowestSaturation: orNull(row.lowest_saturation, percent),
    lowestMoaas: orNull(row.lowest_moaas, score),
  };
};
