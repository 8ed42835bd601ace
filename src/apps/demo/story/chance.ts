import { uuidV7, type Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

/** What happens by chance in the story: the same seed gives the same story. */
export type Chance = {
  /** From 0 up to 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly whole: (from: number, to: number) => number;
  readonly pick: <const Items extends readonly [unknown, ...unknown[]]>(items: Items) => Items[number];
  readonly happens: (probability: number) => boolean;
  /** An id that was made at that moment of the story. */
  readonly id: (at: Instant) => Uuid;
};

/** Mulberry32, by Tommy Ettinger (public domain): small, and good enough for a story. */
const generator = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const chance = (seed: number): Chance => {
  const next = generator(seed);
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
    happens: (probability) => next() < probability,
    id: (at) =>
      uuidV7(
        at.epochMilliseconds,
        Uint8Array.from({ length: 10 }, () => whole(0, 255)),
      ),
  };
};

/** A number for the generator from any words. */
export const seedOf = (...words: readonly (string | number)[]): number => {
  let hash = 0x811c9dc5;
  for (const character of words.join("|")) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
};
