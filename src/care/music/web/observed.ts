/** A value that screens follow (`useSyncExternalStore`). */
export type Observed<Value> = { readonly read: () => Value; readonly subscribe: (listener: () => void) => () => void };

export const observed = <Value>(first: Value): Observed<Value> & { readonly become: (next: Value) => void } => {
  const listeners = new Set<() => void>();
  let now = first;
  return {
    read: () => now,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    become: (next) => {
      now = next;
      for (const listener of listeners) listener();
    },
  };
};
