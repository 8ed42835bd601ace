import type { Route } from "#care/pharmacy/rules/drug.ts";
import type { Uuid } from "#kernel/ids.ts";
import { plusMinutes, type Instant } from "#kernel/time.ts";
import { newId } from "#platform/ambient/new-id.ts";
import type { Database } from "#platform/database/database.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic, type Tx } from "#platform/database/transaction.ts";

import { readDemoClinics } from "./demo-clinic-directory.ts";
import { renewDemoGateway } from "./demo-gateway.ts";
import { simulatedPatient } from "./story/simulated-patient.ts";
import { monitorName, putOnBeforeDose, sampleAt, type OnMonitor } from "./story/tell-monitor.ts";

/** One simulated monitor: whom it is on, and the last second that it has sent. */
type Monitor = OnMonitor & { readonly sessionId: Uuid; readonly token: string; lastSecond: number };

type Row = { readonly session_id: Uuid; readonly route: Route; readonly dose_at: Instant; readonly last_at: Instant };

/** The running sessions that have been on a demo monitor. Nobody else's session gets one. */
const readOnMonitor = (tx: Tx): Promise<Row[]> =>
  tx.all(statement<Row>`
    select s.session_id, s.route, d.given_at as dose_at, v.last_at
    from dosing_session s
    cross join lateral (
      select min(given_at) as given_at from dose_given d
      where d.clinic_id = s.clinic_id and d.session_id = s.session_id and not d.in_error
    ) d
    cross join lateral (
      select max(observed_at) as last_at from device_sample v
      where v.clinic_id = s.clinic_id and v.session_id = s.session_id and v.received_at >= s.opened_at
    ) v
    where s.clinic_id = ${tx.clinicId} and s.status = 'open' and d.given_at is not null and v.last_at is not null
      and exists (
        select from device_batch b where b.clinic_id = s.clinic_id and b.session_id = s.session_id and b.device_id = ${monitorName}
      )`);

const monitorOf = ({ session_id, route, dose_at, last_at }: Row, token: string): Monitor => {
  const putOnAt = plusMinutes(dose_at, -putOnBeforeDose);
  const lastSecond = Math.round((last_at.epochMilliseconds - putOnAt.epochMilliseconds) / 1_000);
  return { sessionId: session_id, token, body: simulatedPatient(session_id), route, putOnAt, doseAt: dose_at, lastSecond };
};

const mostAtOnce = 600;

/** Sends what the monitor has measured since its last batch, as a gateway would. */
const send = async (url: string, monitor: Monitor, now: Instant): Promise<void> => {
  const due = Math.floor((now.epochMilliseconds - monitor.putOnAt.epochMilliseconds) / 1_000);
  const until = Math.min(due, monitor.lastSecond + mostAtOnce);
  if (until <= monitor.lastSecond) return;
  const samples = Array.from({ length: until - monitor.lastSecond }, (_, index) => sampleAt(monitor, monitor.lastSecond + 1 + index));
  const response = await fetch(`${url}/api/gateway/dosing-sessions/${monitor.sessionId}/samples`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${monitor.token}`, "idempotency-key": newId() },
    body: JSON.stringify({ deviceId: monitorName, simulated: true, samples }),
    signal: AbortSignal.timeout(10_000),
  });
  if (response.ok) monitor.lastSecond = until;
};

export type LiveMonitors = { readonly stop: () => Promise<void> };

type Started = { readonly database: Database; readonly url: string; readonly now: () => Instant };

const lookAgainEvery = 15;

/**
 * Runs a simulated monitor for each running session of the demo that has one: a sample a second, by way of the gateway's own API, each
 * marked as simulated. What was missed while the server stood still is sent first.
 */
export const startLiveMonitors = async ({ database, url, now }: Started): Promise<LiveMonitors> => {
  const clinics = await readDemoClinics(database);
  const tokens = await Promise.all(clinics.map(({ clinicId }) => inClinic(database, clinicId, (tx) => renewDemoGateway(tx, now()))));
  let monitors: readonly Monitor[] = [];
  const look = async (): Promise<void> => {
    const rows = await Promise.all(clinics.map(({ clinicId }) => inClinic(database, clinicId, readOnMonitor)));
    monitors = rows.flatMap((found, index) =>
      found.map((row) => monitors.find(({ sessionId }) => sessionId === row.session_id) ?? monitorOf(row, tokens[index]?.token ?? "")),
    );
  };
  let rounds = 0;
  let running: Promise<unknown> | undefined;
  const round = async (): Promise<void> => {
    if (rounds % lookAgainEvery === 0) await look();
    rounds += 1;
    await Promise.all(monitors.map((monitor) => send(url, monitor, now())));
  };
  const timer = setInterval(() => {
    // A monitor that cannot send now sends the same seconds with its next batch.
    running ??= round()
      .catch(() => undefined)
      .finally(() => void (running = undefined));
  }, 1_000);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
