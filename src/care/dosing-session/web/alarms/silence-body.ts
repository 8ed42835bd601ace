import { newestValue } from "../room/vital-values.ts";
import type { ShownSession } from "../room/vital-tiles.tsx";
import type { ShownAlarm } from "./alarm-list.tsx";

/** The silence that one tap asks for: as long as it may last, with the value that the person has before them. */
export const silenceBody = (alarm: ShownAlarm, shown: Pick<ShownSession, "charted" | "latest">, now: Temporal.Instant) => ({
  alarmId: alarm.alarmId,
  // A little less, so that a clock that is read a moment later does not make it too long.
  until: now.add({ seconds: alarm.mayRest - 1 }),
  seen: (alarm.parameter === null ? undefined : newestValue(shown, alarm.parameter)?.value) ?? null,
});
