import { expect, test } from "vitest";

import { settled, shippedProtocol } from "#kernel/setting.ts";

import { hearsLoss, heardAlarms, worstOf, type Listener, type SoundingAlarm } from "./alarm-sound.ts";
import { connectionAlarm } from "./connection-alarm.ts";
import { connectionLoss } from "./data/alarm-settings.ts";
import { alarmSounds } from "./data/alarm-sounds.ts";
import { minute } from "./test-session.ts";

const alarm = (change: Partial<SoundingAlarm> = {}): SoundingAlarm => ({
  level: "red",
  acknowledged: false,
  settled: false,
  escalation: "none",
  silence: null,
  ...change,
});
const device = (...roles: readonly string[]): Listener => ({ kind: "device", roles });
const board: Listener = { kind: "board" };
const hears = (one: SoundingAlarm, listener: Listener): boolean => heardAlarms([one], listener).length === 1;
const silence = (reached: SoundingAlarm["escalation"]) => ({ until: minute(5), reached });

test("[SND-1] an alarm is heard until a person acknowledged it; amber whose value is back is seen and heard no more", () => {
  expect(hears(alarm(), board)).toBe(true);
  expect(hears(alarm({ settled: true }), board)).toBe(true);
  expect(hears(alarm({ level: "amber" }), board)).toBe(true);
  expect(hears(alarm({ level: "amber", settled: true }), board)).toBe(false);
  expect(hears(alarm({ acknowledged: true }), board)).toBe(false);
});

test("[SND-2] the sound follows the escalation: the monitor first, then the prescriber, then everybody", () => {
  const who = (escalation: SoundingAlarm["escalation"]) =>
    ["monitor", "prescriber", "medical-director", "therapist", "coordinator", "administrator", "auditor"].filter((role) =>
      hears(alarm({ escalation }), device(role)),
    );
  expect(who("none")).toEqual(["monitor"]);
  expect(who("prescriber")).toEqual(["monitor", "prescriber", "medical-director"]);
  expect(who("all-staff")).toEqual(["monitor", "prescriber", "medical-director", "therapist", "coordinator", "administrator"]);
});

test("[SND-3] a screen that shows a room makes no sound, whatever rings anywhere", () => {
  expect(hears(alarm({ escalation: "all-staff" }), { kind: "room" })).toBe(false);
});

test("[SND-4] the sound of several alarms is that of the worst, and the two cannot be taken for one another", () => {
  expect(worstOf([])).toBe(null);
  expect(worstOf([alarm({ level: "amber" })])).toBe("amber");
  expect(worstOf([alarm({ level: "amber" }), alarm()])).toBe("red");
  expect([alarmSounds.red.pulses.length, alarmSounds.amber.pulses.length]).toEqual([10, 3]);
  const pitches = (level: "red" | "amber") => new Set(alarmSounds[level].pulses.map(({ pitch }) => pitch));
  expect([...pitches("red")].filter((pitch) => pitches("amber").has(pitch))).toEqual([]);
});

test("[SIL-5] a silence rests the board and those whom the alarm had reached; whom it reaches later, hears it", () => {
  const quiet = alarm({ escalation: "prescriber", silence: silence("none") });
  expect(hears(quiet, board)).toBe(false);
  expect(hears(quiet, device("monitor"))).toBe(false);
  expect(hears(quiet, device("prescriber"))).toBe(true);
  expect(hears(alarm({ escalation: "prescriber", silence: silence("prescriber") }), device("prescriber"))).toBe(false);
});

test("[LOSS-1] without its server a screen alarms by itself: amber first, then red", () => {
  const times = { amber: settled(shippedProtocol, connectionLoss.amber).value, red: settled(shippedProtocol, connectionLoss.red).value };
  const after = (seconds: number) => connectionAlarm(minute(0), times, minute(seconds / 60));
  expect([after(times.amber - 1), after(times.amber), after(times.red - 1), after(times.red)]).toEqual([null, "amber", "amber", "red"]);
  // Set back by a little, as a page in the background seems to be, it waits; by more, nobody knows how long it has heard nothing.
  expect([after(-times.red), after(-times.red - 1)]).toEqual([null, "red"]);
});

test("[LOSS-1] the board and the monitors hear at once that the server is gone, prescribers when it lasts, a room never", () => {
  const who = (level: "amber" | "red") =>
    [board, device("monitor"), device("prescriber"), device("therapist")].map((one) => hearsLoss(level, one));
  expect([who("amber"), who("red")]).toEqual([
    [true, true, false, false],
    [true, true, true, false],
  ]);
  expect(hearsLoss("red", { kind: "room" })).toBe(false);
});
