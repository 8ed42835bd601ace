import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

/** `sessionId`: a session that does not count, because it is the one that is judged; null where none is open yet. */
type Place = { readonly episodeId: Uuid; readonly sessionId: Uuid | null };

type PatientSessions = {
  /** When the last dose of each session was given, oldest first. */
  readonly dosingTimes: readonly Instant[];
  /** Whether the last one before `at` had its integration note by then (INTG-10); unknown where there was none. */
  readonly integration: "done" | "open" | "unknown";
};

/** The patient's sessions with a dose, in every episode of this clinic, by their records as they stand now. */
export const readPatientSessions = async (tx: Tx, { episodeId, sessionId }: Place, at: Instant): Promise<PatientSessions> => {
  const sessions = await tx.all(statement<{ readonly last_dose_at: Instant; readonly is_before: boolean; readonly integrated: boolean }>`
    select max(g.given_at) as last_dose_at, min(g.given_at) <= ${at} as is_before,
           exists (select from integration_note n
                   where n.clinic_id = ${tx.clinicId} and n.session_id = g.session_id and n.signed_at <= ${at}) as integrated
    from given_dose g
    where g.clinic_id = ${tx.clinicId} and g.session_id is distinct from ${sessionId}::uuid
      and g.patient_id = (select patient_id from episode where clinic_id = ${tx.clinicId} and episode_id = ${episodeId})
    group by g.session_id order by 1`);
  const last = sessions.findLast((one) => one.is_before);
  const integration = last === undefined ? "unknown" : last.integrated ? "done" : "open";
  return { dosingTimes: sessions.map(({ last_dose_at }) => last_dose_at), integration };
};
