import type { BoardSession } from "../../contract-answers.ts";

/** Who needs a person first: 0 most urgent. Nothing is left out; quiet rooms stand last. */
export const urgencyOf = (session: BoardSession): number => {
  if (session.emergencies.length > 0) return 0;
  const waiting = session.alarms.filter((alarm) => !alarm.acknowledged);
  if (waiting.some((alarm) => alarm.level === "red")) return 0;
  if (waiting.length > 0) return 1;
  if (session.alarms.some((alarm) => !alarm.settled && alarm.level === "red")) return 2;
  const { watch } = session;
  if (watch !== null && (watch.late.length > 0 || (watch.holderId === null && session.firstDoseAt !== null))) return 3;
  if (session.overdue || session.lostSignals.length > 0 || session.missingStreams.length > 0) return 3;
  if (session.alarms.length > 0) return 4;
  return session.status === "open" ? 5 : 6;
};

export const inBoardOrder = (sessions: readonly BoardSession[]): readonly BoardSession[] =>
  sessions.toSorted(
    (one, other) =>
      urgencyOf(one) - urgencyOf(other) ||
      (one.roomName ?? "").localeCompare(other.roomName ?? "") ||
      Temporal.Instant.compare(one.openedAt, other.openedAt),
  );
