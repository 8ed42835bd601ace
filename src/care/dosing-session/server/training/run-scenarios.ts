import * as z from "zod/mini";

import type { Route } from "#care/pharmacy/rules/drug.ts";
import type { Uuid } from "#kernel/ids.ts";
import { toMillisecond, type Instant } from "#kernel/time.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { inClinic, type Tx } from "#platform/database/transaction.ts";
import { statement } from "#platform/database/query.ts";

import { scenarios, simulateScenario } from "../../simulator/scenarios.ts";
import { usualBaseline } from "../../simulator/simulate-monitor.ts";
import type { Monitoring } from "../monitor/monitoring.ts";
import { sessionSide } from "../monitor/session-side.ts";

type Row = {
  readonly session_id: Uuid;
  readonly scenario: string;
  readonly seed: number;
  readonly started_at: Instant;
  readonly sent_second: number;
  readonly route: Route;
  readonly dose_at: Instant | null;
};

/** After a pause of the server the training goes on from now, it does not catch up. */
const mostSeconds = 30;

/** The name that its values bear in the record. */
const trainer = "training simulator";

/** Only open training sessions; whoever else runs scenarios of this moment leaves these to us. */
const lockRunning = (tx: Tx) =>
  tx.all(statement<Row>`
    select t.session_id, t.scenario, t.seed, t.started_at, t.sent_second, s.route,
      (select min(d.given_at) from dose_given d where d.clinic_id = t.clinic_id and d.session_id = t.session_id and not d.in_error) as dose_at
    from training_scenario t
    join dosing_session s on s.clinic_id = t.clinic_id and s.session_id = t.session_id
    where t.clinic_id = ${tx.clinicId} and s.training and s.status = 'open'
    for update of t skip locked`);

const samplesOf = ({ scenario, seed, started_at: startedAt, sent_second: sent, route, dose_at: doseAt }: Row, until: number) => {
  const kind = z.parse(z.enum(scenarios), scenario);
  const from = Math.max(sent, until - mostSeconds) + 1;
  return Array.from({ length: Math.max(0, until - from + 1) }, (_, index) => {
    const second = from + index;
    const observedAt = startedAt.add({ seconds: second });
    const secondsSinceDose = doseAt === null ? undefined : Math.floor((observedAt.epochMilliseconds - doseAt.epochMilliseconds) / 1_000);
    const values = simulateScenario({ scenario: kind, seed, second, secondsSinceDose, route, baseline: usualBaseline });
    return { observedAt: toMillisecond(observedAt), deviceAt: null, values };
  });
};

const runInClinic = async (monitoring: Monitoring, clinicId: Uuid, now: Instant): Promise<void> => {
  const { forward } = sessionSide(monitoring);
  const after = await inClinic(monitoring.log.database, clinicId, async (tx) => {
    const works: (() => Promise<void>)[] = [];
    for (const row of await lockRunning(tx)) {
      const until = Math.floor((now.epochMilliseconds - row.started_at.epochMilliseconds) / 1_000);
      const samples = samplesOf(row, until);
      if (samples.length === 0) continue;
      const of = { sessionId: row.session_id, batchId: newId(), deviceId: trainer, simulated: true, samples, receivedAt: now };
      const done = await forward(tx, { ...of, actor: { kind: "system", id: clinicId } });
      await tx.all(statement`
        update training_scenario set sent_second = ${until} where clinic_id = ${clinicId} and session_id = ${row.session_id}`);
      if (done !== undefined) works.push(done.afterCommit);
    }
    return works;
  });
  for (const work of after) await work();
};

/** Moves the monitors of every training session on to now (TRAIN-1, TRAIN-3). To be run every second by one or more servers. */
export const runScenarios = async (monitoring: Monitoring, at: Instant): Promise<void> => {
  const now = toMillisecond(at);
  const { rows } = await monitoring.log.database.pool.query<{ clinic_id: Uuid }>("select clinic_id from clinic order by clinic_id");
  for (const { clinic_id: clinicId } of rows) await runInClinic(monitoring, clinicId, now);
};
