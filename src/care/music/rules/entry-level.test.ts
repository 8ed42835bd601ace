import fc from "fast-check";
import { expect, test } from "vitest";

import { blockLevels, loudestOf } from "./block-levels.ts";
import { soundLimits } from "./data/sound-limits.ts";
import { entryLevel, entrySeconds, fadeCurve, voiceSteps, type VoicePlace } from "./entry-level.ts";

const level = fc.double({ min: -90, max: 0, noNaN: true });
const rises = fc.double({ min: 0.5, max: 6, noNaN: true });

test("[MUS-17] over random recordings, what was heard before, and rises: nothing in a beginning is louder than the rise permits", () => {
  fc.assert(
    fc.property(
      fc.array(level, { minLength: 1, maxLength: 1_700 }),
      level,
      fc.double({ min: -40, max: 12, noNaN: true }),
      rises,
      (blocks, before, wanted, rise) => {
        const entry = entryLevel({ before, blocks, wanted, rise });
        expect(entry).toBeLessThanOrEqual(Math.max(wanted, soundLimits.silence));
        const permitted = Math.max(before, soundLimits.silence);
        blocks.forEach((block, place) => {
          const at = place * soundLimits.blockSeconds;
          const turned = Math.min(wanted, entry + rise * at);
          const rising = turned < wanted || at < soundLimits.remembers;
          if (rising && entry > soundLimits.silence) expect(block + turned).toBeLessThanOrEqual(permitted + rise * at + 1e-9);
        });
      },
    ),
    { numRuns: 150 },
  );
});

test("[MUS-17] a recording that joins on as loud is not turned down, after silence it begins from silence, a soft beginning at once", () => {
  const steady = Array.from({ length: 300 }, () => -20);
  expect(entryLevel({ before: -25, blocks: steady, wanted: -5, rise: 3 })).toBe(-5);
  expect(entryLevel({ before: -40, blocks: steady, wanted: -5, rise: 3 })).toBe(-20);
  expect(entryLevel({ before: -120, blocks: steady, wanted: -5, rise: 3 })).toBe(soundLimits.silence + 20);
  const swelling = Array.from({ length: 300 }, (_, place) => -80 + place * 0.2);
  expect(entryLevel({ before: -60, blocks: swelling, wanted: -5, rise: 3 })).toBe(-5);
  // A blow in the eighth second is heard in time: the recording is still rising then.
  const blow = steady.map((block, place) => (place === 40 ? -5 : block));
  expect(entryLevel({ before: -50, blocks: blow, wanted: -5, rise: 3 })).toBe(-45);
  expect(entrySeconds(0, 3)).toBe(24);
});

test("[MUS-3] whatever is wanted of a recording, and however late the page comes, its level never grows faster than the rise", () => {
  const wish = fc.tuple(level, fc.double({ min: 0.1, max: 8, noNaN: true }), fc.double({ min: 0, max: 60, noNaN: true }));
  fc.assert(
    fc.property(fc.array(wish, { minLength: 1, maxLength: 8 }), rises, (wishes, rise) => {
      let [place, now]: [VoicePlace, number] = [{ level: -50, until: 0 }, 0];
      for (const [wanted, seconds, gap] of wishes) {
        now += gap;
        const next = voiceSteps(place, wanted, { now, horizon: now + seconds, rise });
        for (const { at, until, from, to } of next.steps) {
          expect(to - from).toBeLessThanOrEqual(rise * (until - at) + 1e-9);
          expect(from - to).toBeLessThanOrEqual(soundLimits.fall * (until - at) + 1e-9);
        }
        expect(next.steps.every(({ at }, step) => step === 0 || at === next.steps[step - 1]?.until)).toBe(true);
        place = next.place;
        now += seconds;
      }
    }),
    { numRuns: 150 },
  );
});

test("[MUS-21] the two halves of a change have the same power together at every moment", () => {
  const [rising, falling] = [fadeCurve("in"), fadeCurve("out")];
  expect([rising[0], rising.at(-1), falling[0], falling.at(-1)].map((one) => Math.round((one ?? -1) * 1e6) / 1e6)).toEqual([0, 1, 1, 0]);
  rising.forEach((one, place) => expect(one ** 2 + (falling[place] ?? 0) ** 2).toBeCloseTo(1, 5));
});

test("[MUS-17] the level of a stretch is told block by block, as a meter of the power would", () => {
  const tone = Float32Array.from({ length: 48_000 }, (_, at) => 0.5 * Math.sin((2 * Math.PI * 480 * at) / 48_000));
  const blocks = blockLevels([tone, tone], 48_000, 0.2, 0.55);
  expect(blocks).toHaveLength(5);
  expect(loudestOf(blocks)).toBeCloseTo(20 * Math.log10(0.5) - 3.01, 1);
  expect(blockLevels([tone], 48_000, 0.95, 2)).toEqual([]);
  expect(loudestOf([])).toBeLessThan(soundLimits.silence);
  expect(loudestOf(blockLevels([new Float32Array(48_000)], 48_000, 0, 1))).toBeLessThan(soundLimits.silence);
});
