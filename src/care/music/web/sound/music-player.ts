import { observed, type Observed } from "#platform/offline/observed.ts";

import { audioLimits } from "../../rules/data/audio-limits.ts";
import { soundLimits } from "../../rules/data/sound-limits.ts";
import type { ListState, ListWish } from "./list-deck.ts";
import { openListPlayer, type ListPlace, type ListPlayer } from "./list-player.ts";
import type { LoadFile } from "./recording-shelf.ts";
import { soundOutput, type SoundOutput } from "./sound-output.ts";
import { openSoundscape, type SoundscapeSource, type SoundscapeWish } from "./soundscape-source.ts";

/** `blocked`: the browser lets nothing sound before somebody touches the page. */
export type PlayerState = "silent" | "playing" | "blocked" | "fading";
export type Wish = ({ readonly kind: "soundscape" } & SoundscapeWish) | ({ readonly kind: "list" } & ListWish);

/** `list` is what a list plays; null while the soundscape does. */
export type PlayerNow = { readonly state: PlayerState; readonly list: ListState | null };

export type MusicPlayer = Pick<Observed<PlayerNow>, "read" | "subscribe"> & {
  readonly play: (wish: Wish) => Promise<void>;
  readonly steer: (wish: Wish) => void;
  /** To the next recording of a list. */
  readonly skip: () => void;
  /** Fades out within the time of stop-now. */
  readonly stop: () => void;
};

export type PlayerSettings = { readonly rise: number; readonly crossfade: number; readonly load: LoadFile };

/** Seconds that are scheduled ahead: little while somebody steers, more while a hidden page is called once a second at most. */
const ahead = { shown: 1, hidden: 3 } as const;
const tickMilliseconds = 250;
/** A browser that does not let it sound never answers. */
const patienceMilliseconds = 600;

const starts = async (context: AudioContext): Promise<boolean> => {
  await Promise.race([context.resume(), new Promise((done) => setTimeout(done, patienceMilliseconds))]);
  return context.state === "running";
};

type Source = ({ readonly kind: "soundscape" } & SoundscapeSource) | ({ readonly kind: "list" } & ListPlayer);

type Running = {
  readonly steer: (wish: Wish) => void;
  readonly skip: () => void;
  readonly place: () => ListPlace | null;
  readonly fade: () => void;
  readonly end: () => void;
};

type Start = PlayerSettings & { readonly from: ListPlace | null; readonly onList: (state: ListState | null) => void };

const openSource = (context: AudioContext, { input, heard }: SoundOutput, wish: Wish, start: Start): Source => {
  const { rise, crossfade, load, from, onList } = start;
  if (wish.kind === "soundscape") {
    onList(null);
    return { kind: "soundscape", ...openSoundscape(context, input, wish, rise) };
  }
  const list = openListPlayer(context, input, { rise, crossfade, load, heard, onState: onList });
  onList({ now: null, next: null, failed: null, out: false });
  list.begin(wish, from);
  return { kind: "list", ...list };
};

const run = (context: AudioContext, first: Wish, start: Start): Running => {
  const output = soundOutput(context);
  let source = openSource(context, output, first, start);
  let leaving: readonly Source[] = [];
  const schedule = (): void => {
    const horizon = context.currentTime + (document.hidden ? ahead.hidden : ahead.shown);
    for (const one of [...leaving, source]) one.schedule(horizon);
  };
  schedule();
  const timer = setInterval(schedule, tickMilliseconds);
  document.addEventListener("visibilitychange", schedule);
  const change = (wish: Wish): void => {
    const old = source;
    old.leave();
    leaving = [...leaving, old];
    setTimeout(() => {
      leaving = leaving.filter((one) => one !== old);
      old.end();
    }, audioLimits.givesWay * 1_000);
    source = openSource(context, output, wish, { ...start, from: null });
    schedule();
  };
  return {
    steer: (wish) => {
      if (source.kind === "soundscape" && wish.kind === "soundscape") source.steer(wish);
      else if (source.kind === "list" && wish.kind === "list") source.steer(wish);
      else change(wish);
    },
    skip: () => source.kind === "list" && source.skip(),
    place: () => (source.kind === "list" ? source.place() : null),
    fade: output.fade,
    end: () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", schedule);
      for (const one of [...leaving, source]) one.end();
      output.end();
    },
  };
};

/** The music of this tablet: the soundscape, or recordings of a list. It begins from silence and rises no faster than the rise. */
export const openMusicPlayer = (settings: PlayerSettings): MusicPlayer => {
  const { read, subscribe, become } = observed<PlayerNow>({ state: "silent", list: null });
  let context: AudioContext | undefined;
  let running: Running | undefined;
  let left: ListPlace | null = null;
  let turn = 0;
  const say = (state: PlayerState): void => become({ ...read(), state });
  const end = (ended: Running): void => {
    ended.end();
    if (running !== ended) return;
    running = undefined;
    void context?.suspend();
    say("silent");
  };
  return {
    read,
    subscribe,
    play: async (wish) => {
      context ??= new AudioContext({ latencyHint: "playback" });
      if (!(await starts(context))) return say("blocked");
      // What still fades goes on fading; the new one begins from silence beside it.
      if (running !== undefined && read().state === "playing") return running.steer(wish);
      const mine = (turn += 1);
      running = run(context, wish, { ...settings, from: left, onList: (list) => mine === turn && become({ ...read(), list }) });
      say("playing");
    },
    steer: (wish) => running?.steer(wish),
    skip: () => running?.skip(),
    stop: () => {
      const fading = running;
      if (fading === undefined || read().state !== "playing") return say("silent");
      left = fading.place();
      fading.fade();
      say("fading");
      setTimeout(() => end(fading), soundLimits.stopWithin * 1_000);
    },
  };
};
