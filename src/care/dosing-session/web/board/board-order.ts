import type { BoardSession } from "../../contract-answers.ts";

/** As much of a room as its place among the others needs; a wall has no more. */
export type OrderedRoom = Pick<
  BoardSession,
  "sessionId" | "roomName" | "openedAt" | "status" | "overdue" | "lostSignals" | "missingStreams" | "emergencies" | "alarms"
>;

/** Who needs a person first: 0 most urgent. Nothing is left out; quiet rooms stand last. */
export const urgencyOf = (session: OrderedRoom): number => {
  if (session.emergencies.length > 0) return 0;
  const waiting = session.alarms.filter((alarm) => !alarm.acknowledged);
  if (waiting.some((alarm) => alarm.level === "red")) return 0;
  if (waiting.length > 0) return 1;
  if (session.alarms.some((alarm) => !alarm.settled && alarm.level === "red")) return 2;
  if (session.overdue || session.lostSignals.length > 0 || session.missingStreams.length > 0) return 3;
  if (session.alarms.length > 0) return 4;
  return session.status === "open" ? 5 : 6;
};

export const inBoardOrder = <Session extends OrderedRoom>(sessions: readonly Session[]): readonly Session[] =>
  sessions.toSorted(
    (one, other) =>
      urgencyOf(one) - urgencyOf(other) ||
      (one.roomName ?? "").localeCompare(other.roomName ?? "") ||
      Temporal.Instant.compare(one.openedAt, other.openedAt),
  );

/** An order on screen, and since when it stands, in milliseconds. */
export type ShownOrder = { readonly ids: readonly string[]; readonly since: number };

/** How long an order stands before it changes again, so that an eye finds what it saw. */
const standsFor = 10_000;

/**
 * The order to show now: the wanted one, but not sooner than some seconds after the last change. Meanwhile every room keeps its place,
 * shows its alarm there, and what is new stands at the end.
 */
export const steadyOrder = (shown: ShownOrder, wanted: readonly string[], now: number): ShownOrder => {
  const kept = shown.ids.filter((id) => wanted.includes(id));
  const held = [...kept, ...wanted.filter((id) => !kept.includes(id))];
  const isSame = (one: readonly string[]): boolean => one.length === shown.ids.length && one.every((id, place) => id === shown.ids[place]);
  if (kept.length === 0 || now - shown.since >= standsFor) return isSame(wanted) ? shown : { ids: wanted, since: now };
  return isSame(held) ? shown : { ...shown, ids: held };
};
