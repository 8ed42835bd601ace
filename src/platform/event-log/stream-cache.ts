import type { Uuid } from "#kernel/ids.ts";

export type CachedStream<State> = { readonly version: number; readonly hash: Buffer; readonly state: State };

type Slot = { readonly definition: object; readonly cached: CachedStream<unknown> };

/**
 * Folded streams by (clinic, stream): never the truth, only a fold saved. A reader compares version and hash with the stream's
 * head under the episode's lock before it uses one.
 */
export type StreamCache = {
  readonly read: <State>(
    definition: { readonly kind: string; readonly initial: State },
    clinicId: Uuid,
    streamId: Uuid,
  ) => CachedStream<State> | undefined;
  readonly write: <State>(
    definition: { readonly kind: string; readonly initial: State },
    clinicId: Uuid,
    streamId: Uuid,
    cached: CachedStream<State>,
  ) => void;
};

// A slot is written and read under the same definition object, which alone makes its states.
const belongsTo = <State>(
  slot: Slot,
  definition: { readonly kind: string; readonly initial: State },
): slot is Slot & { readonly cached: CachedStream<State> } => slot.definition === definition;

export const streamCache = (capacity = 2_000): StreamCache => {
  const slots = new Map<string, Slot>();
  const keyOf = (kind: string, clinicId: Uuid, streamId: Uuid): string => `${clinicId}/${kind}/${streamId}`;
  return {
    read: (definition, clinicId, streamId) => {
      const slot = slots.get(keyOf(definition.kind, clinicId, streamId));
      return slot !== undefined && belongsTo(slot, definition) ? slot.cached : undefined;
    },
    write: (definition, clinicId, streamId, cached) => {
      const key = keyOf(definition.kind, clinicId, streamId);
      slots.delete(key);
      slots.set(key, { definition, cached });
      const oldest = slots.size > capacity ? slots.keys().next().value : undefined;
      if (oldest !== undefined) slots.delete(oldest);
    },
  };
};
