import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import { settled, type Protocol } from "#kernel/setting.ts";
import { isBefore, type Instant } from "#kernel/time.ts";

import { silenceLimits } from "./data/alarm-settings.ts";
import { standingReadings, type Alarm, type DosingSession } from "./dosing-session.ts";
import { escalationOf } from "./escalation.ts";
import type { DosingSessionEvent, Escalation, Of } from "./events.ts";
import { knownAlarm } from "./known-alarm.ts";
import { protocolIn, protocolOf } from "./protocol.ts";
import { rangeLimits } from "./range-limits.ts";
import type { AlertLimit, ProtocolSnapshot } from "./stored-protocol.ts";
import { streamJudging } from "./stream-protocol.ts";

/** For how long the sound of an alarm may rest at most, in seconds (SIL-2). */
export const longestSilence = ({ level }: Pick<Alarm, "level">, protocol: Protocol): number =>
  settled(protocol, silenceLimits[level]).value;

/** Rests the sound of one alarm for a while (SIL-1, SIL-2). It acknowledges nothing, and what is seen stays as it is. */
export const silenceAlarm = (session: DosingSession, wish: Of<"alarm-silenced">, meta: CommandMeta): Decision<DosingSessionEvent> => {
  if (meta.actor.kind !== "staff") return refuse("SIL-1", "Only a member of staff silences an alarm.");
  const alarm = knownAlarm(session, wish.alarmId);
  if (alarm === undefined || alarm.acknowledged !== null) return accept();
  const longest = longestSilence(alarm, protocolOf(session));
  const isTooLong = isBefore(meta.observedAt.add({ seconds: longest }), wish.until);
  if (isTooLong || !isBefore(meta.observedAt, wish.until)) {
    return refuse("SIL-2", `Silence this alarm for ${longest} s at most.`, "until");
  }
  return accept<DosingSessionEvent>({ type: "alarm-silenced", ...wish, alarmId: alarm.alarmId });
};

/** Whether a value lies further out than another, by more than the margin at which alarms settle. */
const isWorse = ({ operator, parameter }: AlertLimit, value: number, seen: number, snapshot: ProtocolSnapshot): boolean => {
  const margin = streamJudging(protocolIn(snapshot)).margins[parameter] ?? 0;
  return operator === "<" || operator === "<=" ? value < seen - margin : value > seen + margin;
};

export type SilencedAlarm = Pick<Alarm, "rule" | "level" | "value"> & {
  readonly knownAt: Instant;
  readonly acknowledged: boolean;
  readonly silence: { readonly at: Instant; readonly until: Instant; readonly seen: number | null } | null;
};

/** A silence that holds now: until when, and how far the alarm had come when somebody silenced it. */
export type Silence = { readonly until: Instant; readonly reached: Escalation };

type Stamped = { readonly value: number; readonly observedAt: Instant };

/** What was charted of an alarm's parameter and stands, oldest first; of an alarm without one, nothing. */
export const valuesCharted = (session: DosingSession, { parameter }: Pick<Alarm, "parameter">): readonly Stamped[] =>
  parameter === null
    ? []
    : standingReadings(session).flatMap((reading) => {
        const value = reading.implausible.includes(parameter) ? undefined : reading[parameter]?.value;
        return value === undefined ? [] : [{ value, observedAt: reading.observedAt }];
      });

/**
 * The silence that holds now; null when the sound is to be heard. It ends by itself (SIL-3), and at once when a newer value of the
 * alarm's parameter is worse than the one that was seen (SIL-4). `values`: what was charted, and the lowest and highest of what was
 * streamed since, so that a better value after a worse one does not bring the silence back.
 */
export const silenceOf = (alarm: SilencedAlarm, values: readonly Stamped[], snapshot: ProtocolSnapshot, now: Instant): Silence | null => {
  const { silence } = alarm;
  if (silence === null || alarm.acknowledged || !isBefore(now, silence.until)) return null;
  const limit = [...snapshot.alerts, ...rangeLimits(snapshot.alerts)].find((one) => one.rule === alarm.rule);
  const seen = silence.seen ?? alarm.value;
  const isEnding = ({ value, observedAt }: Stamped): boolean =>
    limit !== undefined && seen !== null && isBefore(silence.at, observedAt) && isWorse(limit, value, seen, snapshot);
  if (values.some(isEnding)) return null;
  const reached = escalationOf({ level: alarm.level, knownAt: alarm.knownAt, acknowledged: false }, protocolIn(snapshot), silence.at);
  return { until: silence.until, reached };
};
