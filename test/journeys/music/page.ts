import { settled, shippedProtocol } from "#kernel/setting.ts";
import { loudnessRise } from "#care/music/rules/data/music-settings.ts";
import type { MusicPhase } from "#care/music/rules/data/soundscape-phases.ts";
import type { Wanted } from "#care/music/rules/soundscape-levels.ts";
import { beginning, nextSteps } from "#care/music/rules/soundscape-score.ts";
import { lastStage } from "#care/music/web/sound/last-stage.ts";
import { soundscapeGraph } from "#care/music/web/sound/soundscape-graph.ts";

/** One wish and for how long; `gap` is how long the page slept before it said so. */
export type Wish = Omit<Wanted, "sounding"> & { readonly sounding?: boolean; readonly seconds: number; readonly gap?: number };

const sampleRate = 24_000;

const render = async (seed: number, wishes: readonly Wish[]): Promise<AudioBuffer> => {
  const length = wishes.reduce((sum, { seconds, gap = 0 }) => sum + seconds + gap, 0);
  const context = new OfflineAudioContext({ numberOfChannels: 2, length: Math.round(length * sampleRate), sampleRate });
  const [stage, graph] = [lastStage(context), soundscapeGraph(context, seed)];
  graph.output.connect(stage.input);
  stage.output.connect(context.destination);
  const rise = settled(shippedProtocol, loudnessRise).value;
  let [place, now] = [beginning(0), 0];
  for (const { seconds, gap = 0, sounding = true, ...wish } of wishes) {
    now += gap;
    const next = nextSteps(seed, place, { ...wish, sounding }, { now, horizon: now + seconds, rise });
    for (const step of next.steps) graph.play(step);
    place = next.place;
    now += seconds;
  }
  return context.startRendering();
};

const decibels = (power: number): number => 10 * Math.log10(Math.max(power, 1e-12));

/** Level of each 100 ms, both channels together, in dB of full scale. */
const blocksOf = (sound: AudioBuffer): readonly number[] => {
  const size = sampleRate / 10;
  const channels = [sound.getChannelData(0), sound.getChannelData(1)];
  return Array.from({ length: Math.floor(sound.length / size) }, (_, block) => {
    let power = 0;
    for (const channel of channels) for (let at = block * size; at < (block + 1) * size; at += 1) power += (channel[at] ?? 0) ** 2;
    return decibels(power / (2 * size));
  });
};

/** The highest point between samples, too: four times as many, by a windowed sinc. */
const truePeakOf = (sound: AudioBuffer): number => {
  const [taps, factor] = [16, 4];
  let most = 0;
  for (const channel of [sound.getChannelData(0), sound.getChannelData(1)]) {
    for (let part = 0; part < factor; part += 1) {
      const weights = Array.from({ length: taps }, (_, tap) => {
        const distance = tap - taps / 2 + 1 - part / factor;
        const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / (taps / 2));
        return distance === 0 ? 1 : (Math.sin(Math.PI * distance) / (Math.PI * distance)) * window;
      });
      for (let at = taps; at < channel.length - taps; at += 1) {
        let value = 0;
        for (let tap = 0; tap < taps; tap += 1) value += (channel[at + tap - taps / 2 + 1] ?? 0) * (weights[tap] ?? 0);
        most = Math.max(most, Math.abs(value));
      }
    }
  }
  return 20 * Math.log10(most);
};

/** Power in thirds of the spectrum, in dB, by the discrete transform of windows of a third of a second. */
const bandsOf = (sound: AudioBuffer, edges: readonly number[]): readonly number[] => {
  const size = 16_384;
  const channel = sound.getChannelData(0);
  const start = Math.max(0, channel.length - 4 * size);
  const power = edges.slice(1).map(() => 0);
  for (let at = start; at + size <= channel.length; at += size) {
    edges.slice(1).forEach((high, band) => {
      const low = edges[band] ?? 0;
      for (let bin = Math.ceil((low * size) / sampleRate); bin < (high * size) / sampleRate; bin += 1) {
        const angle = (2 * Math.PI * bin) / size;
        let [one, two] = [0, 0];
        for (let tap = 0; tap < size; tap += 1) {
          const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * tap) / size);
          const next = (channel[at + tap] ?? 0) * window + 2 * Math.cos(angle) * one - two;
          [two, one] = [one, next];
        }
        power[band] = (power[band] ?? 0) + one * one + two * two - 2 * Math.cos(angle) * one * two;
      }
    });
  }
  return power.map(decibels);
};

export type Heard = {
  readonly blocks: readonly number[];
  readonly truePeak: number;
  readonly numbers: boolean;
  /** The same samples twice. */
  readonly sum: number;
  readonly bands: readonly number[];
  readonly milliseconds: number;
  /** How alike left and right are: 1 the same, 0 nothing to do with each other. */
  readonly alike: number;
};

const listen = async (seed: number, wishes: readonly Wish[], edges: readonly number[] = []): Promise<Heard> => {
  const began = performance.now();
  const sound = await render(seed, wishes);
  const milliseconds = performance.now() - began;
  const [left, right] = [sound.getChannelData(0), sound.getChannelData(1)];
  let [sum, both, ofLeft, ofRight, numbers] = [0, 0, 0, 0, true];
  left.forEach((sample, at) => {
    const other = right[at] ?? 0;
    numbers &&= Number.isFinite(sample) && Number.isFinite(other);
    sum += sample * ((at % 97) + 1);
    both += sample * other;
    ofLeft += sample * sample;
    ofRight += other * other;
  });
  const alike = both / Math.sqrt(ofLeft * ofRight);
  return { blocks: blocksOf(sound), truePeak: truePeakOf(sound), numbers, sum, bands: bandsOf(sound, edges), milliseconds, alike };
};

const samples = async (seed: number, wishes: readonly Wish[]): Promise<readonly string[]> => {
  const sound = await render(seed, wishes);
  return [0, 1].map((channel) => {
    const bytes = new Uint8Array(sound.getChannelData(channel).buffer);
    let text = "";
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(text);
  });
};

const music = { listen, samples };
export type MusicPage = typeof music;
export type { MusicPhase };

declare global {
  interface Window {
    music: MusicPage;
  }
}
window.music = music;
