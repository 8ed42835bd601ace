import type { CommandMeta } from "#kernel/command.ts";
import { refuse, type Decision } from "#kernel/decision.ts";
import type { Instant } from "#kernel/time.ts";

import type { DosingSession } from "./dosing-session.ts";
import type { DosingSessionEvent } from "./events.ts";
import { rangeLimits } from "./range-limits.ts";
import { recordTransition } from "./record-transitions.ts";
import { notOpened } from "./session-refusals.ts";
import type { StreamedParameter } from "./streamed-point.ts";

/** A sustained value that a tablet found in what its own device streams; `from` and `to` are the stretch as far as it is known. */
export type StreamAlarm = {
  readonly rule: string;
  readonly value: number;
  readonly at: Instant;
  readonly from: Instant;
  readonly to: Instant;
};

/** What a tablet found is no reading of a cuff. */
const noCuff = { readingId: "", source: { kind: "device" } } as const;

/**
 * Raises an alarm that a tablet found (BLE-9), as the server would from the same values: under the same id, so that both say it once
 * (ALM-6). The limit is the session's own.
 */
export const raiseStreamAlarm = (
  session: DosingSession,
  { rule, ...found }: StreamAlarm,
  meta: CommandMeta,
): Decision<DosingSessionEvent> => {
  if (session.opened === null) return notOpened();
  const { alerts } = session.opened.protocol;
  const limit = [...alerts, ...rangeLimits(alerts)].find((one) => one.rule === rule);
  if (limit === undefined) return refuse("BLE-9", "This session has no such limit.", "rule");
  return recordTransition(session, { kind: "beyond", limit, isOver: false, ...found }, noCuff, meta);
};

/** Raises that a device sends no valid value any more, when the server cannot be asked (BLE-9, SIG-1). */
export const reportLostSignal = (
  session: DosingSession,
  { parameter, since }: { readonly parameter: StreamedParameter; readonly since: Instant },
  meta: CommandMeta,
): Decision<DosingSessionEvent> =>
  session.opened === null ? notOpened() : recordTransition(session, { kind: "lost", at: meta.observedAt, parameter, since }, noCuff, meta);
