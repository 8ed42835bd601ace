import { expect, test } from "vitest";

import { alarmSounds } from "../../rules/data/alarm-sounds.ts";
import { soundWave } from "./sound-wave.ts";

const rate = 8_000;
const heard = (wave: Float32Array): readonly number[] => {
  // Stretches of 10 ms in which something sounds.
  const steps = Array.from({ length: Math.floor(wave.length / 80) }, (_, step) => wave.subarray(step * 80, step * 80 + 80));
  return steps.map((part) => Number(part.some((one) => Math.abs(one) > 0.02)));
};
const pulsesIn = (wave: Float32Array): number => heard(wave).filter((one, step, all) => one === 1 && all[step - 1] !== 1).length;

test("[SND-4] the red burst is ten pulses, the amber one three, and a pause follows in which nothing is heard", () => {
  for (const [level, pulses] of [
    ["red", 10],
    ["amber", 3],
  ] as const) {
    const wave = soundWave(alarmSounds[level], 4, rate);
    expect(pulsesIn(wave)).toBe(pulses);
    expect(wave.subarray(wave.length - 3.9 * rate).every((one) => one === 0)).toBe(true);
  }
});

test("[SND-4] no wave is cut off at the top, none clicks at its start or end, and amber is softer than red", () => {
  const loudest = (level: "red" | "amber") => Math.max(...soundWave(alarmSounds[level], 0, rate).map(Math.abs));
  expect(loudest("red")).toBeLessThanOrEqual(1);
  expect(loudest("red")).toBeGreaterThan(0.4);
  expect(loudest("amber")).toBeLessThan(loudest("red"));
  const wave = soundWave(alarmSounds.red, 0, rate);
  expect([wave[0], Math.abs(wave.at(-1) ?? 1) < 0.05]).toEqual([0, true]);
});

test("a longer pause is heard as one: the wave is as long as burst and pause together", () => {
  const burst = soundWave(alarmSounds.amber, 0, rate).length;
  expect(soundWave(alarmSounds.amber, 12, rate).length - burst).toBe(12 * rate);
});
