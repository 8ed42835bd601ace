import type { Attachment } from "#care/devices/rules/choose-session.ts";
import type { SessionSide } from "#care/devices/server/take-samples-of-device.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { Monitoring } from "./monitoring.ts";
import { takeSamples } from "./take-samples.ts";

type Row = { readonly session_id: Uuid; readonly attached_at: Instant; readonly detached_at: Instant | null; readonly training: boolean };

/** Attachments that ended longer ago than this are no home for a value that comes now. */
const hoursBack = 24;

const readAttachments = async (tx: Tx, deviceId: Uuid): Promise<readonly Attachment[]> => {
  const rows = await tx.all(statement<Row>`
    select a.session_id, a.attached_at, a.detached_at, s.training from session_device a
    join dosing_session s on s.clinic_id = a.clinic_id and s.session_id = a.session_id
    where a.clinic_id = ${tx.clinicId} and a.device_id = ${deviceId}
      and (a.detached_at is null or a.detached_at > now() - make_interval(hours => ${hoursBack}))
    order by a.attached_at`);
  return rows.map((row) => ({ sessionId: row.session_id, from: row.attached_at, until: row.detached_at, training: row.training }));
};

/** The session's side of a device: which sessions it is attached to, and the way of its samples, the same as a gateway's. */
export const sessionSide = (monitoring: Monitoring): SessionSide => ({
  readAttachments,
  forward: async (tx, { sessionId, batchId, deviceId, simulated, samples, receivedAt, actor }) => {
    const sent = samples.map((sample, sequence) => ({
      sequence,
      observedAt: sample.observedAt,
      deviceAt: sample.deviceAt,
      status: sample.status ?? "measured",
      values: sample.values,
      units: sample.units,
    }));
    const taken = await takeSamples(
      tx,
      { sessionId, batchId, batch: { deviceId, simulated, samples: sent }, receivedAt },
      monitoring.feedOf,
    );
    if (typeof taken === "string") return undefined;
    const { feed, transitions, answer } = taken;
    const { accepted, noSignal, duplicates, implausible } = answer;
    const place = { clinicId: tx.clinicId, episodeId: feed.session.episodeId, sessionId, actor, receivedAt, deviceId, simulated };
    return {
      counts: { accepted, noSignal, duplicates, implausible },
      afterCommit: async () => {
        monitoring.remember(sessionId, feed);
        monitoring.log.onAppended(tx.clinicId);
        if (transitions.length > 0) await monitoring.record(place, transitions);
      },
    };
  },
});
