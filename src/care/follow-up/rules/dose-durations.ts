import { settled, type Protocol } from "#kernel/setting.ts";
import { hoursBetween, isBefore, type Instant } from "#kernel/time.ts";

import { readingsApart } from "./data/follow-up-settings.ts";
import type { Followed } from "./kaplan-meier.ts";
import { isResponse, type DriftReading } from "./observe-drift.ts";

/** How long the benefit of one dose lasted, as far as the readings show. Days count from the dose. */
export type DoseDuration = { readonly doseAt: Instant; readonly until: Instant | null } & (
  | { readonly kind: "not-assessed"; readonly reason: "no-baseline" | "no-reading" }
  | { readonly kind: "no-response"; readonly readings: number }
  | {
      readonly kind: "lost";
      readonly days: number;
      readonly lostAt: Instant;
      /** The last reading that still showed the response: the loss lies between the two. */
      readonly heldAt: Instant;
      /** Whether a second reading far enough apart showed it, too. */
      readonly confirmed: boolean;
    }
  /** Still there at the last reading before the next dose, or before today; what came after is not known. */
  | { readonly kind: "held"; readonly days: number; readonly heldAt: Instant; readonly why: "next-dose" | "last-reading" }
);

type Asked = {
  readonly baseline: number | null;
  /** When each session's last dose was given. */
  readonly doses: readonly Instant[];
  readonly readings: readonly DriftReading[];
  readonly protocol: Protocol;
};

const inOrder = (one: Instant, other: Instant): number => Temporal.Instant.compare(one, other);
const daysBetween = (from: Instant, to: Instant): number => Math.round(hoursBetween(from, to) / 2.4) / 10;

type Lapse = { readonly since: DriftReading; readonly confirmed: boolean };

/**
 * The first time that the response was gone: for a stretch long enough to be confirmed, or up to the last reading there is. A single
 * worse reading with a better one soon after is no loss (DUR-3).
 */
const lapseIn = (readings: readonly DriftReading[], responds: (total: number) => boolean, apartHours: number): Lapse | undefined => {
  let since: DriftReading | undefined;
  for (const reading of readings) {
    if (responds(reading.total)) since = undefined;
    else since ??= reading;
    if (since !== undefined && hoursBetween(since.at, reading.at) >= apartHours) return { since, confirmed: true };
  }
  return since && { since, confirmed: false };
};

const durationOf = (doseAt: Instant, until: Instant | null, { baseline, readings, protocol }: Asked): DoseDuration => {
  const span = { doseAt, until };
  if (baseline === null) return { ...span, kind: "not-assessed", reason: "no-baseline" };
  const own = readings.filter(({ at }) => isBefore(doseAt, at) && (until === null || isBefore(at, until)));
  if (own.length === 0) return { ...span, kind: "not-assessed", reason: "no-reading" };
  const responds = (total: number): boolean => isResponse(total, baseline, protocol);
  const first = own.findIndex(({ total }) => responds(total));
  if (first === -1) return { ...span, kind: "no-response", readings: own.length };
  const after = own.slice(first);
  const lapse = lapseIn(after, responds, settled(protocol, readingsApart).value * 24);
  const good = after.filter(({ at, total }) => responds(total) && (lapse === undefined || isBefore(at, lapse.since.at)));
  const heldAt = good.at(-1)?.at ?? doseAt;
  if (lapse !== undefined)
    return { ...span, kind: "lost", days: daysBetween(doseAt, lapse.since.at), lostAt: lapse.since.at, heldAt, confirmed: lapse.confirmed };
  return { ...span, kind: "held", days: daysBetween(doseAt, heldAt), heldAt, why: until === null ? "last-reading" : "next-dose" };
};

/**
 * One entry a dose, oldest first (DUR-1 to DUR-4). A dose's span ends with the next one; a response must show within the span. Nothing
 * is assumed between two readings or after the last.
 */
export const doseDurations = (asked: Asked): readonly DoseDuration[] => {
  const doses = asked.doses.toSorted(inOrder);
  const ordered = { ...asked, readings: asked.readings.toSorted((one, other) => inOrder(one.at, other.at)) };
  return doses.map((doseAt, index) => durationOf(doseAt, doses[index + 1] ?? null, ordered));
};

/** The durations as a survival estimate takes them: a loss is an event, a response that held is censored. The others are not followed. */
export const followedDurations = (durations: readonly DoseDuration[]): readonly Followed[] =>
  durations.flatMap((one): Followed[] => {
    if (one.kind === "lost") return [{ days: one.days, event: true }];
    return one.kind === "held" ? [{ days: one.days, event: false }] : [];
  });
