import { settled } from "#kernel/setting.ts";
import { minutesBetween, type Instant } from "#kernel/time.ts";

import { continuousOf } from "./data/session-timing.ts";
import { streamTimes } from "./data/stream-settings.ts";
import { firstDose, type DosingSession } from "./dosing-session.ts";
import { protocolOf } from "./protocol.ts";
import type { VitalParameter } from "./vital-parameter.ts";

type Streamed = { readonly parameter: VitalParameter; readonly observedAt: Instant };

/**
 * The parameters that the route wants streamed without a pause and of which no monitor sends a value (DUE-6): a notice that stands until
 * it does, from the first dose until the patient is released. `latest`: the newest streamed values.
 */
export const missingStreams = (session: DosingSession, latest: readonly Streamed[], now: Instant): readonly VitalParameter[] => {
  const first = firstDose(session);
  if (session.opened === null || session.status !== "open" || first === undefined) return [];
  const wanted = session.opened.protocol.schedule?.continuous ?? continuousOf(session.opened.route);
  const patience = settled(protocolOf(session), streamTimes.continuous).value / 60;
  const isWaiting = (since: Instant): boolean => minutesBetween(since, now) <= patience;
  if (isWaiting(first.observedAt)) return [];
  return wanted.filter((parameter) => !latest.some((one) => one.parameter === parameter && isWaiting(one.observedAt)));
};
