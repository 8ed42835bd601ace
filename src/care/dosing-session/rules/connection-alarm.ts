import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import { isBefore, type Instant } from "#kernel/time.ts";

import type { DosingSession } from "./dosing-session.ts";
import type { DosingSessionEvent, Of } from "./events.ts";
import { notOpened } from "./session-refusals.ts";
import type { AlarmLevel } from "./stored-protocol.ts";

/** After how many seconds without its server a screen alarms. */
export type LossTimes = { readonly amber: number; readonly red: number };

/**
 * What a screen that has heard nothing since `since` is to show and sound (LOSS-1); null while it is too early to say. A clock that was
 * set back meanwhile says nothing of how long it is: that counts as lost until the next answer.
 */
export const connectionAlarm = (since: Instant, times: LossTimes, now: Instant): AlarmLevel | null => {
  const seconds = (now.epochMilliseconds - since.epochMilliseconds) / 1_000;
  if (seconds >= times.red || seconds < -times.red) return "red";
  return seconds >= times.amber ? "amber" : null;
};

/**
 * Notes in the record that the screens which watched this session did not hear the server (LOSS-3). Several screens tell of one
 * interruption: what lies inside one that is known already adds nothing.
 */
export const noteInterruption = (session: DosingSession, told: Of<"screens-cut-off">, meta: CommandMeta): Decision<DosingSessionEvent> => {
  if (session.opened === null) return notOpened();
  if (!isBefore(told.from, told.until) || isBefore(meta.now.add({ hours: 24 }), told.until)) {
    return refuse("LOSS-3", "An interruption ends after it began.", "until");
  }
  const isKnown = session.interruptions.some(
    ({ from, until }) => isBefore(told.from, until.add({ seconds: sameWithin })) && isBefore(from, told.until.add({ seconds: sameWithin })),
  );
  return isKnown ? accept() : accept<DosingSessionEvent>({ type: "screens-cut-off", ...told });
};

/** Screens come back one after another: what begins so soon after another interruption is the same one. In seconds. */
const sameWithin = 30;
