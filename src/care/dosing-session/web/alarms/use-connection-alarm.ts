import { useEffect, useEffectEvent, useRef, useState } from "react";

import { byServer } from "#platform/http/browser/server-clock.ts";

import { connectionAlarm } from "../../rules/connection-alarm.ts";
import type { SoundTimes } from "../../rules/sound-times.ts";
import type { AlarmLevel } from "../../rules/stored-protocol.ts";
import { keepNotHeard, type NotHeard } from "./connection-history.ts";

export type ConnectionAlarm = {
  readonly level: AlarmLevel;
  /** By the server's clock, as what is kept of it. */
  readonly since: Temporal.Instant;
  /** Whether its sound rests; what is seen does not. */
  readonly rests: boolean;
  readonly silence: (seconds: number) => void;
};

/**
 * A page that hears nothing of its server is itself in alarm (LOSS-1), by its own clock and without any network. `heardAt` and `now` are this device's own times: only
 * their distance counts. `onBack`: it is heard again; the interruption is kept on this device (LOSS-1) and told.
 */
export const useConnectionAlarm = (
  heardAt: Temporal.Instant | undefined,
  times: SoundTimes["loss"],
  now: Temporal.Instant,
  onBack: (one: NotHeard) => void,
): ConnectionAlarm | null => {
  const [restsUntil, setRestsUntil] = useState<Temporal.Instant | undefined>(undefined);
  const lost = useRef<Temporal.Instant | undefined>(undefined);
  const back = useEffectEvent((one: NotHeard) => {
    keepNotHeard(one);
    onBack(one);
  });
  const level = heardAt === undefined ? null : connectionAlarm(heardAt, times, now);
  useEffect(() => {
    if (heardAt === undefined) return;
    if (level !== null) lost.current ??= heardAt;
    else if (lost.current !== undefined) {
      back({ from: byServer(lost.current), until: byServer(heardAt) });
      lost.current = undefined;
    }
  }, [heardAt, level]);
  if (level === null || heardAt === undefined) return null;
  return {
    level,
    since: byServer(heardAt),
    rests: restsUntil !== undefined && Temporal.Instant.compare(now, restsUntil) < 0,
    silence: (seconds) => setRestsUntil(Temporal.Now.instant().add({ seconds })),
  };
};
