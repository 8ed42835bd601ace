import * as z from "zod/mini";

import type { Uuid } from "#kernel/ids.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { id, instant } from "#platform/http/schema.ts";

import type { DosingSession } from "../rules/dosing-session.ts";
import { dosingSessionEvent, roomRoles } from "../rules/events.ts";
import { isWatchEvent, withWatch } from "../rules/evolve-watch.ts";

type Row = { readonly session_id: Uuid; readonly people: string; readonly facts: string };

const stays = z.array(z.object({ staffId: id, role: z.enum(roomRoles), entered: instant, left: z.nullable(instant) }));
const facts = z.array(z.object({ observedAt: instant, event: dosingSessionEvent }));

/** Gives a session that was read from its rows what its watch is worked out from. */
export type WithWatch = (session: DosingSession) => DosingSession;

const watchIn =
  (row: Row): WithWatch =>
  (session) => {
    const stamp = { receivedAt: null, by: { kind: "system", id: row.session_id } } as const;
    const people = z.parse(stays, JSON.parse(row.people)).map(({ staffId, role, entered, left }) => ({
      staffId,
      role,
      entered: { ...stamp, observedAt: entered },
      left: left && { ...stamp, observedAt: left },
    }));
    return z
      .parse(facts, JSON.parse(row.facts))
      .reduce<DosingSession>(
        (state, { observedAt, event }) => (isWatchEvent(event) ? withWatch(state, event, { ...stamp, observedAt }) : state),
        { ...session, people },
      );
  };

/** Who came, went, handed over and took a break, by session; one trip for the whole board. */
export const readWatches = async (tx: Tx, sessionIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, WithWatch>> => {
  if (sessionIds.length === 0) return new Map();
  const rows = await tx.all(statement<Row>`
    select wanted.session_id,
      (select coalesce(json_agg(json_build_object('staffId', n.staff_id, 'role', n.role, 'entered', n.entered_at, 'left', n.left_at)
                order by n.entered_at), '[]')
         from session_person n where n.clinic_id = ${tx.clinicId} and n.session_id = wanted.session_id) as people,
      (select coalesce(json_agg(json_build_object('observedAt', w.observed_at, 'event', w.event) order by w.version), '[]')
         from session_watch_fact w where w.clinic_id = ${tx.clinicId} and w.session_id = wanted.session_id) as facts
    from unnest(${[...sessionIds]}::uuid[]) as wanted (session_id)`);
  return new Map(rows.map((row) => [row.session_id, watchIn(row)]));
};
