import type { Rise } from "../../rules/approach-levels.ts";
import { blockLevels, loudestOf } from "../../rules/block-levels.ts";
import { soundLimits } from "../../rules/data/sound-limits.ts";
import { amplitudeOf } from "../../rules/decibels.ts";
import { entrySeconds, fadeCurve, type VoiceStep } from "../../rules/entry-level.ts";
import type { PlayFile } from "./play-file.ts";
import type { Recording } from "./recording-shelf.ts";

/** One recording as it sounds, from `startsAt` to `endsAt` on the sound device's own clock. */
export type Voice = {
  readonly file: PlayFile;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Seconds into the recording at which it begins. */
  readonly offset: number;
  /** Levels of its beginning, block by block, and the loudest of its end, in dB. */
  readonly beginning: readonly number[];
  readonly ending: number;
  readonly lead: (step: VoiceStep) => void;
  readonly fadeIn: (seconds: number) => void;
  /** From then on it gives way, and is silent after so many seconds. Once more changes it only before it has begun. */
  readonly fadeOut: (at: number, seconds: number) => void;
  /** From when on nothing of it is heard. */
  readonly overAt: () => number;
  readonly end: () => void;
};

type Start = { readonly at: number; readonly offset: number; readonly rise: Rise };
type Source = { readonly node: AudioNode; readonly end: () => void };

const fromBuffer = (context: BaseAudioContext, buffer: AudioBuffer, { at, offset }: Start): Source => {
  const node = new AudioBufferSourceNode(context, { buffer });
  node.start(at, offset);
  return { node, end: () => node.stop() };
};

const fromStream = (context: AudioContext, blob: Blob, { at, offset }: Start): Source => {
  const address = URL.createObjectURL(blob);
  const element = new Audio(address);
  element.currentTime = offset;
  const begin = (): void => void element.play().catch(() => undefined);
  const timer = setTimeout(begin, Math.max(0, (at - context.currentTime) * 1_000));
  return {
    node: context.createMediaElementSource(element),
    end: () => {
      clearTimeout(timer);
      element.pause();
      URL.revokeObjectURL(address);
    },
  };
};

const channelsOf = (buffer: AudioBuffer): readonly Float32Array[] =>
  Array.from({ length: buffer.numberOfChannels }, (_, channel) => buffer.getChannelData(channel));

/** What is known of its beginning and end; of a streamed one no more than that it is nowhere above its highest point. */
const levelsOf = (file: PlayFile, recording: Recording, { offset, rise }: Start) => {
  const seconds = entrySeconds(file.gain, rise);
  if (recording.kind === "streamed") {
    const blocks = Math.ceil(seconds / soundLimits.blockSeconds);
    return { beginning: Array.from({ length: blocks }, () => file.peak), ending: soundLimits.silence };
  }
  const { buffer } = recording;
  const channels = channelsOf(buffer);
  const from = Math.max(0, buffer.duration - soundLimits.remembers);
  return {
    beginning: blockLevels(channels, buffer.sampleRate, offset, seconds),
    ending: loudestOf(blockLevels(channels, buffer.sampleRate, from, soundLimits.remembers)),
  };
};

/** Lets a recording sound at a time of the device's clock, silent at first: its level is led step by step. */
export const recordingVoice = (context: AudioContext, into: AudioNode, file: PlayFile, recording: Recording, start: Start): Voice => {
  const source = recording.kind === "unpacked" ? fromBuffer(context, recording.buffer, start) : fromStream(context, recording.blob, start);
  const level = new GainNode(context, { gain: 0 });
  const [comes, goes] = [new GainNode(context), new GainNode(context)];
  source.node.connect(level).connect(comes).connect(goes).connect(into);
  const seconds = recording.kind === "unpacked" ? recording.buffer.duration : file.seconds;
  const endsAt = start.at + seconds - start.offset;
  let [leaves, gone] = [Number.POSITIVE_INFINITY, endsAt];
  return {
    ...levelsOf(file, recording, start),
    file,
    startsAt: start.at,
    endsAt,
    offset: start.offset,
    lead: ({ at, until, from, to }) => {
      level.gain.setValueAtTime(amplitudeOf(from), at);
      level.gain.exponentialRampToValueAtTime(amplitudeOf(to), until);
    },
    fadeIn: (over) => void comes.gain.setValueCurveAtTime(fadeCurve("in"), start.at, over),
    fadeOut: (at, over) => {
      if (leaves <= context.currentTime) return;
      goes.gain.cancelScheduledValues(context.currentTime);
      goes.gain.setValueCurveAtTime(fadeCurve("out"), at, over);
      [leaves, gone] = [at, Math.min(endsAt, at + over)];
    },
    overAt: () => gone,
    end: () => {
      source.end();
      goes.disconnect();
    },
  };
};
