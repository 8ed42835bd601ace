import { settled, type Protocol } from "#kernel/setting.ts";
import { isBefore, minutesBetween, type Instant } from "#kernel/time.ts";

import { emergencyConditions, type EmergencyCondition, type EmergencyId, type EmergencySign } from "./data/emergency-conditions.ts";
import { emergencyTimes } from "./data/escalation-settings.ts";
import type { DosingSession } from "./dosing-session.ts";

export type EmergencyFacts = {
  readonly alarms: readonly { readonly rule: string; readonly raisedAt: Instant; readonly settled: boolean }[];
  /** Signs that a person recorded as present and has not taken back. */
  readonly signs: readonly EmergencySign[];
};

export type Emergency = { readonly id: EmergencyId; readonly signs: readonly EmergencySign[] };

/** The signs that are present by the newest word on each. */
export const signsPresent = ({ signs }: Pick<DosingSession, "signs">): readonly EmergencySign[] => {
  const newest = new Map(signs.map(({ sign, present }) => [sign, present]));
  return [...newest].flatMap(([sign, present]) => (present ? [sign] : []));
};

const lasting = ({ rules, after }: EmergencyCondition, { alarms }: EmergencyFacts, protocol: Protocol, now: Instant): boolean => {
  const minutes = after === undefined ? 0 : settled(protocol, emergencyTimes[after]).value;
  return alarms.some(
    ({ rule, raisedAt, settled: isOver }) =>
      !isOver && rules.includes(rule) && !isBefore(now, raisedAt) && (after === undefined || minutesBetween(raisedAt, now) > minutes),
  );
};

/**
 * The conditions under which emergency services are to be called now (EMG-1…EMG-9): what values show by red alarms that are on, and what
 * a person saw. Guidance: it calls nobody and acknowledges nothing.
 */
export const emergencies = (facts: EmergencyFacts, protocol: Protocol, now: Instant): readonly Emergency[] =>
  emergencyConditions.flatMap((condition) => {
    const signs = condition.signs.filter((sign) => facts.signs.includes(sign));
    const shown = condition.rules.length > 0 && lasting(condition, facts, protocol, now);
    const isSo = condition.needsSign ? signs.length > 0 && (condition.rules.length === 0 || shown) : shown || signs.length > 0;
    return isSo ? [{ id: condition.id, signs }] : [];
  });
