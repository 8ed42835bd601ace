import type { AlarmSound, Pulse } from "../../rules/data/alarm-sounds.ts";

/** A pulse rises and falls, so that it does not click. */
const heightAt = (since: number, { lasts }: Pulse, ramp: number): number => {
  const rise = lasts * ramp;
  return Math.max(0, Math.min(1, since / rise, (lasts - since) / rise));
};

const sampleAt = (milliseconds: number, { pulses, partials, ramp, level }: AlarmSound): number => {
  const pulse = pulses.find(({ at, lasts }) => milliseconds >= at && milliseconds < at + lasts);
  if (pulse === undefined) return 0;
  const since = milliseconds - pulse.at;
  const strength = partials.reduce((sum, one) => sum + one, 0);
  const turn = (2 * Math.PI * pulse.pitch * since) / 1_000;
  const wave = partials.reduce((sum, one, index) => sum + one * Math.sin(turn * (index + 1)), 0) / strength;
  return wave * heightAt(since, pulse, ramp) * level;
};

/**
 * One burst and the pause after it, from -1 to 1, at so many samples a second. Played in a loop it needs no timer, so that a page
 * that is slowed down or stands still goes on sounding.
 */
export const soundWave = (sound: AlarmSound, pauseSeconds: number, rate: number): Float32Array<ArrayBuffer> => {
  const last = sound.pulses.at(-1);
  const milliseconds = (last === undefined ? 0 : last.at + last.lasts) + pauseSeconds * 1_000;
  return Float32Array.from({ length: Math.round((milliseconds * rate) / 1_000) }, (_, index) => sampleAt((index * 1_000) / rate, sound));
};
