import { complianceRules } from "#care/safety/rules/data/safety-rules.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Actor } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { EpisodeEntry } from "../contract.ts";

type Row = {
  readonly stream_kind: string;
  readonly stream_id: Uuid;
  readonly version: number;
  readonly type: string;
  readonly observed_at: Instant;
  readonly received_at: Instant;
  readonly actor_kind: Actor["kind"];
  readonly actor_name: string | null;
};

/**
 * The facts of an episode, newest first; a session stands as its milestones, since it has a timeline of its own, and what
 * compliance keeps is left out (SAF-6). At most 500.
 */
export const readEpisodeTimeline = async (tx: Tx, episodeId: Uuid): Promise<EpisodeEntry[]> => {
  const rows = await tx.all(statement<Row>`
    select e.stream_kind, e.stream_id, e.version, e.type, e.observed_at, e.received_at, e.actor_kind, s.display_name as actor_name
    from event e left join staff s on s.clinic_id = e.clinic_id and s.staff_id = e.actor_id
    where e.clinic_id = ${tx.clinicId} and e.episode_id = ${episodeId}
      and (e.stream_kind <> 'dosing-session'
        or e.type in ('session-opened', 'dose-given', 'incident-raised', 'session-released', 'session-closed'))
      and not (e.stream_kind = 'safety' and exists (
        select from safety_task t
        where t.clinic_id = e.clinic_id and t.episode_id = e.episode_id and t.rule = any(${complianceRules}::text[])
          and (e.payload::jsonb ->> 'flagId' = t.flag_id::text or e.payload::jsonb ->> 'concernId' = t.concern_id::text)))
    order by e.observed_at desc, e.position desc
    limit 500`);
  return rows.map((row) => ({
    streamKind: row.stream_kind,
    streamId: row.stream_id,
    version: row.version,
    type: row.type,
    observedAt: row.observed_at,
    receivedAt: row.received_at,
    actor: { kind: row.actor_kind, name: row.actor_name },
  }));
};
