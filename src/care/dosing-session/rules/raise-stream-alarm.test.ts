import { expect, test } from "vitest";

import { openAlarms } from "./dosing-session.ts";
import { judgeSample } from "./judge-sample.ts";
import { raiseStreamAlarm, reportLostSignal } from "./raise-stream-alarm.ts";
import { recordTransition } from "./record-transitions.ts";
import { streamProtocol } from "./stream-protocol.ts";
import { eventsOf, given, kept, metaAt, minute, opened, typesOf } from "./test-session.ts";
import { newWatch, watchSamples } from "./watch-samples.ts";

const running = given([0, opened()]);
const cuff = { readingId: "r", source: { kind: "device" } } as const;

/** What twelve seconds of a low SpO2 come to. */
const beyond = () => {
  const samples = Array.from({ length: 12 }, (_, second) =>
    judgeSample({ sequence: second, observedAt: minute(1).add({ seconds: second }), status: "measured", values: { spo2: 86 } }),
  );
  const { transitions } = watchSamples(newWatch, samples, streamProtocol(opened().protocol), minute(2).epochMilliseconds);
  const found = transitions.find((one) => one.kind === "beyond");
  if (found === undefined) throw new Error("No alarm was found.");
  return found;
};

test("[BLE-9] a tablet and the server that judge the same values raise the same alarm, once", () => {
  const transition = beyond();
  const { limit, value, at, from, to } = transition;
  const byTablet = raiseStreamAlarm(running, { rule: limit.rule, value, at, from, to }, metaAt(2));
  const byServer = recordTransition(running, transition, cuff, metaAt(2, "device"));
  expect(eventsOf(byTablet)).toEqual(eventsOf(byServer));
  expect(openAlarms(kept(running, 2, byTablet))).toMatchObject([{ rule: "MON-SPO2-R", origin: "stream", level: "red" }]);
  expect(typesOf(recordTransition(kept(running, 2, byTablet), transition, cuff, metaAt(2, "device")))).toEqual([]);
  expect(typesOf(raiseStreamAlarm(kept(running, 2, byServer), { rule: limit.rule, value, at, from, to }, metaAt(2)))).toEqual([]);
});

test("[BLE-9] an alarm needs a limit of this session; a lost signal is said once", () => {
  const { value, at, from, to } = beyond();
  expect(raiseStreamAlarm(running, { rule: "MON-NONE", value, at, from, to }, metaAt(2))).toMatchObject({ refusal: { rule: "BLE-9" } });
  const lost = { parameter: "saturation", since: minute(1) } as const;
  const session = kept(running, 2, reportLostSignal(running, lost, metaAt(2)));
  expect(openAlarms(session)).toMatchObject([{ rule: "SIG-1", origin: "signal", parameter: "saturation" }]);
  expect(typesOf(reportLostSignal(session, lost, metaAt(3)))).toEqual([]);
});
