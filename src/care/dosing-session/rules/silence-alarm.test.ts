import { expect, test } from "vitest";

import { settled, shippedProtocol } from "#kernel/setting.ts";

import { chartVitals } from "./chart-vitals.ts";
import { silenceLimits } from "./data/alarm-settings.ts";
import { acknowledgeAlarm } from "./decide-session.ts";
import { dosingSessionStream } from "./dosing-session-stream.ts";
import { openAlarms, type DosingSession } from "./dosing-session.ts";
import { noteInterruption } from "./connection-alarm.ts";
import { valuesCharted, silenceAlarm, silenceOf } from "./silence-alarm.ts";
import { calm, charted, dose, eventsOf, given, kept, metaAt, minute, opened, typesOf, vitals } from "./test-session.ts";

const dosed = given([-20, opened()], [-10, charted("base", calm)], [0, dose("d1")]);
const red = kept(dosed, 5, chartVitals(dosed, vitals("r1", { spo2: 88 }), metaAt(5)));
const alarmId = "MON-SPO2-R:r1";
const longest = settled(shippedProtocol, silenceLimits.red).value / 60;
const silenced = (minutes: number, until: number, session: DosingSession = red, kind: "staff" | "device" | "patient" = "staff") =>
  silenceAlarm(session, { alarmId, until: minute(until), seen: 88 }, metaAt(minutes, kind));
const resting = kept(red, 6, silenced(6, 6 + longest));

type At = { readonly value: number; readonly at: number };

const silenceAt = (session: DosingSession, minutes: number, ...streamed: readonly At[]) => {
  const [alarm] = session.alarms;
  if (alarm === undefined || session.opened === null) throw new Error("There is no alarm.");
  const { rule, level, value, silence } = alarm;
  const kept = silence && { at: silence.observedAt, until: silence.until, seen: silence.seen };
  return silenceOf(
    { rule, level, value, knownAt: alarm.observedAt, acknowledged: alarm.acknowledged !== null, silence: kept },
    [...valuesCharted(session, alarm), ...streamed.map(({ value, at }) => ({ value, observedAt: minute(at) }))],
    session.opened.protocol,
    minute(minutes),
  );
};

test("[SIL-1] only a member of staff silences an alarm", () => {
  for (const kind of ["device", "patient"] as const) {
    expect(silenced(6, 7, red, kind)).toMatchObject({ outcome: "refused", refusal: { rule: "SIL-1" } });
  }
  expect(typesOf(silenced(6, 7))).toEqual(["alarm-silenced"]);
});

test("[SIL-1] a silence is no acknowledgement: the alarm stays open, seen as before, and escalates", () => {
  expect(openAlarms(resting).map((alarm) => [alarm.alarmId, alarm.acknowledged])).toEqual([[alarmId, null]]);
  expect(typesOf(acknowledgeAlarm(resting, { alarmId, reason: "" }, metaAt(7)))).toEqual(["alarm-acknowledged"]);
});

test("[SIL-2] nobody silences for longer than the session's protocol allows, nor into the past", () => {
  expect(typesOf(silenced(6, 6 + longest))).toEqual(["alarm-silenced"]);
  expect(silenced(6, 6 + longest + 0.1)).toMatchObject({ outcome: "refused", refusal: { rule: "SIL-2", field: "until" } });
  expect(silenced(6, 6)).toMatchObject({ outcome: "refused", refusal: { rule: "SIL-2" } });
});

test("[SIL-2] an amber alarm may rest as long as its own setting says", () => {
  const amber = kept(dosed, 5, chartVitals(dosed, vitals("r1", { spo2: 91 }), metaAt(5)));
  const [alarm] = amber.alarms;
  const most = settled(shippedProtocol, silenceLimits.amber).value / 60;
  const wish = (until: number) => silenceAlarm(amber, { alarmId: alarm?.alarmId ?? "", until: minute(until), seen: null }, metaAt(6));
  expect(alarm?.level).toBe("amber");
  expect(typesOf(wish(6 + most))).toEqual(["alarm-silenced"]);
  expect(wish(6 + most + 0.1).outcome).toBe("refused");
});

test("[SIL-3] it ends by itself at its time, and when somebody acknowledges", () => {
  expect(silenceAt(red, 6)).toBe(null);
  expect(silenceAt(resting, 6.5)?.until).toEqual(minute(6 + longest));
  expect(silenceAt(resting, 6 + longest)).toBe(null);
  const seen = kept(resting, 6.2, acknowledgeAlarm(resting, { alarmId, reason: "" }, metaAt(6.2)));
  expect(silenceAt(seen, 6.5)).toBe(null);
});

test("[SIL-3] of two silences the newer holds, whatever order they arrive in", () => {
  const longer = silenced(6, 7.9);
  const shorter = silenced(6.5, 7);
  const oneWay = kept(kept(red, 6, longer), 6.5, shorter);
  const otherWay = kept(kept(red, 6.5, shorter), 6, longer);
  expect([oneWay, otherWay].map((session) => session.alarms[0]?.silence?.until)).toEqual([minute(7), minute(7)]);
});

test("[SIL-4] a newer value that is worse than the one seen ends it; a better or an older one does not", () => {
  expect(silenceAt(resting, 6.5, { value: 84, at: 6.4 })).toBe(null);
  expect(silenceAt(resting, 6.5, { value: 90, at: 6.4 })).not.toBe(null);
  expect(silenceAt(resting, 6.5, { value: 84, at: 5.9 })).not.toBe(null);
});

test("[SIL-4] what a person charted as worse ends it for good, also while a monitor shows a better value", () => {
  const worse = kept(resting, 6.3, chartVitals(resting, vitals("r2", { spo2: 80 }), metaAt(6.3)));
  expect(silenceAt(worse, 6.5, { value: 97, at: 6.4 })).toBe(null);
  const better = kept(resting, 6.3, chartVitals(resting, vitals("r2", { spo2: 92 }), metaAt(6.3)));
  expect(silenceAt(better, 6.5, { value: 97, at: 6.4 })).not.toBe(null);
});

test("[SIL-4] a value that trembles about the one seen ends nothing; without a value seen it is held against the alarm's own", () => {
  expect(silenceAt(resting, 6.5, { value: 87, at: 6.4 })).not.toBe(null);
  const unseen = kept(red, 6, silenceAlarm(red, { alarmId, until: minute(7), seen: null }, metaAt(6)));
  expect(silenceAt(unseen, 6.5, { value: 80, at: 6.4 })).toBe(null);
});

test("[SIL-4] of a pressure that is too high, worse is higher", () => {
  const high = kept(dosed, 5, chartVitals(dosed, vitals("r1", { bp: [192, 100] }), metaAt(5)));
  const alarm = high.alarms.find(({ parameter }) => parameter === "systolic");
  const wish = { alarmId: alarm?.alarmId ?? "", until: minute(7), seen: 192 };
  const quiet = kept(high, 6, silenceAlarm(high, wish, metaAt(6)));
  const own = { ...quiet, alarms: quiet.alarms.filter((one) => one.alarmId === wish.alarmId) };
  expect(silenceAt(own, 6.5, { value: 200, at: 6.4 })).toBe(null);
  expect(silenceAt(own, 6.5, { value: 185, at: 6.4 })).not.toBe(null);
});

test("[SIL-1] what is acknowledged or not known needs no silence", () => {
  const seen = kept(red, 6, acknowledgeAlarm(red, { alarmId, reason: "" }, metaAt(6)));
  expect(typesOf(silenced(6.5, 7, seen))).toEqual([]);
  expect(typesOf(silenceAlarm(red, { alarmId: "MON-NONE:x", until: minute(7), seen: null }, metaAt(6)))).toEqual([]);
});

test("[LOSS-3] an interruption is kept once, however many screens tell of it; a later one is another", () => {
  const told = (session: DosingSession, from: number, until: number) =>
    noteInterruption(session, { from: minute(from), until: minute(until) }, metaAt(until));
  const once = kept(red, 8, told(red, 6, 8));
  expect(once.interruptions).toHaveLength(1);
  expect(typesOf(told(once, 6.2, 8.3))).toEqual([]);
  expect(typesOf(told(once, 12, 13))).toEqual(["screens-cut-off"]);
  expect(told(once, 8, 8)).toMatchObject({ outcome: "refused", refusal: { rule: "LOSS-3" } });
});

test("a stored silence is read back as it was", () => {
  const [event] = eventsOf(silenced(6, 7));
  const payload: unknown = JSON.parse(JSON.stringify(event));
  expect(dosingSessionStream.parse({ type: "alarm-silenced", schemaVersion: 1, payload })).toEqual(event);
});
