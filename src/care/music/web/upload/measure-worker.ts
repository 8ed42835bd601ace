import { integratedLoudness, samplePeak } from "../../rules/loudness.ts";

// Measuring a file takes a second or more: here the page goes on meanwhile.

export type ToMeasure = { readonly channels: readonly Float32Array[]; readonly sampleRate: number };
export type Measured = { readonly loudness: number | null; readonly peak: number };

/** What of a worker's surroundings is used; the compiler knows those of pages alone. */
type WorkerScope = {
  readonly addEventListener: (type: "message", listener: (event: { readonly data: ToMeasure }) => void) => void;
  readonly postMessage: (measured: Measured) => void;
};
declare const self: WorkerScope;

self.addEventListener("message", ({ data: { channels, sampleRate } }) =>
  self.postMessage({ loudness: integratedLoudness(channels, sampleRate), peak: samplePeak(channels) }),
);
