import { defineWords } from "#ui/words/catalogue.ts";

/** The words of the timeline for music; the panel's own stand with it. */
export const musicFactWords = defineWords("music-facts", {
  band: "soundscape, {{phase}}",
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
  somebody: "a member of staff",
  wishes: {
    music: {
      "clinic-chooses": "music as the clinic chooses",
      calm: "calm music, without words",
      nature: "sounds of nature",
      own: "own music",
    },
    eyeShades: "eye shades: {{answer}}",
    blanket: "blanket: {{answer}}",
    light: "light: {{answer}}",
    comfort: { yes: "yes", no: "no", "decide-then": "decides then" },
    lights: { dim: "dim", bright: "bright", "decide-then": "decides then" },
  },
});
