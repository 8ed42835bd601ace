import { useSyncExternalStore } from "react";

export const themeChoices = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const storageKey = "kapstone.theme";
const listeners = new Set<() => void>();
let chosen: ThemeChoice | undefined;
let quietRooms = 0;

/** Private windows refuse storage; the choice then lasts as long as the page. */
const stored = (): ThemeChoice => {
  try {
    return themeChoices.find((choice) => choice === localStorage.getItem(storageKey)) ?? "system";
  } catch {
    return "system";
  }
};

export const themeChoice = (): ThemeChoice => (chosen ??= stored());

/** Writes the choice on `<html>`; call once before the first paint. */
export const applyTheme = (): void => {
  const choice = quietRooms > 0 ? "quiet" : themeChoice();
  if (choice === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = choice;
};

export const chooseTheme = (choice: ThemeChoice): void => {
  chosen = choice;
  try {
    localStorage.setItem(storageKey, choice);
  } catch {
    // The page keeps the choice in memory.
  }
  applyTheme();
  for (const listener of listeners) listener();
};

/** Dims the screen for the treatment room until the returned function is called; the person's own choice stays stored. */
export const enterQuietRoom = (): (() => void) => {
  quietRooms += 1;
  applyTheme();
  return () => {
    quietRooms -= 1;
    applyTheme();
  };
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribe, themeChoice, themeChoice);
