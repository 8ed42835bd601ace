import { defineWords } from "#ui/words/catalogue.ts";

/** The words of the timeline for music; the panel's own stand with it. */
export const musicFactWords = defineWords("music-facts", {
  soundscape: "Music: soundscape, {{phase}}",
  file: "Music: {{title}}",
  steered: "Intensity {{intensity}}, warmth {{warmth}}, density {{density}}",
  volume: "Volume {{volume}} %",
  phases: { arrival: "arrival", opening: "opening", peak: "peak", return: "return" },
  why: {
    paused: "Music paused",
    stopped: "Music stopped",
    ended: "Music came to its end",
    interrupted: "Music broke off with its tablet",
  },
});
