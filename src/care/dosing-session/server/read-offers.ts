import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { WatchOffer } from "../contract-alarms.ts";

type Row = {
  readonly session_id: Uuid;
  readonly episode_id: Uuid;
  readonly room_name: string | null;
  readonly initials: string;
  readonly from_name: string;
  readonly observed_at: Instant;
};

/** Offers of the watch of an open session to this person that nobody has answered or taken back (HAND-10), the oldest first. */
export const readOffers = async (tx: Tx, staffId: Uuid): Promise<WatchOffer[]> => {
  const rows = await tx.all(statement<Row>`
    select s.session_id, s.episode_id, r.name as room_name, coalesce(f.display_name, '') as from_name, o.observed_at,
      upper(left(coalesce(p.preferred_name, p.given_name), 1) || left(p.family_name, 1)) as initials
    from dosing_session s
    join session_watch_fact o on o.clinic_id = s.clinic_id and o.session_id = s.session_id
      and o.event ->> 'type' = 'handover-offered' and o.event ->> 'to' = ${staffId}
    join episode e on e.clinic_id = s.clinic_id and e.episode_id = s.episode_id
    join patient p on p.clinic_id = e.clinic_id and p.patient_id = e.patient_id
    left join room r on r.clinic_id = s.clinic_id and r.room_id = s.room_id
    left join staff f on f.clinic_id = s.clinic_id and f.staff_id::text = o.event ->> 'from'
    where s.clinic_id = ${tx.clinicId} and s.status = 'open'
      and not exists (select from session_watch_fact a where a.clinic_id = o.clinic_id and a.session_id = o.session_id
        and a.event ->> 'type' <> 'handover-offered' and a.event ->> 'handoverId' = o.event ->> 'handoverId')
    order by o.observed_at, s.session_id`);
  return rows.map((row) => ({
    sessionId: row.session_id,
    episodeId: row.episode_id,
    roomName: row.room_name,
    initials: row.initials,
    from: row.from_name,
    at: row.observed_at,
  }));
};
