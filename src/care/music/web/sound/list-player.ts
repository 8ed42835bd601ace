import { audioLimits } from "../../rules/data/audio-limits.ts";
import { soundLimits } from "../../rules/data/sound-limits.ts";
import { goesOnAt } from "../../rules/play-list.ts";
import { launch, leadOn, levelAt, newDeck, say, type Deck, type ListSound, type ListWish, type Sounding } from "./list-deck.ts";
import type { Recording } from "./recording-shelf.ts";

/** Where in which recording. */
export type ListPlace = { readonly trackId: string; readonly offset: number };

export type ListPlayer = {
  readonly begin: (wish: ListWish, from: ListPlace | null) => void;
  readonly steer: (wish: ListWish) => void;
  readonly skip: () => void;
  /** Schedules up to a time of the device's clock; to be called a few times a second. */
  readonly schedule: (horizon: number) => void;
  readonly place: () => ListPlace | null;
  /** Gives way to another source; `end` it afterwards. */
  readonly leave: () => void;
  readonly end: () => void;
};

/** Seconds between a decision and its sound. */
const lead = 0.1;
const tryAgainMilliseconds = 5_000;

const dropNext = (deck: Deck): void => {
  clearTimeout(deck.retry);
  deck.next?.voice.end();
  deck.next = null;
};

/** The first recording from a place on that can be had; undefined when none can, or something else was decided meanwhile. */
const find = async (deck: Deck, from: number): Promise<{ readonly index: number; readonly recording: Recording } | undefined> => {
  deck.turn += 1;
  const { turn } = deck;
  const { files } = deck.wish;
  for (let step = 0; step < files.length; step += 1) {
    const index = (from + step) % files.length;
    const file = files[index];
    const recording = file && (await deck.shelf.take(file).catch(() => undefined));
    if (turn !== deck.turn) return undefined;
    if (recording !== undefined) return { index, recording };
    deck.failed = file ?? null;
  }
  deck.out = deck.current === null;
  deck.retry = setTimeout(() => void (deck.current === null ? goTo(deck, from, 0) : prepare(deck)), tryAgainMilliseconds);
  say(deck);
  return undefined;
};

/** Unpacks what comes next and puts it where the present one ends (MUS-17); with a crossfade, so many seconds before. */
const prepare = async (deck: Deck): Promise<void> => {
  const ends = deck.current;
  if (ends === null) return;
  const found = await find(deck, ends.index + 1);
  if (found === undefined || deck.current !== ends) return;
  const isStreamed = found.recording.kind === "streamed" || ends.voice.file.seconds > audioLimits.longestUnpacked;
  const over = isStreamed ? audioLimits.givesWay : Math.min(deck.sound.crossfade, ends.voice.file.seconds / 2);
  const joins = ends.voice.endsAt - over;
  const at = Math.max(deck.context.currentTime + lead, joins);
  const isJoined = at <= joins;
  const before = (): number => (isJoined ? ends.voice.ending + levelAt(ends, at) : soundLimits.silence);
  deck.next = launch(deck, { ...found, at, offset: 0 }, before);
  if (isJoined && over > 0) {
    deck.next?.voice.fadeIn(over);
    ends.voice.fadeOut(at, over);
  }
  deck.shelf.keepOnly([ends.voice.file, ...(deck.next === null ? [] : [deck.next.voice.file])]);
  say(deck);
};

const become = (deck: Deck, one: Sounding | null): void => {
  if (deck.current !== null) deck.leaving = [...deck.leaving, deck.current];
  deck.current = one;
  deck.next = null;
  deck.out = false;
  deck.failed = null;
  say(deck);
  void prepare(deck);
};

/** Goes to another recording; what sounds now gives way to it once it is unpacked (MUS-21). */
const goTo = async (deck: Deck, from: number, offset: number): Promise<void> => {
  dropNext(deck);
  const found = await find(deck, from);
  if (found === undefined) return;
  const [at, before] = [deck.context.currentTime + lead, deck.sound.heard()];
  const begun = launch(deck, { ...found, at, offset: found.index === from ? offset : 0 }, () => before);
  // Also where another source gives way: what was heard before may be falling already.
  begun?.voice.fadeIn(audioLimits.givesWay);
  deck.current?.voice.fadeOut(at, audioLimits.givesWay);
  become(deck, begun);
};

const sameFiles = (one: ListWish, other: ListWish): boolean =>
  one.files.length === other.files.length && one.files.every(({ trackId }, place) => trackId === other.files[place]?.trackId);

const steer = (deck: Deck, wished: ListWish): void => {
  const isSame = sameFiles(deck.wish, wished);
  deck.wish = wished;
  if (isSame) return;
  const place = goesOnAt(wished.files, deck.current?.voice.file.trackId);
  if (deck.current === null || place === null) return void goTo(deck, 0, 0);
  dropNext(deck);
  deck.current = { ...deck.current, index: place };
  void prepare(deck);
};

const all = ({ leaving, current, next }: Deck): readonly Sounding[] => [...leaving, ...[current, next].filter((one) => one !== null)];

const schedule = (deck: Deck, horizon: number): void => {
  const now = deck.context.currentTime;
  for (const one of all(deck)) leadOn(deck, one, horizon);
  const isOver = ({ voice }: Sounding): boolean => voice.overAt() < now;
  for (const one of deck.leaving.filter(isOver)) one.voice.end();
  deck.leaving = deck.leaving.filter((one) => !isOver(one));
  if (deck.next !== null && deck.next.voice.startsAt <= now) return become(deck, deck.next);
  if (deck.current === null || deck.next !== null || !isOver(deck.current)) return;
  // It ended and nothing could be had in time: what comes begins from silence.
  const { index } = deck.current;
  deck.leaving = [...deck.leaving, deck.current];
  deck.current = null;
  say(deck);
  void goTo(deck, (index + 1) % Math.max(1, deck.wish.files.length), 0);
};

/** Plays recordings one after another in a context, decoded ahead and scheduled on its clock. */
export const openListPlayer = (context: AudioContext, into: AudioNode, sound: ListSound): ListPlayer => {
  const deck = newDeck(context, into, sound);
  const still = (): void => {
    dropNext(deck);
    deck.turn += 1;
  };
  return {
    begin: (wish, from) => {
      deck.wish = wish;
      const index = wish.files.findIndex(({ trackId }) => trackId === from?.trackId);
      void goTo(deck, Math.max(0, index), index === -1 ? 0 : (from?.offset ?? 0));
    },
    steer: (wish) => steer(deck, wish),
    skip: () => void goTo(deck, ((deck.current?.index ?? -1) + 1) % Math.max(1, deck.wish.files.length), 0),
    schedule: (horizon) => schedule(deck, horizon),
    place: () => {
      if (deck.current === null) return null;
      const { file, offset, startsAt } = deck.current.voice;
      return { trackId: file.trackId, offset: Math.max(0, offset + context.currentTime - startsAt) };
    },
    leave: () => {
      still();
      for (const one of all(deck)) one.voice.fadeOut(context.currentTime, audioLimits.givesWay);
    },
    end: () => {
      still();
      for (const one of all(deck)) one.voice.end();
    },
  };
};
