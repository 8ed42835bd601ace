import { useCallback, useEffect, useRef, useState } from "react";

import type { Track } from "../../contract.ts";
import { amplitudeOf } from "../../rules/decibels.ts";
import { gainOf } from "../../rules/loudness.ts";

/** What is listened to, and where in it, in seconds; `failed`: it could not be played. */
export type Heard = { readonly trackId: string; readonly at: number; readonly failed: boolean };

export type Preview = {
  readonly heard: Heard | null;
  readonly toggle: (track: Track) => void;
  readonly seek: (seconds: number) => void;
};

/** Plays one recording at a time on this page, turned down to the clinic's loudness; a page cannot turn it up. */
export const usePreview = (target: number): Preview => {
  const element = useRef<HTMLAudioElement | null>(null);
  const [heard, setHeard] = useState<Heard | null>(null);
  const stop = useCallback((): void => {
    element.current?.pause();
    element.current?.removeAttribute("src");
    element.current = null;
    setHeard(null);
  }, []);
  useEffect(() => stop, [stop]);
  const play = (track: Track): void => {
    const { trackId } = track;
    const audio = new Audio(`/api/music/tracks/${trackId}/audio`);
    audio.volume = Math.min(1, amplitudeOf(gainOf(track, target)));
    const isNow = (): boolean => element.current === audio;
    const fail = (): void => {
      if (isNow()) setHeard({ trackId, at: audio.currentTime, failed: true });
    };
    audio.addEventListener("timeupdate", () => isNow() && setHeard({ trackId, at: audio.currentTime, failed: false }));
    audio.addEventListener("ended", () => isNow() && stop());
    audio.addEventListener("error", fail);
    element.current = audio;
    setHeard({ trackId, at: 0, failed: false });
    void audio.play().catch(fail);
  };
  return {
    heard,
    toggle: (track) => {
      const isHeard = heard?.trackId === track.trackId && !heard.failed;
      stop();
      if (!isHeard) play(track);
    },
    seek: (seconds) => {
      if (element.current !== null) element.current.currentTime = seconds;
    },
  };
};
