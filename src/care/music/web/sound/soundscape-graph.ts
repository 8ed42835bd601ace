import { chance } from "../../rules/chance.ts";
import { colouredNoise, roomAnswer } from "../../rules/coloured-noise.ts";
import { roots, tones } from "../../rules/data/soundscape-phases.ts";
import { soundLimits } from "../../rules/data/sound-limits.ts";
import { amplitudeOf } from "../../rules/decibels.ts";
import { silentLevels } from "../../rules/soundscape-levels.ts";
import type { Bell, Step } from "../../rules/soundscape-score.ts";

/** The sounding soundscape: give it the steps of the score as they come. */
export type SoundscapeGraph = {
  readonly output: AudioNode;
  readonly play: (step: Step) => void;
  /** Takes it apart. It makes no sound afterwards. */
  readonly end: () => void;
};

/** Harmonics of one tone, and how much of a second, slightly lower one beats slowly against it. */
const harmonics = [1, 0.22, 0.09, 0.04] as const;
const second = 0.3;
/** A tone of level 0 dB has a root mean square of one. */
const toneScale = Math.sqrt(2 / (harmonics.reduce((sum, one) => sum + one * one, 0) * (1 + second * second)));

const waveOf = (context: BaseAudioContext): PeriodicWave =>
  context.createPeriodicWave(new Float32Array(harmonics.length + 1), Float32Array.from([0, ...harmonics]), { disableNormalization: true });

type Ended = { readonly stop: () => void };

/** A tone that never ends, in a place of its own: as the tones come and go, the sound walks slowly from side to side. */
const toneOf = (context: BaseAudioContext, wave: PeriodicWave, frequency: number, place: number, seed: number) => {
  const level = new GainNode(context, { gain: toneScale * amplitudeOf(soundLimits.silence) });
  const pan = new StereoPannerNode(context, {
    pan: place < 2 ? 0 : 0.7 * (place % 2 === 0 ? 1 : -1) * (0.4 + 0.6 * chance(seed, place, 31)),
  });
  const own = new OscillatorNode(context, { periodicWave: wave, frequency });
  const beside = new OscillatorNode(context, { periodicWave: wave, frequency: frequency - 0.05 - 0.1 * chance(seed, place, 32) });
  const softer = new GainNode(context, { gain: second });
  own.connect(level);
  beside.connect(softer).connect(level);
  level.connect(pan);
  const ended: readonly Ended[] = [own, beside];
  for (const one of [own, beside]) one.start();
  return { level: level.gain, output: pan, ended };
};

const stereo = (context: BaseAudioContext, make: (side: number) => Float32Array<ArrayBuffer>): AudioBuffer => {
  const [left, right] = [make(0), make(1)];
  const buffer = context.createBuffer(2, left.length, context.sampleRate);
  buffer.copyToChannel(left, 0);
  buffer.copyToChannel(right, 1);
  return buffer;
};

const breathOf = (context: BaseAudioContext, seed: number) => {
  const buffer = stereo(context, (side) => colouredNoise(seed + side, 11, context.sampleRate, 260));
  const source = new AudioBufferSourceNode(context, { buffer, loop: true });
  const cut = new BiquadFilterNode(context, { type: "highpass", frequency: 60 });
  const level = new GainNode(context, { gain: amplitudeOf(soundLimits.silence) });
  source.connect(cut).connect(level);
  source.start();
  return { level: level.gain, output: level, ended: [source] };
};

/** From where it stands to where the step leads, evenly in dB. Said anew at the step's start, so that a late step does not jump. */
const lead = (param: AudioParam, from: number, to: number, { at, until }: Step): void => {
  param.setValueAtTime(from, at);
  param.exponentialRampToValueAtTime(to, until);
};

const ring = (context: BaseAudioContext, into: AudioNode, root: number, at: number, bell: Bell): void => {
  const start = at + bell.after;
  const swell = start + soundLimits.bellSwell;
  const pan = new StereoPannerNode(context, { pan: bell.pan });
  pan.connect(into);
  for (const [ratio, share] of [
    [1, 1],
    [2.01, 0.16],
    [3.02, 0.05],
  ] as const) {
    const body = new OscillatorNode(context, { frequency: root * bell.ratio * ratio });
    const peak = Math.SQRT2 * amplitudeOf(bell.level) * share;
    const level = new GainNode(context, { gain: 0 });
    level.gain.setValueAtTime(0, start);
    level.gain.linearRampToValueAtTime(peak, swell);
    level.gain.exponentialRampToValueAtTime(peak / 1_000, swell + bell.decay / ratio);
    body.connect(level).connect(pan);
    body.start(start);
    body.stop(swell + bell.decay / ratio);
  }
};

const cutoffOf = (brightness: number): number => 100 * 2 ** brightness;

/** Builds the soundscape of a seed in a context: tones over one root, a breath, bells, and a soft room around them. */
export const soundscapeGraph = (context: BaseAudioContext, seed: number): SoundscapeGraph => {
  const root = roots[Math.floor(chance(seed, 0, 30) * roots.length)] ?? roots[0];
  const wave = waveOf(context);
  const voices = tones.map(({ ratio }, place) => toneOf(context, wave, root * ratio, place, seed));
  const breath = breathOf(context, seed);
  const colour = new BiquadFilterNode(context, { type: "lowpass", Q: -3, frequency: cutoffOf(silentLevels.brightness) });
  const bells = new GainNode(context);
  const room = new ConvolverNode(context, { buffer: stereo(context, (side) => roomAnswer(seed + side, 4, context.sampleRate)) });
  const answer = new GainNode(context, { gain: 0.4 });
  const output = new GainNode(context);
  for (const voice of voices) voice.output.connect(colour);
  colour.connect(output);
  colour.connect(room);
  bells.connect(output);
  bells.connect(room);
  breath.output.connect(output);
  room.connect(answer).connect(output);
  let before = silentLevels;
  return {
    output,
    play: (step) => {
      voices.forEach(({ level }, place) => {
        const [from = soundLimits.silence, to = soundLimits.silence] = [before.tones[place], step.levels.tones[place]];
        lead(level, toneScale * amplitudeOf(from), toneScale * amplitudeOf(to), step);
      });
      lead(breath.level, amplitudeOf(before.breath), amplitudeOf(step.levels.breath), step);
      lead(colour.frequency, cutoffOf(before.brightness), cutoffOf(step.levels.brightness), step);
      for (const bell of step.bells) ring(context, bells, root, step.at, bell);
      before = step.levels;
    },
    end: () => {
      for (const one of [...voices.flatMap(({ ended }) => ended), ...breath.ended]) one.stop();
      output.disconnect();
    },
  };
};
