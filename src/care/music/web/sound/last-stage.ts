import { bendTable } from "../../rules/bend.ts";

/** Samples up to this size are told apart; what is beyond is as loud as the ceiling. */
const span = 4;

/** What everything goes through before it is heard: nothing leaves above the ceiling (MUS-6). */
export const lastStage = (context: BaseAudioContext): { readonly input: AudioNode; readonly output: AudioNode } => {
  const input = new GainNode(context, { gain: 1 / span });
  const output = new WaveShaperNode(context, { curve: bendTable(span), oversample: "none" });
  input.connect(output);
  return { input, output };
};
