import { soundLimits } from "../../rules/data/sound-limits.ts";
import { entryLevel, voiceSteps, type VoicePlace, type VoiceStep } from "../../rules/entry-level.ts";
import type { PlayFile } from "./play-file.ts";
import { recordingShelf, type LoadFile, type Recording, type RecordingShelf } from "./recording-shelf.ts";
import { recordingVoice, type Voice } from "./recording-voice.ts";

/** What shall play: recordings in their order, again from the first after the last. `volume` in dB, 0 is the clinic's loudness. */
export type ListWish = { readonly files: readonly PlayFile[]; readonly volume: number };

/** What plays and comes next; `failed`: a recording that could not be had and was passed over. `out`: none can be had. */
export type ListState = {
  /** Since and until when, in milliseconds since 1970. */
  readonly now: { readonly file: PlayFile; readonly since: number; readonly until: number } | null;
  readonly next: PlayFile | null;
  readonly failed: PlayFile | null;
  readonly out: boolean;
};

export type ListSound = {
  readonly rise: number;
  /** Seconds in which one recording passes into the next; at 0 they join without a gap. */
  readonly crossfade: number;
  readonly load: LoadFile;
  /** What is heard now, in dB. */
  readonly heard: () => number;
  readonly onState: (state: ListState) => void;
};

/** One recording and where its level stands; `before`: what is heard when it begins. */
export type Sounding = {
  readonly voice: Voice;
  readonly index: number;
  readonly before: () => number;
  place: VoicePlace | null;
  trail: readonly VoiceStep[];
};

/** Everything that changes while a list plays. `turn` counts decisions: what was fetched for an earlier one comes too late. */
export type Deck = {
  readonly context: AudioContext;
  readonly into: AudioNode;
  readonly sound: ListSound;
  readonly shelf: RecordingShelf;
  wish: ListWish;
  current: Sounding | null;
  next: Sounding | null;
  leaving: readonly Sounding[];
  turn: number;
  failed: PlayFile | null;
  out: boolean;
  retry: ReturnType<typeof setTimeout> | undefined;
};

export const newDeck = (context: AudioContext, into: AudioNode, sound: ListSound): Deck => ({
  context,
  into,
  sound,
  shelf: recordingShelf(context, sound.load),
  wish: { files: [], volume: 0 },
  current: null,
  next: null,
  leaving: [],
  turn: 0,
  failed: null,
  out: false,
  retry: undefined,
});

export const say = ({ context, current, next, failed, out, sound }: Deck): void => {
  const onClock = (at: number): number => Temporal.Now.instant().epochMilliseconds + (at - context.currentTime) * 1_000;
  const now = current && { file: current.voice.file, since: onClock(current.voice.startsAt), until: onClock(current.voice.endsAt) };
  sound.onState({ now, next: next?.voice.file ?? null, failed, out });
};

export type Launch = { readonly index: number; readonly recording: Recording; readonly at: number; readonly offset: number };

export const launch = (deck: Deck, { index, recording, at, offset }: Launch, before: () => number): Sounding | null => {
  const { context, into, sound, wish } = deck;
  const file = wish.files[index];
  if (file === undefined) return null;
  return { voice: recordingVoice(context, into, file, recording, { at, offset, rise: sound.rise }), index, before, place: null, trail: [] };
};

/** The level at a moment that was scheduled lately. */
export const levelAt = ({ trail, place }: Sounding, at: number): number => {
  const step = trail.find((one) => one.at <= at && at < one.until);
  if (step === undefined) return place?.level ?? soundLimits.silence;
  return step.from + ((step.to - step.from) * (at - step.at)) / (step.until - step.at);
};

/** One that comes later than this begins from silence, in seconds. */
const tooLate = 0.5;
/** Steps that are remembered: more than is ever scheduled ahead. */
const trailLength = 24;

const enter = ({ context, wish, sound }: Deck, { voice, before }: Sounding): VoicePlace => {
  const isLate = context.currentTime > voice.startsAt + tooLate;
  const wanted = voice.file.gain + wish.volume;
  const heard = isLate ? soundLimits.silence : before();
  return { level: entryLevel({ before: heard, blocks: voice.beginning, wanted, rise: sound.rise }), until: voice.startsAt };
};

/** Leads the level of one recording up to a moment of the device's clock. */
export const leadOn = (deck: Deck, one: Sounding, horizon: number): void => {
  if (one.voice.startsAt >= horizon) return;
  const { context, wish, sound } = deck;
  const limits = { now: context.currentTime, horizon, rise: sound.rise };
  const { steps, place } = voiceSteps(one.place ?? enter(deck, one), one.voice.file.gain + wish.volume, limits);
  for (const step of steps) one.voice.lead(step);
  one.place = place;
  one.trail = [...one.trail, ...steps].slice(-trailLength);
};
