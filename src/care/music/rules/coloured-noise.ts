import { chance } from "./chance.ts";

/**
 * Noise like a breath or the sea, far off: white noise through two gentle low passes, root mean square 1, that runs into its own beginning
 * without a seam. Its samples depend on the seed alone.
 */
export const colouredNoise = (seed: number, seconds: number, sampleRate: number, cutoff: number): Float32Array<ArrayBuffer> => {
  const [length, seam] = [Math.round(seconds * sampleRate), Math.round(0.5 * sampleRate)];
  const raw = new Float32Array(length + seam);
  const keep = Math.exp((-2 * Math.PI * cutoff) / sampleRate);
  let [first, second] = [0, 0];
  for (let place = 0; place < raw.length; place += 1) {
    first = first * keep + (2 * chance(seed, place, 21) - 1) * (1 - keep);
    second = second * keep + first * (1 - keep);
    raw[place] = second;
  }
  const noise = raw.slice(0, length);
  // What follows the end fades out over the beginning that fades in: equal power, as the two have nothing to do with each other.
  for (let place = 0; place < seam; place += 1) {
    const angle = (Math.PI / 2) * (place / seam);
    noise[place] = (raw[place] ?? 0) * Math.sin(angle) + (raw[length + place] ?? 0) * Math.cos(angle);
  }
  const power = noise.reduce((sum, sample) => sum + sample * sample, 0) / length;
  return noise.map((sample) => sample / Math.sqrt(power));
};

/** How a large, soft room answers: noise that dies away, duller as it does. Seconds until it is 60 dB down. */
export const roomAnswer = (seed: number, seconds: number, sampleRate: number): Float32Array<ArrayBuffer> => {
  const answer = new Float32Array(Math.round(seconds * sampleRate));
  let dull = 0;
  for (let place = 0; place < answer.length; place += 1) {
    const through = place / answer.length;
    const keep = 0.3 + 0.6 * through;
    dull = dull * keep + (2 * chance(seed, place, 22) - 1) * (1 - keep);
    answer[place] = dull * 10 ** (-3 * through) * Math.min(1, place / (0.02 * sampleRate));
  }
  return answer;
};
