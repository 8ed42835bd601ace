import { minutesBetween, type Instant } from "#kernel/time.ts";

import { baselineReading } from "./baseline.ts";
import { effectTimings } from "./data/session-timing.ts";
import { firstDose, standingDoses, type DosingSession } from "./dosing-session.ts";
import { observationEndsAt } from "./observation.ts";

/** Where a session is. Before the dose by what is charted, after it by the time since it. */
export const phases = ["arrival", "baseline", "dosing", "onset", "peak", "return", "recovery", "release"] as const;
export type Phase = (typeof phases)[number];

/** The facts of a session that its phase depends on. */
export type PhaseInputs = {
  readonly hasBaseline: boolean;
  readonly route: keyof typeof effectTimings;
  readonly lastDoseAt: Instant | null;
  readonly observeUntil: Instant | null;
  readonly isReleased: boolean;
};

/**
 * Before a dose: arrival until a complete reading is there, then baseline (PHASE-1). After it, minutes since the last dose by the
 * route's timing: dosing to the first onset, onset to the first peak, peak, return to the end of effect, then recovery until the
 * observation time is over (PHASE-2, PHASE-3). Later doses begin the course again.
 */
export const phaseAt = ({ hasBaseline, route, lastDoseAt, observeUntil, isReleased }: PhaseInputs, now: Instant): Phase => {
  if (isReleased) return "release";
  if (lastDoseAt === null) return hasBaseline ? "baseline" : "arrival";
  const { onset, peak, effect } = effectTimings[route];
  const since = minutesBetween(lastDoseAt, now);
  if (since < onset[0]) return "dosing";
  if (since < peak[0]) return "onset";
  if (since < peak[1]) return "peak";
  if (since < effect[1]) return "return";
  const observed = observeUntil !== null && minutesBetween(observeUntil, now) >= 0;
  return observed ? "release" : "recovery";
};

export const phaseInputs = (session: DosingSession): PhaseInputs | undefined =>
  session.opened === null
    ? undefined
    : {
        hasBaseline: baselineReading(session) !== undefined,
        route: firstDose(session)?.route ?? session.opened.route,
        lastDoseAt: standingDoses(session).at(-1)?.observedAt ?? null,
        observeUntil: observationEndsAt(session),
        isReleased: session.status === "released" || session.status === "closed",
      };

/** The phase of a session now; undefined before it was opened. */
export const phaseOf = (session: DosingSession, now: Instant): Phase | undefined => {
  const inputs = phaseInputs(session);
  return inputs && phaseAt(inputs, now);
};
