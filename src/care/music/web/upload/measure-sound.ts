import * as z from "zod/mini";

import type { ToMeasure } from "./measure-worker.ts";

const measured = z.object({ loudness: z.nullable(z.number()), peak: z.number() });

export type SoundFigures = z.output<typeof measured> & { readonly seconds: number };

/** Files are measured at the rate of most recordings. */
const sampleRate = 48_000;

const inWorker = (sound: ToMeasure): Promise<z.output<typeof measured>> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./measure-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }) => {
      worker.terminate();
      resolve(z.parse(measured, data));
    });
    worker.addEventListener("error", () => {
      worker.terminate();
      reject(new Error("The file could not be measured."));
    });
    worker.postMessage(
      sound,
      sound.channels.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : [])),
    );
  });

/** Unpacks a file as the browser would play it, and measures it; null when this browser cannot read it. */
export const measureSound = async (bytes: ArrayBuffer): Promise<SoundFigures | null> => {
  const context = new OfflineAudioContext({ numberOfChannels: 2, length: 1, sampleRate });
  const sound = await context.decodeAudioData(bytes).catch(() => null);
  if (sound === null) return null;
  const channels = Array.from({ length: Math.min(2, sound.numberOfChannels) }, (_, channel) => sound.getChannelData(channel).slice());
  return { seconds: sound.duration, ...(await inWorker({ channels, sampleRate })) };
};
