import fc from "fast-check";
import { expect, test } from "vitest";

import { shippedProtocol, settled } from "#kernel/setting.ts";

import { approach, secondsBetween, volumeLevel } from "./approach-levels.ts";
import { loudnessRise } from "./data/music-settings.ts";
import { soundLimits } from "./data/sound-limits.ts";
import { middleSteering, musicPhases } from "./data/soundscape-phases.ts";
import { togetherOf } from "./decibels.ts";
import { bedOf, silentLevels, wantedLevels, type Wanted } from "./soundscape-levels.ts";
import { beginning, bellBelow, nextSteps, stepSeconds, type Place, type Step } from "./soundscape-score.ts";

const rise = settled(shippedProtocol, loudnessRise).value;
const part = fc.double({ min: 0, max: 1, noNaN: true });
const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const wanted: fc.Arbitrary<Wanted> = fc.record({
  phase: fc.constantFrom(...musicPhases),
  steering: fc.record({ intensity: part, warmth: part, density: part }),
  volume: part.map(volumeLevel),
  sounding: fc.boolean(),
});
const calm = (phase: Wanted["phase"]): Wanted => ({ phase, steering: middleSteering, volume: 0, sounding: true });

/** Plays one wish after another, each for a while; the sound device's clock runs on between two calls. */
const play = (seed: number, wishes: readonly (readonly [Wanted, number, number])[], limit = rise): readonly Step[] => {
  let [place, now]: [Place, number] = [beginning(0), 0];
  return wishes.flatMap(([wish, seconds, gap]) => {
    now += gap;
    const played = nextSteps(seed, place, wish, { now, horizon: now + seconds, rise: limit });
    place = played.place;
    now += seconds;
    return played.steps;
  });
};

test("[MUS-1] the same seed, phase and steering give the same music; another seed gives another", () => {
  fc.assert(
    fc.property(seeds, wanted, (seed, wish) => {
      expect(play(seed, [[wish, 30, 0]])).toEqual(play(seed, [[wish, 30, 0]]));
    }),
    { numRuns: 20 },
  );
  expect(play(1, [[calm("peak"), 60, 0]])).not.toEqual(play(2, [[calm("peak"), 60, 0]]));
});

test("[MUS-2] whatever the sliders say, the whole never wants more than the loudest bed, and every level is a number", () => {
  fc.assert(
    fc.property(seeds, fc.double({ min: 0, max: 36_000, noNaN: true }), wanted, (seed, seconds, wish) => {
      const levels = wantedLevels(seed, seconds, wish);
      expect([...levels.tones, levels.breath, levels.brightness].every(Number.isFinite)).toBe(true);
      // The breath swells around the level by no more than it has of it.
      expect(bedOf(levels)).toBeLessThanOrEqual(soundLimits.loudestBed + 1.5);
    }),
    { numRuns: 300 },
  );
});

test("[MUS-2] each phase has its own loudness and colour, and each slider does what it says", () => {
  const at = (wish: Partial<Wanted["steering"]>, phase: Wanted["phase"] = "opening") =>
    wantedLevels(7, 20, { ...calm(phase), steering: { ...middleSteering, ...wish } });
  const loudness = musicPhases.map((phase) => bedOf(at({}, phase)));
  expect(Math.max(...loudness)).toBe(loudness[2]);
  expect(new Set(loudness.map((one) => one.toFixed(1))).size).toBe(4);
  expect(bedOf(at({ intensity: 1 }))).toBeGreaterThan(bedOf(at({ intensity: 0 })) + 8);
  expect(at({ warmth: 1 }).brightness).toBeLessThan(at({ warmth: 0 }).brightness);
  const sounding = (density: number): number => at({ density }).tones.filter((level) => level > bedOf(at({ density })) - 30).length;
  expect(sounding(1)).toBeGreaterThan(sounding(0));
});

test("[MUS-3] over random phases, sliders, volumes, starts, stops and pauses of the page the loudness never rises faster than the limit", () => {
  const wishes = fc.array(fc.tuple(wanted, fc.double({ min: 0.1, max: 12, noNaN: true }), fc.double({ min: 0, max: 90, noNaN: true })), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(seeds, wishes, fc.double({ min: 0.5, max: 6, noNaN: true }), (seed, script, limit) => {
      let before = { until: 0, bed: bedOf(silentLevels) };
      for (const step of play(seed, script, limit)) {
        const bed = bedOf(step.levels);
        expect(bed - before.bed).toBeLessThanOrEqual(limit * (1 - soundLimits.bellShare) * stepSeconds + 1e-9);
        const heard = step.bells.length === 0 ? bed : togetherOf([bed, ...step.bells.map(({ level }) => level)]);
        expect(heard - before.bed).toBeLessThanOrEqual(limit * (stepSeconds * (1 - soundLimits.bellShare) + soundLimits.bellShare) + 1e-9);
        before = { until: step.until, bed };
      }
    }),
    { numRuns: 150 },
  );
});

test("[MUS-3] falling is quicker than rising, and all of it ends within the time of stop-now", () => {
  expect(approach(-30, 0, 1, rise)).toBe(-30 + rise);
  expect(approach(-30, -90, 1, rise)).toBe(-30 - soundLimits.fall);
  expect(approach(-30, -29.9, 1, rise)).toBe(-29.9);
  expect(approach(-71, -200, 1, rise)).toBe(soundLimits.silence);
  expect(secondsBetween(0, soundLimits.silence, rise)).toBeLessThanOrEqual(soundLimits.stopWithin);
  expect(secondsBetween(-30, -24, 3)).toBe(2);
  const [, after] = [
    play(3, [[calm("peak"), 60, 0]]),
    play(3, [
      [calm("peak"), 60, 0],
      [{ ...calm("peak"), sounding: false }, 3.25, 0],
    ]),
  ];
  expect(after.at(-1)?.levels.tones.every((level) => level === soundLimits.silence)).toBe(true);
});

test("[MUS-4] bells are few, apart, within their share of the rise, and more of them with more density", () => {
  const bells = (density: number) =>
    play(11, [[{ ...calm("opening"), steering: { ...middleSteering, density } }, 600, 0]]).flatMap((step) =>
      step.bells.map((bell) => ({ at: step.at, below: bell.level - bedOf(step.levels) })),
    );
  const some = bells(0.5);
  expect(some.length / 10).toBeGreaterThan(1);
  expect(some.length / 10).toBeLessThan(8);
  expect(bells(1).length).toBeGreaterThan(bells(0).length);
  const gaps = some.slice(1).map((bell, place) => bell.at - (some[place]?.at ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(soundLimits.bellsApart - stepSeconds);
  expect(Math.max(...some.map(({ below }) => below))).toBeLessThan(bellBelow(rise) + 1);
  expect(togetherOf([0, bellBelow(0.5)])).toBeLessThanOrEqual(0.5 * soundLimits.bellShare + 1e-9);
});

test("[MUS-5] steps join on to each other and reach past the horizon; a call that comes too late goes on from now, from the held levels", () => {
  const steps = play(5, [[calm("arrival"), 5, 0]]);
  expect(steps.slice(1).every((step, place) => step.at === steps[place]?.until)).toBe(true);
  expect(steps.at(-1)?.until).toBeGreaterThanOrEqual(5);
  const { place } = nextSteps(5, beginning(0), calm("arrival"), { now: 0, horizon: 5, rise });
  const late = nextSteps(5, place, calm("peak"), { now: 70, horizon: 71, rise }).steps;
  expect(late[0]?.at).toBe(70);
  expect(bedOf(late[0]?.levels ?? silentLevels) - bedOf(place.levels)).toBeLessThanOrEqual(rise * stepSeconds);
});

test("the volume is silence at nothing, as made at full, and even steps of dB between", () => {
  expect([volumeLevel(0), volumeLevel(1), volumeLevel(0.5)]).toEqual([soundLimits.silence, -0, soundLimits.quietestVolume / 2]);
});
