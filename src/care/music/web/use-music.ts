import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";

import { newId } from "#platform/ambient/new-id.ts";

import { volumeLevel } from "../rules/approach-levels.ts";
import type { MusicPhase } from "../rules/data/soundscape-phases.ts";
import type { Steering } from "../rules/soundscape-levels.ts";
import { isToChart, type Playing } from "../rules/what-lasted.ts";
import { loadFile } from "./kept/music-store.ts";
import type { RoomList } from "./room-lists.ts";
import { openMusicPlayer, type Wish } from "./sound/music-player.ts";
import { lastHeard, sayHeard, thisTablet } from "./this-tablet.ts";

export type StopReason = "paused" | "stopped" | "ended" | "interrupted";
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

export type MusicSettings = { readonly rise: number; readonly lasts: number; readonly crossfade: number };
/** `list` is the list that is chosen; null is the soundscape. */
export type Steered = { readonly list: RoomList | null; readonly phase: MusicPhase; readonly steering: Steering; readonly volume: number };

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

/** What is heard, and since when; null while nothing is yet. `ended`: nothing more can be had. */
type Heard = { readonly playing: Playing | null; readonly since: number; readonly ended: boolean };

/** Writes down what plays once it has lasted; answers what to call when it stops. */
const useCharting = (plays: boolean, read: () => Heard, lasts: number, record: MusicRecord): ((why: StopReason) => void) => {
  const charted = useRef<Playing | null>(null);
  const latest = useRef({ read, record });
  latest.current = { read, record };
  useLeftOpen(record, () => charted.current !== null);
  const stopped = useCallback((why: StopReason): void => {
    if (charted.current === null) return;
    charted.current = null;
    latest.current.record.onStopped({ entryId: newId(), tablet: thisTablet(), why }, 0);
  }, []);
  useEffect(() => {
    if (!plays) return undefined;
    const look = (): void => {
      const { record: to, read: heard } = latest.current;
      const { playing, since, ended } = heard();
      if (ended) return stopped("ended");
      sayHeard(to.sessionId, now());
      const lasted = (now() - since) / 1_000;
      if (playing === null || !isToChart({ playing, charted: charted.current, lasted }, lasts)) return undefined;
      charted.current = playing;
      return to.onPlayed({ ...playing, entryId: newId(), tablet: thisTablet() }, lasted);
    };
    look();
    const timer = setInterval(look, tickMilliseconds);
    return () => clearInterval(timer);
  }, [plays, lasts, stopped]);
  return stopped;
};

const wishOf = ({ list, phase, steering, volume }: Steered, seed: number): Wish => {
  const level = volumeLevel(volume);
  return list === null
    ? { kind: "soundscape", seed, phase, steering, volume: level }
    : { kind: "list", files: list.filesFor(phase), volume: level };
};

/** The music of this tablet in one session: what the controls say, what sounds, and what of it is written down (MUS-10). */
export const useMusic = (first: Steered, seed: number, { rise, lasts, crossfade }: MusicSettings, record: MusicRecord) => {
  const [player] = useState(() => openMusicPlayer({ rise, crossfade, load: loadFile }));
  const { state, list } = useSyncExternalStore(player.subscribe, player.read);
  const [steered, setSteered] = useState(first);
  const since = useRef(now());
  const latest = useRef(steered);
  latest.current = steered;
  const heard = (): Heard => {
    const { list: chosen, phase, steering, volume } = latest.current;
    const playing = player.read().list;
    if (chosen === null)
      return {
        playing: { sound: { kind: "soundscape", seed, phase, steering: { ...steering } }, volume },
        since: since.current,
        ended: false,
      };
    const current = playing?.now ?? null;
    if (current === null) return { playing: null, since: since.current, ended: playing?.out === true };
    const { file } = current;
    const sound = { kind: "file", trackId: file.trackId, title: file.title, playlist: chosen.name, phase } as const;
    return { playing: { sound, volume }, since: Math.max(since.current, current.since), ended: false };
  };
  const stopped = useCharting(state === "playing", heard, lasts, record);
  const steer = (changed: Partial<Steered>): void => {
    const next = { ...latest.current, ...changed };
    since.current = now();
    latest.current = next;
    setSteered(next);
    player.steer(wishOf(next, seed));
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
    await player.play(wishOf(latest.current, seed));
  };
  // Whoever leaves the room takes its sound along.
  useEffect(() => () => stop("stopped"), [stop]);
  return { state, list, steered, steer, play, stop, skip: player.skip };
};
