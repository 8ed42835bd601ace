import { expect, test } from "vitest";

import { middleSteering } from "./data/soundscape-phases.ts";
import { isToChart, type Playing } from "./what-lasted.ts";

const playing = (density = 0.5, volume = 0.7): Playing => ({
  sound: { kind: "soundscape", seed: 7, phase: "peak", steering: { ...middleSteering, density } },
  volume,
});
const file: Playing = { sound: { kind: "file", trackId: "t", title: "Sea", playlist: null, phase: null }, volume: 0.7 };

test("[MUS-10] the first sound is written down at once, a change only when it has lasted, and the same never twice", () => {
  expect(isToChart({ playing: playing(), charted: null, lasted: 0 }, 10)).toBe(true);
  expect(isToChart({ playing: playing(0.6), charted: playing(), lasted: 9 }, 10)).toBe(false);
  expect(isToChart({ playing: playing(0.6), charted: playing(), lasted: 10 }, 10)).toBe(true);
  expect(isToChart({ playing: playing(0.5, 0.4), charted: playing(), lasted: 10 }, 10)).toBe(true);
  expect(isToChart({ playing: playing(), charted: playing(), lasted: 600 }, 10)).toBe(false);
  expect(isToChart({ playing: file, charted: playing(), lasted: 10 }, 10)).toBe(true);
  expect(isToChart({ playing: file, charted: file, lasted: 10 }, 10)).toBe(false);
});
