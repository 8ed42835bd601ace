import { useEffect, useEffectEvent, useState } from "react";

/** What a single key does in the room. */
export const roomKeys = {
  pressure: "b",
  heartRate: "h",
  saturation: "s",
  respiration: "r",
  moaas: "m",
  when: "t",
  dose: "d",
  eyeShades: "e",
  music: "u",
  words: "w",
  note: "n",
  undo: "z",
  graph: "g",
  quiet: "q",
  help: "?",
} as const;
export type RoomAct = keyof typeof roomKeys;

const storageKey = "kapstone.room.keys";

const stored = (): boolean => {
  try {
    return localStorage.getItem(storageKey) !== "off";
  } catch {
    return true;
  }
};

/** Whether single keys are used on this device; people who dictate or tremble switch them off. */
export const useKeysOn = (): readonly [boolean, (on: boolean) => void] => {
  const [on, setOn] = useState(stored);
  const choose = (next: boolean): void => {
    setOn(next);
    try {
      localStorage.setItem(storageKey, next ? "on" : "off");
    } catch {
      // The page keeps the choice as long as it is open.
    }
  };
  return [on, choose];
};

/** Somebody types, or a dialog is open: then a key is a letter. */
const isBusy = (target: EventTarget | null): boolean =>
  document.querySelector("dialog[open]") !== null ||
  (target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)));

const acts: readonly RoomAct[] = [
  "pressure",
  "heartRate",
  "saturation",
  "respiration",
  "moaas",
  "when",
  "dose",
  "eyeShades",
  "music",
  "words",
  "note",
  "undo",
  "graph",
  "quiet",
  "help",
];

/** Single keys of the room, where nothing is being typed. "?" works always, so that the list can be found and the keys switched off. */
export const useShortcuts = (on: boolean, act: (what: RoomAct) => void): void => {
  const perform = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.repeat || isBusy(event.target)) return;
    const what = acts.find((one) => roomKeys[one] === event.key.toLowerCase());
    if (what === undefined || (!on && what !== "help")) return;
    event.preventDefault();
    act(what);
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => perform(event);
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, []);
};
