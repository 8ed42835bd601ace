import { blockLevels, loudestOf } from "../../rules/block-levels.ts";
import { soundLimits } from "../../rules/data/sound-limits.ts";
import { amplitudeOf } from "../../rules/decibels.ts";
import { lastStage } from "./last-stage.ts";

/** What everything goes through on its way to the loudspeaker. */
export type SoundOutput = {
  readonly input: AudioNode;
  /** The loudest of the last half second, in dB of full scale. */
  readonly heard: () => number;
  /** Silent within the time of stop-now. */
  readonly fade: () => void;
  readonly end: () => void;
};

/** Samples that are looked at: the most that a browser gives. */
const window = 32_768;

export const soundOutput = (context: AudioContext): SoundOutput => {
  const [input, stage, ear] = [new GainNode(context), lastStage(context), new AnalyserNode(context, { fftSize: window })];
  const samples = new Float32Array(window);
  input.connect(stage.input);
  stage.output.connect(context.destination);
  stage.output.connect(ear);
  return {
    input,
    heard: () => {
      ear.getFloatTimeDomainData(samples);
      return loudestOf(blockLevels([samples], context.sampleRate, 0, window / context.sampleRate));
    },
    fade: () => {
      const now = context.currentTime;
      input.gain.setValueAtTime(1, now);
      input.gain.exponentialRampToValueAtTime(amplitudeOf(soundLimits.silence), now + soundLimits.stopWithin);
    },
    end: () => stage.output.disconnect(),
  };
};
