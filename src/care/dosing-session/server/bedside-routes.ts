import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { notFound, type Problem } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";
import type { Caller } from "#platform/identity/caller.ts";
import { makeScopedLink } from "#platform/identity/server/mailed-links.ts";

import { dosingSessionContract as contract } from "../contract.ts";
import { bedsideScope, type BedsideAnswer } from "../contract-bedside.ts";

/** Longer than any session; the page ends with the session itself. */
const linkHours = 12;

type Row = { readonly episode_id: Uuid; readonly patient_id: Uuid; readonly status: "open" | "released" | "closed" };
type CallRow = { readonly alarm_id: string; readonly raised_at: Instant; readonly acknowledged_at: Instant | null };

const sessionRow = (tx: Tx, sessionId: string): Promise<Row | undefined> =>
  tx.first(statement<Row>`
    select s.episode_id, e.patient_id, s.status
    from dosing_session s join episode e on e.clinic_id = s.clinic_id and e.episode_id = s.episode_id
    where s.clinic_id = ${tx.clinicId} and s.session_id = ${sessionId}`);

const readBedside = async (tx: Tx, sessionId: string, caller: Caller): Promise<BedsideAnswer | Problem> => {
  const row = await sessionRow(tx, sessionId);
  if (row === undefined || (caller.kind === "patient" && caller.personId !== row.patient_id)) return notFound();
  const calls = await tx.all(statement<CallRow>`
    select alarm_id, raised_at, acknowledged_at from session_alarm
    where clinic_id = ${tx.clinicId} and session_id = ${sessionId} and origin = 'patient' order by raised_at desc limit 5`);
  return {
    episodeId: row.episode_id,
    running: row.status === "open",
    calls: calls.map(({ alarm_id: alarmId, raised_at: at, acknowledged_at: acknowledgedAt }) => ({
      callId: alarmId.slice(alarmId.indexOf(":") + 1),
      at,
      acknowledgedAt,
    })),
  };
};

/** The phone beside the patient (CALL-2). */
export const bedsideRoutes = (routes: Routes): void => {
  routes.read(contract.readBedside, ({ tx, params, caller }) => readBedside(tx, params.sessionId, caller));
  routes.action(contract.makeBedsideLink, async ({ tx, params, at }) => {
    const row = await sessionRow(tx, params.sessionId);
    if (row === undefined || row.episode_id !== params.episodeId || row.status === "closed") return notFound();
    const expiresAt = at.add({ hours: linkHours });
    const scope = { kind: bedsideScope, id: params.sessionId };
    return { token: await makeScopedLink(tx, { patientId: row.patient_id, scope, expiresAt, at }), expiresAt };
  });
};
