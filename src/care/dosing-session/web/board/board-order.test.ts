import { expect, test } from "vitest";

import type { BoardSession } from "../../contract-answers.ts";
import { inBoardOrder } from "./board-order.ts";

const at = Temporal.Instant.from("2026-11-23T10:00:00Z");

const room = (roomName: string, change: Partial<BoardSession>): BoardSession => ({
  sessionId: roomName,
  episodeId: roomName,
  roomId: roomName,
  roomName,
  patientName: "A B",
  initials: "A. B.",
  status: "open",
  training: false,
  route: "IM",
  drug: "ketamine-racemic",
  form: null,
  given: { value: 0, unit: "ug" },
  openedAt: at,
  firstDoseAt: null,
  lastDoseAt: null,
  phase: "arrival",
  nextDueAt: null,
  dueUntil: null,
  overdue: false,
  observeUntil: null,
  people: [],
  watch: null,
  alarms: [],
  emergencies: [],
  charted: {},
  lostSignals: [],
  missingStreams: [],
  latest: [],
  ...change,
});

const alarm = (level: "amber" | "red", acknowledged: boolean, settled = false): BoardSession["alarms"][number] => ({
  alarmId: level,
  rule: "MON-SBP-R",
  level,
  origin: "charted",
  parameter: "systolic",
  value: 190,
  raisedAt: at,
  knownAt: at,
  acknowledged,
  settled,
  escalation: "none",
  action: null,
});

test("[HAND-8] a room without a watch after the dose, and one with a break that is too long, come before quiet ones", () => {
  const nobody = { holderId: null, since: at, late: [] };
  const late = { holderId: "ann", since: at, late: [{ staffId: "ben", expectedBackAt: at }] };
  const rooms = [
    room("a quiet", { watch: { ...late, late: [] } }),
    room("b not dosed", { watch: nobody }),
    room("c dosed", { watch: nobody, firstDoseAt: at }),
    room("d late", { watch: late }),
  ];
  expect(inBoardOrder(rooms).map(({ roomName }) => roomName)).toEqual(["c dosed", "d late", "a quiet", "b not dosed"]);
});

test("rooms stand in the order in which they need a person", () => {
  const rooms = [
    room("quiet", {}),
    room("released", { status: "released" }),
    room("seen red", { alarms: [alarm("red", true)] }),
    room("amber", { alarms: [alarm("amber", false)] }),
    room("overdue", { overdue: true }),
    room("red", { alarms: [alarm("red", false)] }),
    room("red gone, never seen", { alarms: [alarm("red", false, true)] }),
  ];
  expect(inBoardOrder(rooms).map((one) => one.roomName)).toEqual([
    "red",
    "red gone, never seen",
    "amber",
    "seen red",
    "overdue",
    "quiet",
    "released",
  ]);
});
