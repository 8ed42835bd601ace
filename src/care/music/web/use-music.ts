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

/** A page that was heard so lately is not gone: it is another tab of this tablet. */
const goneAfterMilliseconds = 5_000;

/** Ends what this tablet left open when its page broke off, at the time when it was last heard (MUS-12). */
const useLeftOpen = ({ leftOpen, sessionId, onStopped }: MusicRecord, playsHere: () => boolean): void => {
  const latest = useRef({ onStopped, playsHere });
  latest.current = { onStopped, playsHere };
  useEffect(() => {
    if (!leftOpen || latest.current.playsHere()) return;
    const heard = lastHeard(sessionId);
    const silent = heard === null ? 0 : now() - heard;
    if (heard !== null && silent < goneAfterMilliseconds) return;
    latest.current.onStopped({ entryId: newId(), tablet: thisTablet(), why: "interrupted" }, silent / 1_000);
  }, [leftOpen, sessionId]);
};

type Heard = { readonly seed: number; readonly steered: Steered; readonly since: number };

const playingOf = ({ seed, steered: { phase, steering, volume } }: Heard): Playing => ({
  sound: { kind: "soundscape", seed, phase, steering: { ...steering } },
  volume,
});

/** Writes down what plays once it has lasted; answers what to call when it stops. */
const useCharting = (plays: boolean, read: () => Heard, lasts: number, record: MusicRecord): ((why: StopReason) => void) => {
  const charted = useRef<Playing | null>(null);
  const latest = useRef({ read, record });
  latest.current = { read, record };
  useLeftOpen(record, () => charted.current !== null);
  useEffect(() => {
    if (!plays) return undefined;
    const look = (): void => {
      const { record: to, read: heard } = latest.current;
      const playing = playingOf(heard());
      const lasted = (now() - heard().since) / 1_000;
      sayHeard(to.sessionId, now());
      if (!isToChart({ playing, charted: charted.current, lasted }, lasts)) return;
      charted.current = playing;
      to.onPlayed({ ...playing, entryId: newId(), tablet: thisTablet() }, lasted);
    };
    look();
    const timer = setInterval(look, tickMilliseconds);
    return () => clearInterval(timer);
  }, [plays, lasts]);
  return useCallback((why) => {
    if (charted.current === null) return;
    charted.current = null;
    latest.current.record.onStopped({ entryId: newId(), tablet: thisTablet(), why }, 0);
  }, []);
};

/** The music of this tablet in one session: what the controls say, what sounds, and what of it is written down (MUS-10). */
export const useMusic = (first: Steered, seed: number, { rise, lasts }: MusicSettings, record: MusicRecord) => {
  const [player] = useState(() => openSoundscapePlayer(rise));
  const state: PlayerState = useSyncExternalStore(player.subscribe, player.read);
  const [steered, setSteered] = useState(first);
  const since = useRef(now());
  const latest = useRef(steered);
  latest.current = steered;
  const stopped = useCharting(state === "playing", () => ({ seed, steered: latest.current, since: since.current }), lasts, record);
  const wishOf = ({ volume, ...rest }: Steered) => ({ ...rest, volume: volumeLevel(volume) });
  const steer = (changed: Partial<Steered>): void => {
    const next = { ...latest.current, ...changed };
    since.current = now();
    latest.current = next;
    setSteered(next);
    player.steer(wishOf(next));
  };
  const stop = useCallback(
    (why: StopReason): void => {
      player.stop();
      stopped(why);
    },
    [player, stopped],
  );
  const play = async (): Promise<void> => {
    since.current = now();
    await player.play(seed, wishOf(latest.current));
  };
  // Whoever leaves the room takes its sound along.
  useEffect(() => () => stop("stopped"), [stop]);
  return { state, steered, steer, play, stop };
};
