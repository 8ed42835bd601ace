/** `since`: from when it has been so. While it is `lost`, what a screen shows is no fresher than that. */
export type LiveState = { readonly status: "starting" | "live" | "lost"; readonly since: Temporal.Instant };

export type LiveStateStore = {
  readonly read: () => LiveState;
  readonly become: (status: LiveState["status"]) => void;
  /** @returns ends the watching */
  readonly onChange: (listener: () => void) => () => void;
};

export const liveStateStore = (now: () => Temporal.Instant): LiveStateStore => {
  const listeners = new Set<() => void>();
  let state: LiveState = { status: "starting", since: now() };
  return {
    read: () => state,
    become: (status) => {
      if (state.status === status) return;
      state = { status, since: now() };
      for (const listener of [...listeners]) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
