import { dosingSessionTables } from "#care/dosing-session/server/dosing-session-tables.ts";
import type { Uuid } from "#kernel/ids.ts";
import { minutesBetween, plusMinutes, type Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";

import { momentOf, tellSteps, type SessionStory } from "./story/session-story.ts";
import { acknowledge, vitals } from "./story/tell-after-dose.ts";
import { observedFor, stepsOfClosing, stepsOfRelease } from "./story/tell-release.ts";

const readLastFact = async ({ story, sessionId }: SessionStory): Promise<Instant | undefined> => {
  const { clinicId } = story.clinic;
  const row = await inClinic(story.log.database, clinicId, (tx) =>
    tx.first(statement<{ at: Instant | null }>`
      select max(observed_at) as at from event where clinic_id = ${clinicId} and stream_id = ${sessionId}`),
  );
  return row?.at ?? undefined;
};

const readUnseen = async ({ story, sessionId }: SessionStory): Promise<readonly string[]> => {
  const { clinicId } = story.clinic;
  const rows = await inClinic(story.log.database, clinicId, (tx) =>
    tx.all(
      dosingSessionTables
        .selectFrom("session_alarm")
        .select("alarm_id")
        .where("clinic_id", "=", clinicId)
        .where("session_id", "=", sessionId)
        .where("acknowledged_at", "is", null),
    ),
  );
  return rows.map(({ alarm_id }) => alarm_id);
};

/**
 * Tells the end of a session that an earlier start of the demo left running: watched, released and closed on the day on which it was
 * begun. Throws a `StoryProblem` where a gate stays shut.
 */
export const finishSession = async (session: SessionStory): Promise<Uuid> => {
  const last = await readLastFact(session);
  const from = Math.max(observedFor, last === undefined ? 0 : Math.ceil(minutesBetween(session.doseAt, last)) + 1);
  await tellSteps(session, [vitals(session, from - 34), vitals(session, from - 16), ...stepsOfRelease(session, from)]);
  const seenAt = momentOf(session, from + 12);
  for (const alarmId of await readUnseen(session)) await acknowledge(session, alarmId, plusMinutes(seenAt, 0.1));
  await tellSteps(session, stepsOfClosing(session, from + 25));
  return session.sessionId;
};
