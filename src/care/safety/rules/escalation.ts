import { settled, type Protocol } from "#kernel/setting.ts";
import { isBefore, plusMinutes, type Instant } from "#kernel/time.ts";

import type { SafetyRule } from "./safety-rule.ts";
import { directorAfter, escalateAfter } from "./data/safety-settings.ts";
import { escalationSteps, type EscalationStep } from "./events.ts";
import type { SafetyFlag } from "./safety-flag.ts";

/** The positives that must not wait unseen when they came from afar (SR-06). */
const urgent: readonly SafetyRule[] = ["SR-01", "SR-04", "SR-05"];

export type EscalatedFlag = Pick<SafetyFlag, "flagId" | "rule" | "fromAfar" | "raisedAt" | "acknowledgeBy" | "acknowledged" | "closed">;
/** `receivedAt` by the clinic's clock. */
export type Attempt = { readonly flagId: string; readonly outcome: "reached" | "not-reached"; readonly receivedAt: Instant };
export type Escalated = { readonly flagId: string; readonly step: EscalationStep };

/** When each step is due: who is on call when the time to be seen is over, the medical director a further period later. */
export const escalationTimes = (flag: EscalatedFlag, protocol: Protocol): Readonly<Record<EscalationStep, Instant>> => {
  const onCall = flag.acknowledgeBy ?? plusMinutes(flag.raisedAt, settled(protocol, escalateAfter).value);
  return { "on-call": onCall, "medical-director": plusMinutes(onCall, settled(protocol, directorAfter).value) };
};

/** A person is on it: they said so, closed it, or reached the patient. Trying in vain stops nothing. */
const isTaken = (flag: EscalatedFlag, attempts: readonly Attempt[]): boolean =>
  flag.acknowledged !== null ||
  flag.closed !== null ||
  attempts.some(({ flagId, outcome }) => flagId === flag.flagId && outcome === "reached");

/**
 * How far a flag is escalated at `now`: the steps that were taken, and those that are due while nobody is on it. Steps taken stay
 * taken, whatever comes later (SAF-9).
 */
export const escalationLevel = (
  flag: EscalatedFlag,
  attempts: readonly Attempt[],
  taken: readonly Escalated[],
  now: Instant,
  protocol: Protocol,
): readonly EscalationStep[] => {
  const times = escalationTimes(flag, protocol);
  const counts = flag.fromAfar && urgent.includes(flag.rule) && !isTaken(flag, attempts);
  return escalationSteps.filter(
    (step) => taken.some((one) => one.flagId === flag.flagId && one.step === step) || (counts && !isBefore(now, times[step])),
  );
};
