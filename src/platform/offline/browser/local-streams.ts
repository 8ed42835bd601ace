import type { StreamDefinition } from "#kernel/stream.ts";

import { openLocalStream, type LocalStream, type LocalStreamOptions } from "../local-stream.ts";

type AnyEvent = { readonly type: string };

/** The open local streams of a tab. Everybody who asks for the same stream gets the same one. */
export type LocalStreams = {
  readonly get: <State, Event extends AnyEvent>(key: string, options: LocalStreamOptions<State, Event>) => LocalStream<State, Event>;
  /** Keeps a stream open until the result is called by everybody who asked. */
  readonly hold: (key: string) => () => void;
};

type Slot = { readonly definition: object; readonly stream: { readonly close: () => void }; holders: number };

// A slot is made and read under the same definition object, which alone makes its states.
const belongsTo = <State, Event extends AnyEvent>(
  slot: Slot,
  definition: StreamDefinition<State, Event>,
): slot is Slot & { readonly stream: LocalStream<State, Event> } => slot.definition === definition;

export const localStreams = (): LocalStreams => {
  const slots = new Map<string, Slot>();
  const closeUnheld = (key: string): void => {
    const slot = slots.get(key);
    if (slot === undefined || slot.holders > 0) return;
    slot.stream.close();
    slots.delete(key);
  };
  return {
    get: (key, options) => {
      const slot = slots.get(key);
      if (slot !== undefined && belongsTo(slot, options.definition)) return slot.stream;
      const stream = openLocalStream(options);
      slots.set(key, { definition: options.definition, stream, holders: 0 });
      return stream;
    },
    hold: (key) => {
      const slot = slots.get(key);
      if (slot !== undefined) slot.holders += 1;
      return () => {
        if (slot !== undefined) slot.holders -= 1;
        // A screen that is drawn anew lets go and takes hold again at once.
        setTimeout(() => closeUnheld(key));
      };
    },
  };
};
