import type { BoardSession, LatestSamples } from "../../contract-answers.ts";
import { openAlarms, type Alarm, type DosingSession } from "../../rules/dosing-session.ts";
import { escalationOf } from "../../rules/escalation.ts";
import { alertAction, protocolOf } from "../../rules/protocol.ts";
import { valuesCharted, longestSilence, silenceOf, type SilencedAlarm } from "../../rules/silence-alarm.ts";
import { signals, type SampleStore, type Signal } from "../flowsheet/sample-store.ts";

const silencedAlarm = ({ silence, ...alarm }: Alarm): SilencedAlarm => ({
  rule: alarm.rule,
  level: alarm.level,
  value: alarm.value,
  knownAt: alarm.receivedAt ?? alarm.observedAt,
  acknowledged: alarm.acknowledged !== null,
  silence: silence && { at: silence.observedAt, until: silence.until, seen: silence.seen },
});

/** What a monitor showed after a moment, by what this tablet has of it: its lowest and its highest. */
const extremesSince = (store: SampleStore, signal: Signal, { epochMilliseconds }: Temporal.Instant): readonly number[] => {
  let [low, high] = [Infinity, -Infinity];
  for (let row = store.rowAt(epochMilliseconds) + 1; row < store.size(); row += 1) {
    const value = store.value(signal, row);
    if (Number.isNaN(value)) continue;
    [low, high] = [Math.min(low, value), Math.max(high, value)];
  }
  return low <= high ? [low, high] : [];
};

/** The open alarms of a session as this tablet knows it, in the shape in which the board has them. */
export const shownAlarms = (
  session: DosingSession,
  { latest, store }: { readonly latest: LatestSamples; readonly store: SampleStore },
  now: Temporal.Instant,
): BoardSession["alarms"] => {
  const protocol = protocolOf(session);
  return openAlarms(session).map((alarm) => {
    const acknowledged = alarm.acknowledged !== null;
    const knownAt = alarm.receivedAt ?? alarm.observedAt;
    const signal = signals.find((one) => one === alarm.parameter);
    const extremes = alarm.silence === null || signal === undefined ? [] : extremesSince(store, signal, alarm.silence.observedAt);
    const values = [
      ...valuesCharted(session, alarm),
      ...latest.filter(({ parameter }) => parameter === alarm.parameter),
      ...extremes.map((value) => ({ value, observedAt: now })),
    ];
    return {
      alarmId: alarm.alarmId,
      rule: alarm.rule,
      level: alarm.level,
      origin: alarm.origin,
      parameter: alarm.parameter,
      value: alarm.value,
      raisedAt: alarm.observedAt,
      knownAt,
      acknowledged,
      settled: alarm.settled !== null,
      escalation: escalationOf({ level: alarm.level, knownAt, acknowledged }, protocol, now),
      silence: session.opened && silenceOf(silencedAlarm(alarm), values, session.opened.protocol, now),
      mayRest: longestSilence(alarm, protocol),
      action: alertAction(alarm.rule, protocol) ?? null,
    };
  });
};
