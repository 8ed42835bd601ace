import type { BrowserContext, Page } from "@playwright/test";

/** Every sample that a page sends to the loudspeaker, of the left channel, by the frame of the device's clock. */
export type HeardSamples = { readonly sampleRate: number; readonly samples: Float32Array };

/**
 * Puts an ear between every page of a context and its loudspeaker: whatever is connected to it is written down, sample for sample, as
 * it was rendered. Needs a context without a content security policy.
 */
export const listenTo = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(() => {
    const code = `registerProcessor("ear", class extends AudioWorkletProcessor {
      process([[left]]) {
        if (left) this.port.postMessage({ frame: currentFrame, samples: left.slice() });
        return true;
      }
    });`;
    const heard: { frame: number; samples: Float32Array }[] = [];
    const nodes: object = AudioNode.prototype;
    const connect: unknown = Reflect.get(nodes, "connect");
    if (typeof connect !== "function") return;
    const ready = new WeakMap<BaseAudioContext, Promise<void>>();
    const readyIn = (audio: BaseAudioContext): Promise<void> => {
      const known = ready.get(audio) ?? audio.audioWorklet.addModule(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
      ready.set(audio, known);
      return known;
    };
    const listen = async (node: AudioNode): Promise<void> => {
      await readyIn(node.context);
      const ear = new AudioWorkletNode(node.context, "ear");
      ear.port.addEventListener("message", ({ data }) => heard.push(data));
      ear.port.start();
      Reflect.apply(connect, node, [ear]);
    };
    Reflect.set(nodes, "connect", function (this: AudioNode, ...to: readonly unknown[]) {
      if (to[0] instanceof AudioDestinationNode && this.context instanceof AudioContext) void listen(this);
      return Reflect.apply(connect, this, to);
    });
    Reflect.set(window, "heardSamples", heard);
  });
};

/** What was heard so far, from the first sample that was. */
export const readHeard = async (page: Page): Promise<HeardSamples> => {
  const { sampleRate, base64 } = await page.evaluate(() => {
    const heard: readonly { frame: number; samples: Float32Array }[] = Reflect.get(window, "heardSamples");
    const first = Math.min(...heard.map(({ frame }) => frame));
    const last = Math.max(...heard.map(({ frame, samples }) => frame + samples.length));
    const all = new Float32Array(last - first);
    for (const { frame, samples } of heard)
      samples.forEach((sample, at) => (all[frame - first + at] = (all[frame - first + at] ?? 0) + sample));
    const bytes = new Uint8Array(all.buffer);
    let text = "";
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return { sampleRate: new AudioContext().sampleRate, base64: btoa(text) };
  });
  const bytes = Buffer.from(base64, "base64");
  return { sampleRate, samples: new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4) };
};
