import { plusMinutes, type Instant } from "#kernel/time.ts";

import type { SafetyRuleEntry } from "./data/safety-rules.ts";

export type Deadlines = {
  /** `null` where the rule sets no time to be seen. */
  readonly acknowledgeBy: Instant | null;
  readonly contactBy: Instant;
};

const endOfDay = (instant: Instant, timeZone: string): Instant =>
  instant.toZonedDateTimeISO(timeZone).add({ days: 1 }).startOfDay().toInstant().subtract({ milliseconds: 1 });

/**
 * Until when a flag must be seen and a clinician in contact. Counts from when the clinic had the answer, so that a device clock
 * that runs ahead delays nobody (SR-01); "the same day" is the clinic's day.
 */
export const deadlinesOf = (rule: SafetyRuleEntry, received: Instant, timeZone: string): Deadlines => ({
  acknowledgeBy: rule.acknowledgeWithin && plusMinutes(received, rule.acknowledgeWithin.value),
  contactBy: rule.contactWithin === "same-day" ? endOfDay(received, timeZone) : plusMinutes(received, rule.contactWithin.value * 60),
});
