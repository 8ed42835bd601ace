import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic, type Tx } from "#platform/database/transaction.ts";
import { execute, type ClinicalLog, type Envelope, type Execution } from "#platform/event-log/execute.ts";
import { idOfWords } from "#platform/event-log/id-of-words.ts";
import { readStream } from "#platform/event-log/read-stream.ts";
import type { Routes } from "#platform/http/routes.ts";

import { devicesContract as contract } from "../contract-devices.ts";
import { attachDevice, detachDevice, noteSharedDevice } from "../rules/attach-device.ts";
import { dosingSessionStream } from "../rules/dosing-session-stream.ts";
import type { Of } from "../rules/events.ts";
import { raiseStreamAlarm, reportLostSignal } from "../rules/raise-stream-alarm.ts";
import { onSession, withMeta } from "./on-session.ts";

type Place = { readonly episodeId: Uuid; readonly sessionId: Uuid };

/**
 * Running sessions that have this device attached at `at` or later. Two that attach it at one moment wait for each other, so that the
 * second sees the first.
 */
const sessionsWith = async (tx: Tx, deviceId: string, { sessionId }: Place, at: Instant): Promise<readonly Uuid[]> => {
  await tx.all(statement`select pg_advisory_xact_lock(hashtextextended(${`device ${tx.clinicId} ${deviceId}`}, 0))`);
  const rows = await tx.all(statement<{ session_id: Uuid }>`
    select distinct d.session_id from session_device d
    join dosing_session s on s.clinic_id = d.clinic_id and s.session_id = d.session_id
    where d.clinic_id = ${tx.clinicId} and d.device_id = ${deviceId} and d.session_id <> ${sessionId}
      and (d.detached_at > ${at} or (d.detached_at is null and s.status = 'open'))
    order by d.session_id`);
  return rows.map((row) => row.session_id);
};

/** Which session this attachment collided with, as its own record says it, and where that session's record is. */
const readShared = (log: ClinicalLog, { clinicId }: Envelope, sessionId: Uuid, attachmentId: string) =>
  inClinic(log.database, clinicId, async (tx) => {
    const session = await readStream(tx, dosingSessionStream, sessionId);
    const device = session.incidents.find(({ incidentId }) => incidentId === attachmentId)?.device;
    if (device === undefined) return undefined;
    const others = await tx.all(statement<{ session_id: Uuid; episode_id: Uuid }>`
      select session_id, episode_id from dosing_session where clinic_id = ${clinicId} and session_id = any(${[...device.sessionIds]}::uuid[])`);
    return { device, others };
  });

/** Says in the other sessions' records what was just said in this one. Said again, it is one command. */
const tellOthers = async (log: ClinicalLog, envelope: Envelope, sessionId: Uuid, attachmentId: string): Promise<void> => {
  const shared = await readShared(log, envelope, sessionId, attachmentId);
  for (const { session_id: streamId, episode_id: episodeId } of shared?.others ?? []) {
    const { id: commandId, digest } = idOfWords("shared-device", attachmentId, streamId);
    const actor = { kind: "system", id: envelope.clinicId } as const;
    const device = { deviceId: shared?.device.deviceId ?? "", name: shared?.device.name ?? "", sessionIds: [sessionId] };
    await execute(
      log,
      { ...envelope, commandId, digest, actor, deviceAt: null, admit: async () => true },
      { episodeId, streamId, stream: dosingSessionStream, decide: (session) => noteSharedDevice(session, commandId, device) },
    );
  }
};

type Attaching = { readonly params: Place; readonly body: Of<"device-attached">; readonly meta: { readonly observedAt: Instant } };

/** Attaches in this session, and lets the others know. A repeated command tells them again, in case it was cut off in between. */
const attach =
  ({ params, body, meta }: Attaching): Execution =>
  async (log, envelope) => {
    const outcome = await onSession(params, async (session, tx) =>
      attachDevice(session, body, await sessionsWith(tx, body.deviceId, params, meta.observedAt)),
    )(log, envelope);
    if (outcome.outcome === "accepted" || outcome.outcome === "repeated")
      await tellOthers(log, envelope, params.sessionId, body.attachmentId);
    return outcome;
  };

/** Which devices measure the patient of a session. */
export const deviceRoutes = (routes: Routes): void => {
  routes.command(contract.attachDevice, attach);
  routes.command(contract.detachDevice, withMeta(detachDevice));
  routes.command(contract.raiseStreamAlarm, withMeta(raiseStreamAlarm));
  routes.command(contract.reportLostSignal, withMeta(reportLostSignal));
};
