import { useEffect, useSyncExternalStore } from "react";

import type { SoundTimes } from "../../rules/sound-times.ts";
import type { AlarmLevel } from "../../rules/stored-protocol.ts";
import { alarmPlayer, playAlarm, type SoundState } from "./alarm-player.ts";

/** Whether alarms may be heard on this page. */
export const useSoundState = (): SoundState => {
  const player = alarmPlayer();
  return useSyncExternalStore(player.onState, player.state);
};

/** Sounds a level while the component is on screen; null is silence. */
export const useAlarmSound = (level: AlarmLevel | null, pause: SoundTimes["pause"]): void => {
  const { red, amber } = pause;
  useEffect(() => playAlarm(level, { red, amber }), [level, red, amber]);
  useEffect(() => () => playAlarm(null, { red: 0, amber: 0 }), []);
};
