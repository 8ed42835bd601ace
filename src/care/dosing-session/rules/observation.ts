import { plusMinutes, type Instant } from "#kernel/time.ts";

import { observedFrom } from "./data/session-timing.ts";
import { standingDoses, type DosingSession, type Dose } from "./dosing-session.ts";
import type { ProtocolSnapshot } from "./stored-protocol.ts";

const later = (one: Instant, other: Instant): Instant => (Temporal.Instant.compare(one, other) >= 0 ? one : other);

/** An infusion counts from its end, too; one that has not ended has no end of observation yet. */
const afterInfusion = (dose: Dose, protocol: ProtocolSnapshot, end: Instant): Instant | null => {
  if (dose.route !== "IV" || protocol.afterInfusion === null) return end;
  return dose.infusionEndedAt === null ? null : later(end, plusMinutes(dose.infusionEndedAt, protocol.afterInfusion.value));
};

/** When the least observation time of the route is over (REL-1); null before a dose, and while an infusion has no end. */
export const observationEndsAt = (session: DosingSession): Instant | null => {
  const doses = standingDoses(session);
  const protocol = session.opened?.protocol;
  const first = doses[0];
  const last = doses.at(-1);
  if (first === undefined || last === undefined || protocol === undefined) return null;
  const anchor = observedFrom(first.route) === "first-dose" ? first : last;
  const end = plusMinutes(anchor.observedAt, protocol.minimumObservation.value);
  return afterInfusion(last, protocol, end);
};
