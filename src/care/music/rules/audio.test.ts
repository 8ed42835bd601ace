import fc from "fast-check";
import { expect, test } from "vitest";

import { audioTypeOf } from "./audio-type.ts";
import { soundLimits } from "./data/sound-limits.ts";
import { gainOf, integratedLoudness, samplePeak } from "./loudness.ts";

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...part].map((one) => one.charCodeAt(0)) : [...part])));

test.for([
  ["an MP3 with its tag", bytes("ID3", [4, 0]), "audio/mpeg"],
  ["an MP3 without one", bytes([0xff, 0xfb, 0x90, 0x64]), "audio/mpeg"],
  ["AAC in frames", bytes([0xff, 0xf1, 0x50, 0x80]), "audio/aac"],
  ["M4A", bytes([0, 0, 0, 32], "ftypM4A "), "audio/mp4"],
  ["Opus", bytes("OggS", [0, 2, ...Array.from({ length: 22 }, () => 0)], "OpusHead"), "audio/ogg"],
  ["FLAC", bytes("fLaC", [0, 0]), "audio/flac"],
  ["WAV", bytes("RIFF", [36, 0, 0, 0], "WAVEfmt "), "audio/wav"],
  ["a page", bytes("<!doctype html>"), null],
  ["a picture", bytes([0xff, 0xd8, 0xff, 0xe0]), null],
  ["a program", bytes("MZ", [0x90, 0]), null],
  ["a film in an Ogg", bytes("OggS", [0, 2], "theora"), null],
  ["a picture in an MP4 box", bytes([0, 0, 0, 32], "ftypheic"), null],
  ["another RIFF", bytes("RIFF", [36, 0, 0, 0], "AVI LIST"), null],
  ["nothing", bytes(), null],
] as const)("[MUS-7] %s is told by its content, whatever its name", ([, content, type]) => {
  expect(audioTypeOf(content)).toBe(type);
});

test("[MUS-7] no content at all makes the judgement of its kind fail", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (content) => void audioTypeOf(content)));
});

const sine = (decibels: number, seconds: number, sampleRate: number, frequency = 997): Float32Array =>
  Float32Array.from(
    { length: seconds * sampleRate },
    (_, at) => 10 ** (decibels / 20) * Math.sin((2 * Math.PI * frequency * at) / sampleRate),
  );
const joined = (...parts: readonly Float32Array[]): Float32Array => Float32Array.from(parts.flatMap((part) => [...part]));

test.for([48_000, 44_100, 24_000])("[MUS-8] at %i Hz the meter reads the tones of the standard as it says", (rate) => {
  const quiet = sine(-23, 5, rate);
  // EBU Tech 3341: a stereo tone of 1 kHz at -23 dBFS is -23 LUFS; BS.1770: one channel at 0 dBFS is -3.01.
  expect(integratedLoudness([quiet, quiet], rate)).toBeCloseTo(-23, 1);
  expect(integratedLoudness([sine(0, 5, rate)], rate)).toBeCloseTo(-3.01, 1);
});

test("[MUS-8] silence and what is far below the rest do not count; what is never loud enough has no loudness", () => {
  const loud = sine(-23, 5, 24_000);
  const with36 = joined(sine(-36, 2, 24_000), loud, sine(-36, 2, 24_000), new Float32Array(24_000 * 5));
  expect(integratedLoudness([with36, with36], 24_000)).toBeCloseTo(-23, 0);
  expect(integratedLoudness([new Float32Array(48_000)], 24_000)).toBeNull();
  expect(integratedLoudness([sine(-80, 2, 24_000)], 24_000)).toBeNull();
  expect(integratedLoudness([], 24_000)).toBeNull();
  expect(integratedLoudness([sine(-23, 5, 24_000, 60)], 24_000)).toBeLessThan(
    integratedLoudness([sine(-23, 5, 24_000, 2_000)], 24_000) ?? 0,
  );
});

test("[MUS-9] a file is brought to the clinic's loudness, never over the ceiling and never up without end", () => {
  expect(gainOf({ loudness: -14, peak: 1 }, -23)).toBe(-9);
  expect(gainOf({ loudness: -30, peak: 0.1 }, -23)).toBe(7);
  expect(gainOf({ loudness: -30, peak: 0.9 }, -23)).toBeLessThan(0);
  expect(gainOf({ loudness: -60, peak: 0.001 }, -23)).toBe(soundLimits.mostGain);
  expect(gainOf({ loudness: null, peak: 0 }, -23)).toBe(0);
  expect(samplePeak([Float32Array.of(0.1, -0.5), Float32Array.of(0.2)])).toBe(0.5);
});
