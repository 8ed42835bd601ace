import type { BoardSession } from "../../contract-answers.ts";
import { openAlarms, type DosingSession } from "../../rules/dosing-session.ts";
import { escalationOf } from "../../rules/escalation.ts";
import { alertAction, protocolOf } from "../../rules/protocol.ts";

/** The open alarms of a session as this tablet knows it, in the shape in which the board has them. */
export const shownAlarms = (session: DosingSession, now: Temporal.Instant): BoardSession["alarms"] => {
  const protocol = protocolOf(session);
  return openAlarms(session).map((alarm) => {
    const acknowledged = alarm.acknowledged !== null;
    const knownAt = alarm.receivedAt ?? alarm.observedAt;
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
      action: alertAction(alarm.rule, protocol) ?? null,
    };
  });
};
