import { isBefore, type Instant } from "#kernel/time.ts";

import type { DosingSession } from "./dosing-session.ts";
import type { RoomRole } from "./events.ts";

/** From when to when somebody had the watch, or nobody (null). The last span of a running session has no end. */
export type WatchSpan = { readonly staffId: string | null; readonly from: Instant; readonly until: Instant | null };

/** Roles that take the watch by coming in where nobody has it (HAND-1). */
export const watchRoles: readonly RoomRole[] = ["monitor", "nurse"];

type Change = { readonly at: Instant; readonly order: number; readonly apply: (holder: string | null) => string | null };

const entering = (staffId: string) => (holder: string | null) => holder ?? staffId;
const leaving = (staffId: string) => (holder: string | null) => (holder === staffId ? null : holder);

/** Of one moment, going comes first, then answers, then coming: a handover in the same second leaves no gap. */
const order = { going: 0, taking: 1, coming: 2 } as const;

const presenceChanges = ({ people }: DosingSession): readonly Change[] =>
  people.flatMap(({ staffId, role, entered, left }, place): readonly Change[] => {
    const comesIn = watchRoles.includes(role) ? [{ at: entered.observedAt, order: order.coming, apply: entering(staffId) }] : [];
    // Coming in again in another role ends a stay without anybody leaving the room.
    const again = people.some(
      (other, index) => index > place && left !== null && other.staffId === staffId && other.entered.observedAt.equals(left.observedAt),
    );
    const goesOut = left === null || again ? [] : [{ at: left.observedAt, order: order.going, apply: leaving(staffId) }];
    return [...comesIn, ...goesOut];
  });

const isWatcher = ({ people }: DosingSession, staffId: string, at: Instant): boolean =>
  people.some(
    (one) =>
      one.staffId === staffId &&
      watchRoles.includes(one.role) &&
      !isBefore(at, one.entered.observedAt) &&
      (one.left === null || isBefore(at, one.left.observedAt)),
  );

const breakChanges = (session: DosingSession): readonly Change[] =>
  session.breaks.flatMap(({ staffId, begun, ended }): readonly Change[] => {
    const goes = { at: begun.observedAt, order: order.going, apply: leaving(staffId) };
    if (ended === null || !isWatcher(session, staffId, ended.observedAt)) return [goes];
    return [goes, { at: ended.observedAt, order: order.coming, apply: entering(staffId) }];
  });

const takingChanges = ({ handovers, takings }: DosingSession): readonly Change[] => [
  ...handovers.flatMap(({ to, answer }): readonly Change[] =>
    answer?.kind === "accepted" ? [{ at: answer.observedAt, order: order.taking, apply: () => to }] : [],
  ),
  ...takings.map(({ staffId, observedAt }): Change => ({ at: observedAt, order: order.taking, apply: entering(staffId) })),
];

/**
 * Who had the watch, span after span without a gap, from the opening to the release (or the closing without one). The first monitor or
 * nurse who comes in where nobody has it takes it (HAND-1); an accepted handover moves it (HAND-2); leaving or a break ends it (HAND-3).
 */
export const responsibility = (session: DosingSession): readonly WatchSpan[] => {
  const from = session.opened?.observedAt;
  if (from === undefined) return [];
  const end = (session.released ?? session.closed)?.observedAt ?? null;
  const changes = [...presenceChanges(session), ...breakChanges(session), ...takingChanges(session)]
    .filter(({ at }) => end === null || isBefore(at, end))
    .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at) || one.order - other.order);
  const spans: WatchSpan[] = [];
  let span: WatchSpan = { staffId: null, from, until: end };
  for (const { at, apply } of changes) {
    const staffId = apply(span.staffId);
    if (staffId === span.staffId) continue;
    // A fact from before the opening counts from the opening.
    const since = isBefore(at, span.from) ? span.from : at;
    if (isBefore(span.from, since)) spans.push({ ...span, until: since });
    // Somebody who goes and comes back in the same moment was never away.
    const before = spans.at(-1)?.staffId === staffId ? spans.pop() : undefined;
    span = { staffId, from: before?.from ?? since, until: end };
  }
  return [...spans, span];
};

/** Who had the watch at a moment; null is nobody, also before the opening and after the end (HAND-4). */
export const responsibleAt = (session: DosingSession, at: Instant): string | null =>
  responsibility(session).find(({ from, until }) => !isBefore(at, from) && (until === null || isBefore(at, until)))?.staffId ?? null;

/** Spans in which nobody had the watch. */
export const unwatched = (session: DosingSession): readonly WatchSpan[] =>
  responsibility(session).filter(({ staffId }) => staffId === null);

/** Breaks that are longer than was said (HAND-7). */
export const overdueBreaks = ({ breaks }: DosingSession, now: Instant): DosingSession["breaks"] =>
  breaks.filter(({ ended, expectedBackAt }) => ended === null && isBefore(expectedBackAt, now));
