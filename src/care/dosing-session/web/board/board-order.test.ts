import { expect, test } from "vitest";

import type { BoardSession } from "../../contract-answers.ts";
import { inBoardOrder, steadyOrder } from "./board-order.ts";

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
  drawn: { value: 0, unit: "ug" },
  left: null,
  openedAt: at,
  firstDoseAt: null,
  lastDoseAt: null,
  phase: "arrival",
  nextDueAt: null,
  dueUntil: null,
  overdue: false,
  observeUntil: null,
  people: [],
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
  silence: null,
  mayRest: 120,
  action: null,
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

test("[WALL-3] an order stands for some seconds: a room that rings keeps its place, and moves to the front when they are over", () => {
  const first = steadyOrder({ ids: [], since: 0 }, ["a", "b", "c"], 100_000);
  expect(first).toEqual({ ids: ["a", "b", "c"], since: 100_000 });
  expect(steadyOrder(first, ["c", "a", "b"], 109_999)).toBe(first);
  expect(steadyOrder(first, ["c", "a", "b"], 110_000)).toEqual({ ids: ["c", "a", "b"], since: 110_000 });
});

test("[WALL-3] meanwhile a room that opens stands at the end, and one that closes goes, without moving the others", () => {
  const first = { ids: ["a", "b", "c"], since: 100_000 };
  expect(steadyOrder(first, ["d", "a", "b", "c"], 101_000).ids).toEqual(["a", "b", "c", "d"]);
  expect(steadyOrder(first, ["c", "a"], 101_000)).toEqual({ ids: ["a", "c"], since: 100_000 });
});
