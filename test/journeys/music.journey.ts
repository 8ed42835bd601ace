import { expect, test, type Page } from "@playwright/test";
import { join } from "node:path";
import { build } from "vite";

import { soundLimits } from "#care/music/rules/data/sound-limits.ts";
import { loudnessRise } from "#care/music/rules/data/music-settings.ts";
import { middleSteering, musicPhases } from "#care/music/rules/data/soundscape-phases.ts";

import type { Heard, Wish } from "./music/page.ts";

// The soundscape as a real browser makes it, rendered faster than it plays, and measured.
let script = "";

test.beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      target: "es2024",
      lib: { entry: join(import.meta.dirname, "music/page.ts"), formats: ["iife"], name: "page" },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !("output" in output)) throw new Error("Nothing was built.");
  script = output.output[0].code;
});

/** Below this it cannot be told from the quiet of a room. */
const inaudible = -54;
/** What the noise and the slow beating of tones move a block of 100 ms, beside what the score says. */
const flutter = 1;
/** A browser adds up its room in parts, in an order of its own: the sums of two runs differ in the last digits. */
const lastDigits = 1e-3;

const listen = (page: Page, seed: number, wishes: readonly Wish[]): Promise<Heard> =>
  page.evaluate(([one, all]) => window.music.listen(one, all), [seed, wishes] as const);

/** The most by which a block of 100 ms is louder than the loudest of the second before it. */
const worstRise = ({ blocks }: Heard): number =>
  Math.max(
    ...blocks
      .slice(1)
      .map((level, before) => Math.max(inaudible, level) - Math.max(inaudible, ...blocks.slice(Math.max(0, before - 9), before + 1))),
  );

const open = async (page: Page): Promise<void> => {
  await page.goto("about:blank");
  await page.addScriptTag({ content: script });
};

test("the soundscape never jumps: not by its phases, sliders, volume, a stop and start, or a page that slept", async ({ page }) => {
  await open(page);
  const most = { intensity: 1, warmth: 0, density: 1 };
  const least = { intensity: 0, warmth: 1, density: 0 };
  const heard = await listen(page, 7, [
    { phase: "arrival", steering: least, volume: 0, seconds: 8 },
    { phase: "peak", steering: most, volume: 0, seconds: 14 },
    { phase: "arrival", steering: least, volume: soundLimits.quietestVolume, seconds: 2 },
    { phase: "peak", steering: most, volume: 0, seconds: 5 },
    { phase: "return", steering: most, volume: 0, seconds: 4, sounding: false },
    { phase: "peak", steering: most, volume: 0, seconds: 10 },
    { phase: "opening", steering: middleSteering, volume: 0, seconds: 5, gap: 12 },
  ]);
  expect(heard.numbers).toBe(true);
  expect(worstRise(heard)).toBeLessThanOrEqual(loudnessRise.value);
  // Over a whole second no more than the setting allows.
  const { blocks } = heard;
  const second = (at: number): number => Math.max(inaudible, ...blocks.slice(at, at + 10));
  const overSeconds = Math.max(...blocks.slice(20).map((_, at) => second(at + 10) - second(at)));
  expect(overSeconds).toBeLessThanOrEqual(loudnessRise.value + flutter);
  expect(heard.truePeak).toBeLessThanOrEqual(soundLimits.ceiling);
  expect(Math.max(...blocks)).toBeGreaterThan(-30);
  test.info().annotations.push({
    type: "figures",
    description: `rise ${worstRise(heard).toFixed(2)} dB, true peak ${heard.truePeak.toFixed(1)} dB`,
  });
});

test("every phase is heard, each at its own level, the same for the same seed, and in stereo", async ({ page }) => {
  await open(page);
  const levels: number[] = [];
  for (const phase of musicPhases) {
    const heard = await listen(page, 11, [{ phase, steering: middleSteering, volume: 0, seconds: 18 }]);
    const last = heard.blocks.slice(-20);
    levels.push(10 * Math.log10(last.reduce((sum, level) => sum + 10 ** (level / 10), 0) / last.length));
    expect(heard.alike).toBeLessThan(0.9);
    expect(Math.min(...last)).toBeGreaterThan(-45);
  }
  const [arrival = 0, opening = 0, peak = 0, back = 0] = levels;
  expect(peak).toBeGreaterThan(opening + 1);
  expect(opening).toBeGreaterThan(arrival + 1);
  expect(peak).toBeGreaterThan(back + 2);
  const short: readonly Wish[] = [{ phase: "opening", steering: middleSteering, volume: 0, seconds: 4 }];
  const [once, again, other] = [await listen(page, 3, short), await listen(page, 3, short), await listen(page, 4, short)];
  expect(Math.abs(again.sum - once.sum)).toBeLessThan(lastDigits);
  expect(Math.abs(other.sum - once.sum)).toBeGreaterThan(lastDigits);
});
