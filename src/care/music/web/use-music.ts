import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";

import { newId } from "#platform/ambient/new-id.ts";

import { volumeLevel } from "../rules/approach-levels.ts";
import type { MusicPhase } from "../rules/data/soundscape-phases.ts";
import type { Steering } from "../rules/soundscape-levels.ts";
import { isToChart, type Playing } from "../rules/what-lasted.ts";
import { openSoundscapePlayer, type PlayerState } from "./sound/soundscape-player.ts";
import { lastHeard, sayHeard, thisTablet } from "./this-tablet.ts";

export type StopReason = "paused" | "stopped" | "interrupted";
type Charted = Playing & { readonly entryId: string; readonly tablet: string };

export type MusicRecord = {
  /** The session; what was heard of it is remembered under it. */
  readonly sessionId: string;
  /** This tablet has an entry that nothing ended, though nothing sounds. */
  readonly leftOpen: boolean;
  readonly onPlayed: (played: Charted, secondsAgo: number) => void;
  readonly onStopped: (
    stopped: { readonly entryId: string; readonly tablet: string; readonly why: StopReason },
    secondsAgo: number,
  ) => void;
};

export type MusicSettings = { readonly rise: number; readonly lasts: number };
export type Steered = { readonly phase: MusicPhase; readonly steering: Steering; readonly volume: number };

const now = (): number => Temporal.Now.instant().epochMilliseconds;
const tickMilliseconds = 1_000;

/** The music of this tablet in one session: what the controls say, what sounds, and what of it is written down (MUS-10). */
export const useMusic = (first: Steered, seed: number, { rise, lasts }: MusicSettings, record: MusicRecord) => {
  const [player] = useState(() => openSoundscapePlayer(rise));
  const state: PlayerState = useSyncExternalStore(player.subscribe, player.read);
  const [steered, setSteered] = useState(first);
  const charted = useRef<Playing | null>(null);
  const since = useRef(now());
  const latest = useRef({ steered, record });
  latest.current = { steered, record };
  const wishOf = ({ volume, ...rest }: Steered) => ({ ...rest, volume: volumeLevel(volume) });

  const steer = (changed: Partial<Steered>): void => {
    const next = { ...latest.current.steered, ...changed };
    since.current = now();
    setSteered(next);
    player.steer(wishOf(next));
  };
  const stop = useCallback(
    (why: StopReason): void => {
      player.stop();
      if (charted.current === null) return;
      charted.current = null;
      latest.current.record.onStopped({ entryId: newId(), tablet: thisTablet(), why }, 0);
    },
    [player],
  );
  const play = async (): Promise<void> => {
    since.current = now();
    await player.play(seed, wishOf(latest.current.steered));
  };

  useEffect(() => {
    if (state !== "playing") return undefined;
    const look = (): void => {
      const { phase, steering, volume } = latest.current.steered;
      const playing: Playing = { sound: { kind: "soundscape", seed, phase, steering: { ...steering } }, volume };
      const lasted = (now() - since.current) / 1_000;
      sayHeard(latest.current.record.sessionId, now());
      if (!isToChart({ playing, charted: charted.current, lasted }, lasts)) return;
      charted.current = playing;
      latest.current.record.onPlayed({ ...playing, entryId: newId(), tablet: thisTablet() }, lasted);
    };
    look();
    const timer = setInterval(look, tickMilliseconds);
    return () => clearInterval(timer);
  }, [state, seed, lasts]);

  const { leftOpen, sessionId } = record;
  useEffect(() => {
    if (!leftOpen || charted.current !== null || player.read() === "playing") return;
    const heard = lastHeard(sessionId);
    const stopped = { entryId: newId(), tablet: thisTablet(), why: "interrupted" } as const;
    latest.current.record.onStopped(stopped, heard === null ? 0 : (now() - heard) / 1_000);
  }, [leftOpen, sessionId, player]);

  // Whoever leaves the room takes its sound along.
  useEffect(() => () => stop("stopped"), [stop]);
  return { state, steered, steer, play, stop };
};
