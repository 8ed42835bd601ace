/** A value that others may watch, in the shape that React's useSyncExternalStore wants. */
export type Observed<Value> = {
  readonly read: () => Value;
  readonly become: (next: Value) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export const observed = <Value>(initial: Value): Observed<Value> => {
  const listeners = new Set<() => void>();
  let value = initial;
  return {
    read: () => value,
    become: (next) => {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
