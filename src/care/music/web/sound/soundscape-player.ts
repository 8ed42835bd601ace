import { soundLimits } from "../../rules/data/sound-limits.ts";
import { amplitudeOf } from "../../rules/decibels.ts";
import type { Wanted } from "../../rules/soundscape-levels.ts";
import { beginning, nextSteps } from "../../rules/soundscape-score.ts";
import { lastStage } from "./last-stage.ts";
import { soundscapeGraph } from "./soundscape-graph.ts";

/** `blocked`: the browser lets nothing sound before somebody touches the page. */
export type PlayerState = "silent" | "playing" | "blocked" | "fading";
export type Wish = Omit<Wanted, "sounding">;

export type SoundscapePlayer = {
  readonly read: () => PlayerState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly play: (seed: number, wish: Wish) => Promise<void>;
  readonly steer: (wish: Wish) => void;
  /** Fades out within the time of stop-now. */
  readonly stop: () => void;
};

/** Seconds that are scheduled ahead: little while somebody steers, more while a hidden page is called once a second at most. */
const ahead = { shown: 1, hidden: 3 } as const;
const tickMilliseconds = 250;
/** A browser that does not let it sound never answers. */
const patienceMilliseconds = 600;

const starts = async (context: AudioContext): Promise<boolean> => {
  await Promise.race([context.resume(), new Promise((done) => setTimeout(done, patienceMilliseconds))]);
  return context.state === "running";
};

type Running = { readonly steer: (wish: Wish) => void; readonly fade: () => void; readonly end: () => void };

const run = (context: AudioContext, seed: number, first: Wish, rise: number): Running => {
  const [graph, stage, out] = [soundscapeGraph(context, seed), lastStage(context), new GainNode(context)];
  graph.output.connect(out).connect(stage.input);
  stage.output.connect(context.destination);
  let [wish, place] = [first, beginning(context.currentTime)];
  const schedule = (): void => {
    const now = context.currentTime;
    const horizon = now + (document.hidden ? ahead.hidden : ahead.shown);
    const next = nextSteps(seed, place, { ...wish, sounding: true }, { now, horizon, rise });
    for (const step of next.steps) graph.play(step);
    place = next.place;
  };
  schedule();
  const timer = setInterval(schedule, tickMilliseconds);
  document.addEventListener("visibilitychange", schedule);
  return {
    steer: (changed) => void (wish = changed),
    fade: () => {
      const now = context.currentTime;
      out.gain.setValueAtTime(1, now);
      out.gain.exponentialRampToValueAtTime(amplitudeOf(soundLimits.silence), now + soundLimits.stopWithin);
    },
    end: () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", schedule);
      graph.end();
      stage.output.disconnect();
    },
  };
};

/** The soundscape of this tablet. `rise` in dB a second; music begins from silence and rises no faster. */
export const openSoundscapePlayer = (rise: number): SoundscapePlayer => {
  const listeners = new Set<() => void>();
  let state: PlayerState = "silent";
  let context: AudioContext | undefined;
  let running: Running | undefined;
  const become = (next: PlayerState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const end = (ended: Running): void => {
    ended.end();
    if (running !== ended) return;
    running = undefined;
    void context?.suspend();
    become("silent");
  };
  return {
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    play: async (seed, wish) => {
      context ??= new AudioContext({ latencyHint: "playback" });
      if (!(await starts(context))) return become("blocked");
      // What still fades goes on fading; the new one begins from silence beside it.
      if (running !== undefined && state === "playing") return running.steer(wish);
      running = run(context, seed, wish, rise);
      become("playing");
    },
    steer: (wish) => running?.steer(wish),
    stop: () => {
      const fading = running;
      if (fading === undefined || state !== "playing") return become("silent");
      fading.fade();
      become("fading");
      setTimeout(() => end(fading), soundLimits.stopWithin * 1_000);
    },
  };
};
