import type { Uuid } from "#kernel/ids.ts";
import { toMillisecond, type Instant } from "#kernel/time.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { inClinic } from "#platform/database/transaction.ts";
import { statement } from "#platform/database/query.ts";
import { execute } from "#platform/event-log/execute.ts";

import { dosingSessionStream } from "../../rules/dosing-session-stream.ts";
import { raiseOverdue } from "../../rules/record-transitions.ts";
import type { Transition } from "../../rules/transition.ts";
import { watchSilence } from "../../rules/watch-silence.ts";
import { readOverdue } from "../read-overdue.ts";
import { readStanding, rebuildFeed, type Feed } from "./feed.ts";
import type { FeedPlace, Monitoring } from "./monitoring.ts";

type Open = { readonly session_id: Uuid; readonly batches: number };

/** A monitor that sent within this time is not silent, and whoever takes its batches in judges it. */
const quietSeconds = 15;

type Quiet = { readonly sessionId: Uuid; readonly feed: Feed; readonly transitions: readonly Transition[] };

/** The quiet feeds of open sessions, as they stand in the database: taken from mind where that is current, else rebuilt. */
const readQuietFeeds = async (monitoring: Monitoring, clinicId: Uuid, now: Instant): Promise<readonly Quiet[]> =>
  inClinic(monitoring.log.database, clinicId, async (tx) => {
    const rows = await tx.all(statement<Open>`
      select f.session_id, f.batches from device_feed f
      join dosing_session s on s.clinic_id = f.clinic_id and s.session_id = f.session_id and s.status = 'open'
      join device_batch b on b.clinic_id = f.clinic_id and b.session_id = f.session_id and b.number = f.batches
      where f.clinic_id = ${clinicId} and b.received_at < ${now.subtract({ seconds: quietSeconds })}`);
    const standing = await readStanding(
      tx,
      rows.map((row) => row.session_id),
    );
    const feeds: Quiet[] = [];
    for (const { session_id: sessionId, batches: number } of rows) {
      const cached = monitoring.feedOf(sessionId);
      if (cached?.number === number) {
        feeds.push({ sessionId, feed: cached, transitions: [] });
        continue;
      }
      const rebuilt = await rebuildFeed(tx, sessionId, { number, now, standing: standing(sessionId) });
      if (rebuilt !== undefined) feeds.push({ sessionId, ...rebuilt });
    }
    return feeds;
  });

const sweepSilence = async (monitoring: Monitoring, clinicId: Uuid, now: Instant): Promise<void> => {
  for (const { sessionId, feed, transitions } of await readQuietFeeds(monitoring, clinicId, now)) {
    const silence = watchSilence(feed.watch, now, feed.session.protocol);
    const found = [...transitions, ...silence.transitions];
    const deviceId = [...feed.newest.keys()].at(-1) ?? "";
    const actor = { kind: "system", id: clinicId } as const;
    const place: FeedPlace = {
      clinicId,
      episodeId: feed.session.episodeId,
      sessionId,
      actor,
      receivedAt: now,
      deviceId,
      simulated: feed.simulated,
    };
    // Only while no batch came meanwhile: a newer one knows better.
    if ((monitoring.feedOf(sessionId)?.number ?? 0) <= feed.number) monitoring.remember(sessionId, { ...feed, watch: silence.watch });
    if (found.length > 0) await monitoring.record(place, found);
  }
};

const sweepOverdue = async ({ log }: Monitoring, clinicId: Uuid, now: Instant): Promise<void> => {
  const overdue = await inClinic(log.database, clinicId, (tx) => readOverdue(tx, now));
  for (const { sessionId, episodeId } of overdue) {
    const actor = { kind: "system", id: clinicId } as const;
    const envelope = {
      clinicId,
      commandId: newId(),
      digest: Buffer.alloc(32),
      actor,
      observedAt: now,
      deviceAt: null,
      receivedAt: now,
      admit: async () => true,
    };
    await execute(log, envelope, {
      episodeId,
      streamId: sessionId,
      stream: dosingSessionStream,
      decide: (session) => raiseOverdue(session, now),
    });
  }
};

/**
 * What no sample and no person says: signals that have fallen silent and readings that are overdue, in every clinic. To be run every
 * few seconds by one or more server processes; twice at once says it once.
 */
export const sweepSessions = async (monitoring: Monitoring, at: Instant): Promise<void> => {
  const now = toMillisecond(at);
  const { rows } = await monitoring.log.database.pool.query<{ clinic_id: Uuid }>("select clinic_id from clinic order by clinic_id");
  for (const { clinic_id: clinicId } of rows) {
    await sweepSilence(monitoring, clinicId, now);
    await sweepOverdue(monitoring, clinicId, now);
  }
};
