import { useEffect, useState } from "react";

export const speeds = [1, 2, 5, 10, 30, 60] as const;
export type Speed = (typeof speeds)[number];

type Span = { readonly from: number; readonly until: number };

export type Playback = {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly seek: (at: number) => void;
  readonly toggle: () => void;
  readonly setSpeed: (speed: Speed) => void;
};

/** A clock of its own that runs over a span at a chosen speed, and stops at its end. */
export const usePlayback = ({ from, until }: Span): Playback => {
  const [at, setAt] = useState(from);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(10);
  useEffect(() => {
    if (!playing) return undefined;
    let last: number | undefined;
    let frame = requestAnimationFrame(function step(now) {
      const passed = last === undefined ? 0 : now - last;
      last = now;
      setAt((before) => Math.min(before + passed * speed, until));
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, speed, until]);
  const ended = at >= until;
  const seek = (to: number): void => setAt(Math.min(Math.max(to, from), until));
  const toggle = (): void => {
    if (ended) setAt(from);
    setPlaying(ended || !playing);
  };
  return { at, playing: playing && !ended, speed, seek, toggle, setSpeed };
};
