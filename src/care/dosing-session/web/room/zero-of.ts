import { standingDoses, type DosingSession } from "../../rules/dosing-session.ts";

/** When minute 0 is: the first dose, else the opening of the session. */
export const zeroOf = (session: DosingSession): number =>
  (standingDoses(session)[0]?.observedAt ?? session.opened?.observedAt)?.epochMilliseconds ?? 0;
