import { clampWindow, followingWindow, type TimeWindow } from "./time-window.ts";

/** The window in time that graph and flowsheet share, outside of React: a frame of a zoom draws, it does not render. */
export type Viewport = {
  readonly window: () => TimeWindow;
  readonly follows: () => boolean;
  readonly show: (window: TimeWindow) => void;
  /** Goes with the time from here on. */
  readonly follow: () => void;
  /** What there is to see, and where now is. */
  readonly extend: (whole: TimeWindow, now: number) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export const viewport = (first: TimeWindow, begin: TimeWindow): Viewport => {
  const listeners = new Set<() => void>();
  let window = first;
  let whole = begin;
  let now = begin.to;
  let follows = true;
  let frame: number | undefined;
  const tell = (): void => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      for (const listener of [...listeners]) listener();
    });
  };
  const become = (next: TimeWindow): void => {
    if (next.from === window.from && next.to === window.to) return;
    window = next;
    tell();
  };
  return {
    window: () => window,
    follows: () => follows,
    show: (next) => {
      follows = false;
      become(clampWindow(next, whole));
    },
    follow: () => {
      follows = true;
      become(followingWindow(now, window.to - window.from));
      tell();
    },
    extend: (next, moment) => {
      whole = next;
      now = moment;
      if (follows) become(followingWindow(now, window.to - window.from));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
