import { audioLimits } from "../../rules/data/audio-limits.ts";
import { fadeCurve } from "../../rules/entry-level.ts";
import type { Wanted } from "../../rules/soundscape-levels.ts";
import { beginning, nextSteps } from "../../rules/soundscape-score.ts";
import { soundscapeGraph } from "./soundscape-graph.ts";

export type SoundscapeWish = Omit<Wanted, "sounding"> & { readonly seed: number };

export type SoundscapeSource = {
  readonly steer: (wish: SoundscapeWish) => void;
  readonly schedule: (horizon: number) => void;
  /** Gives way to another source; `end` it afterwards. */
  readonly leave: () => void;
  readonly end: () => void;
};

/** The soundscape in a context, from silence on. */
export const openSoundscape = (context: AudioContext, into: AudioNode, first: SoundscapeWish, rise: number): SoundscapeSource => {
  const { seed } = first;
  const [graph, goes] = [soundscapeGraph(context, seed), new GainNode(context)];
  graph.output.connect(goes).connect(into);
  let [wish, place] = [first, beginning(context.currentTime)];
  return {
    steer: (changed) => void (wish = changed),
    schedule: (horizon) => {
      const next = nextSteps(seed, place, { ...wish, sounding: true }, { now: context.currentTime, horizon, rise });
      for (const step of next.steps) graph.play(step);
      place = next.place;
    },
    leave: () => void goes.gain.setValueCurveAtTime(fadeCurve("out"), context.currentTime, audioLimits.givesWay),
    end: () => {
      graph.end();
      goes.disconnect();
    },
  };
};
