import { alarmSounds } from "../../rules/data/alarm-sounds.ts";
import type { SoundTimes } from "../../rules/sound-times.ts";
import type { AlarmLevel } from "../../rules/stored-protocol.ts";
import { soundWave } from "./sound-wave.ts";

/** `blocked`: the browser keeps it silent until a person touches the page, or has no way to sound. */
export type SoundState = "starting" | "allowed" | "blocked";

/** What sounds on this page. */
export type AlarmPlayer = {
  readonly state: () => SoundState;
  /** @returns ends the watching */
  readonly onState: (listener: () => void) => () => void;
  /** Asks the browser for leave; it gives it when a person has just touched the page. */
  readonly allow: () => void;
  /** Sounds this level again and again, until told another; null is silence. */
  readonly play: (level: AlarmLevel | null, pause: SoundTimes["pause"]) => void;
  /** One burst, to hear what it is like. */
  readonly tryOut: (level: AlarmLevel) => void;
};

const watchMilliseconds = 1_000;

/** The sound card may be gone while the context says that it runs: then its clock stands still. */
const watchClock = (context: AudioContext, tell: (runs: boolean) => void): void => {
  let before = -1;
  setInterval(() => {
    tell(context.state === "running" && context.currentTime !== before);
    before = context.currentTime;
  }, watchMilliseconds);
};

const openContext = (): AudioContext | undefined => {
  try {
    return new AudioContext();
  } catch {
    return undefined;
  }
};

const openPlayer = (): AlarmPlayer => {
  const context = openContext();
  const listeners = new Set<() => void>();
  let state: SoundState = context === undefined ? "blocked" : "starting";
  let source: AudioBufferSourceNode | undefined;
  let playing: { readonly level: AlarmLevel | null; readonly pause: number } = { level: null, pause: 0 };
  const become = (next: SoundState): void => {
    if (next === state) return;
    state = next;
    for (const listener of [...listeners]) listener();
  };
  const sound = (level: AlarmLevel, pause: number, loop: boolean): AudioBufferSourceNode | undefined => {
    if (context === undefined) return undefined;
    const wave = soundWave(alarmSounds[level], pause, context.sampleRate);
    const buffer = context.createBuffer(1, wave.length, context.sampleRate);
    buffer.copyToChannel(wave, 0);
    const node = new AudioBufferSourceNode(context, { buffer, loop });
    node.connect(context.destination);
    node.start();
    return node;
  };
  const allow = (): void => void context?.resume().catch(() => undefined);
  if (context !== undefined) {
    allow();
    watchClock(context, (runs) => become(runs ? "allowed" : "blocked"));
    // Any touch of the page is leave enough: nobody has to find the button.
    for (const sign of ["pointerdown", "keydown"]) addEventListener(sign, allow, { capture: true, passive: true });
  }
  return {
    state: () => state,
    onState: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    allow,
    play: (level, pauses) => {
      const pause = level === null ? 0 : pauses[level];
      if (level === playing.level && pause === playing.pause) return;
      playing = { level, pause };
      source?.stop();
      source = level === null ? undefined : sound(level, pause, true);
    },
    tryOut: (level) => void sound(level, 0, false),
  };
};

/** How long a page that has nothing to sound is left in peace before its player is opened, in milliseconds. */
const peaceMilliseconds = 2_000;

let opened: AlarmPlayer | undefined;
let opening: ReturnType<typeof setTimeout> | undefined;

/** The page's one player. It is opened when somebody first asks, and stays: leave to sound is given to a page once. */
export const alarmPlayer = (): AlarmPlayer => (opened ??= openPlayer());

/**
 * Sounds a level on the page's player, or ends its sound. To open a player takes a page that has just started up to a fifth of a second,
 * in which nobody can chart: where nothing is to sound it waits a little. It is opened even so, because a browser that wants a
 * person's touch first must be asked before the alarm.
 */
export const playAlarm: AlarmPlayer["play"] = (level, pause) => {
  if (opened !== undefined || level !== null) alarmPlayer().play(level, pause);
  else opening ??= setTimeout(() => void alarmPlayer(), peaceMilliseconds);
};
