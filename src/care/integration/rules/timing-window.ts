import { settled, type NumberSetting, type Protocol } from "#kernel/setting.ts";
import { hoursBetween, plusMinutes, type Instant } from "#kernel/time.ts";

/** Hours after a session's last dose between which something should be done. */
export type TimingWindow = { readonly from: NumberSetting<"h">; readonly until: NumberSetting<"h"> };
export type Timing = "early" | "in-time" | "late";

export const hoursAfter = (doseAt: Instant, setting: NumberSetting<"h">, protocol: Protocol): Instant =>
  plusMinutes(doseAt, settled(protocol, setting).value * 60);

/** Where a moment lies to the window; its ends belong to it. */
export const timingOf = (doseAt: Instant, at: Instant, window: TimingWindow, protocol: Protocol): Timing => {
  const hours = hoursBetween(doseAt, at);
  if (hours < settled(protocol, window.from).value) return "early";
  return hours <= settled(protocol, window.until).value ? "in-time" : "late";
};

/** The best of several: in time, then late, then early. Undefined where there is none. */
export const bestTiming = (timings: readonly Timing[]): Timing | undefined =>
  (["in-time", "late", "early"] as const).find((timing) => timings.includes(timing));
