import { unreachable } from "#kernel/decision.ts";
import { settled, type NumberSetting, type Protocol } from "#kernel/setting.ts";
import { plusMinutes, type Instant } from "#kernel/time.ts";

import type { ContactWithin, SafetyRuleEntry } from "./data/safety-rules.ts";

export type Deadlines = {
  /** `null` where the rule sets no time to be seen. */
  readonly acknowledgeBy: Instant | null;
  /** `null` where the rule waits for an occasion instead: before any dose, at the next meeting. */
  readonly contactBy: Instant | null;
};

const minutesPer = { min: 1, h: 60, d: 24 * 60 } as const;

const endOfDay = (instant: Instant, timeZone: string): Instant =>
  instant.toZonedDateTimeISO(timeZone).add({ days: 1 }).startOfDay().toInstant().subtract({ milliseconds: 1 });

const after = (received: Instant, setting: NumberSetting<"min" | "h" | "d">, protocol: Protocol): Instant => {
  const { value, unit } = settled(protocol, setting);
  return plusMinutes(received, value * minutesPer[unit]);
};

const contactBy = (within: ContactWithin, received: Instant, timeZone: string, protocol: Protocol): Instant | null => {
  if (typeof within === "object") return after(received, within, protocol);
  switch (within) {
    case "same-day":
      return endOfDay(received, timeZone);
    case "before-dose":
    case "next-session":
      return null;
    default:
      return unreachable(within);
  }
};

/**
 * Until when a flag must be seen and a clinician in contact. Counts from when the clinic had the answer, so that a device clock
 * that runs ahead delays nobody (SR-01); "the same day" is the clinic's day.
 */
export const deadlinesOf = (rule: SafetyRuleEntry, received: Instant, timeZone: string, protocol: Protocol): Deadlines => ({
  acknowledgeBy: rule.acknowledgeWithin && after(received, rule.acknowledgeWithin, protocol),
  contactBy: contactBy(rule.contactWithin, received, timeZone, protocol),
});
