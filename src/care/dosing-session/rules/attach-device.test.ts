import { expect, test } from "vitest";

import { attachDevice, attachedDevices, detachDevice, noteSharedDevice } from "./attach-device.ts";
import { noSession } from "./dosing-session.ts";
import { dosingSessionStream } from "./dosing-session-stream.ts";
import { eventsOf, given, kept, minute, opened, typesOf } from "./test-session.ts";

const cuff = { attachmentId: "a1", deviceId: "ble-cuff", kind: "bluetooth", name: "Cuff 4711" } as const;
const running = given([0, opened()]);

test("[DEV-1] a device is attached once, with its time and the person", () => {
  const session = kept(running, 3, attachDevice(running, cuff, []));
  expect(session.devices).toMatchObject([{ ...cuff, observedAt: minute(3), by: { kind: "staff" }, detached: null }]);
  expect(attachedDevices(session).map(({ deviceId }) => deviceId)).toEqual(["ble-cuff"]);
  expect(typesOf(attachDevice(session, cuff, []))).toEqual([]);
  expect(attachDevice(running, { ...cuff, deviceId: " " }, [])).toMatchObject({ refusal: { rule: "DEV-1" } });
  expect(attachDevice(noSession, cuff, [])).toMatchObject({ refusal: { rule: "SES-1" } });
});

test("[DEV-2] it is detached once, and only one that was attached; it can come back under another attachment", () => {
  const attached = kept(running, 3, attachDevice(running, cuff, []));
  const session = kept(attached, 9, detachDevice(attached, { attachmentId: "a1" }));
  expect(session.devices).toMatchObject([{ observedAt: minute(3), detached: { observedAt: minute(9) } }]);
  expect(attachedDevices(session)).toEqual([]);
  expect(typesOf(detachDevice(session, { attachmentId: "a1" }))).toEqual([]);
  expect(detachDevice(session, { attachmentId: "other" })).toMatchObject({ refusal: { rule: "DEV-2" } });
  const again = kept(session, 12, attachDevice(session, { ...cuff, attachmentId: "a2" }, []));
  expect(attachedDevices(again).map(({ attachmentId }) => attachmentId)).toEqual(["a2"]);
});

test("[DEV-2] the release of the patient and the closing of the record end every attachment, and one that was entered late measures nobody", () => {
  const attached = { type: "device-attached", ...cuff } as const;
  const reading = { gate: "RELEASE" as const, conditions: [], overrides: [] };
  const closed = given([0, opened()], [1, attached], [90, { type: "session-closed", note: "", reading }]);
  expect(closed.devices).toMatchObject([{ detached: { observedAt: minute(90) } }]);
  const released = given([0, opened()], [1, attached], [80, { type: "session-released", reading }]);
  expect(released.devices).toMatchObject([{ detached: { observedAt: minute(80) } }]);
  const late = kept(released, 5, attachDevice(released, { ...cuff, attachmentId: "late" }, []));
  expect(late.devices).toHaveLength(2);
  expect(attachedDevices(late)).toEqual([]);
});

test("[DEV-3] a device of another running session is attached all the same, and both records say that it is claimed twice", () => {
  const decision = attachDevice(running, cuff, ["other-session"]);
  expect(eventsOf(decision)).toMatchObject([
    { type: "device-attached", deviceId: "ble-cuff" },
    {
      type: "incident-raised",
      incidentId: "a1",
      kind: "device-in-two-sessions",
      device: { deviceId: "ble-cuff", name: "Cuff 4711", sessionIds: ["other-session"] },
    },
  ]);
  const told = noteSharedDevice(running, "i2", { deviceId: "ble-cuff", name: "Cuff 4711", sessionIds: ["this-session"] });
  expect(typesOf(told)).toEqual(["incident-raised"]);
  const other = kept(running, 3, told);
  expect(typesOf(noteSharedDevice(other, "i2", { deviceId: "ble-cuff", name: "Cuff 4711", sessionIds: ["this-session"] }))).toEqual([]);
  expect(noteSharedDevice(noSession, "i2", { deviceId: "d", name: "n", sessionIds: [] })).toMatchObject({ refusal: { rule: "SES-1" } });
});

test("an incident from before devices were attached is still read", () => {
  const payload = { incidentId: "d1", kind: "dose-given-while-gate-shut", conditions: ["DOSE-1"] };
  expect(dosingSessionStream.parse({ type: "incident-raised", schemaVersion: 1, payload })).toEqual({
    type: "incident-raised",
    ...payload,
  });
});
