import { useSyncExternalStore } from "react";

/** Languages with shipped catalogues. The locale itself may be narrower ("en-GB"), for dates and numbers. */
export const languages = ["en", "es"] as const;
export type Language = (typeof languages)[number];

const storageKey = "kapstone.locale";
const listeners = new Set<(locale: string) => void>();
let current: string | undefined;

export const languageOf = (locale: string): Language =>
  languages.find((language) => locale.toLowerCase().split("-")[0] === language) ?? "en";

const isSpoken = (locale: string) => locale.toLowerCase().split("-")[0] === languageOf(locale);

const stored = (): string | undefined => {
  try {
    return localStorage.getItem(storageKey) ?? undefined;
  } catch {
    return undefined;
  }
};

/** The person's choice, then what the browser asks for, then what the page was written in. */
const detect = (): string => {
  if (typeof document === "undefined") return "en";
  return [stored(), ...navigator.languages, document.documentElement.lang].find((tag) => tag && isSpoken(tag)) ?? "en";
};

export const currentLocale = (): string => (current ??= detect());

/** Keeps the choice and writes it on `<html lang>`. */
export const chooseLocale = (locale: string): void => {
  current = locale;
  if (typeof document !== "undefined") {
    document.documentElement.lang = locale;
    try {
      localStorage.setItem(storageKey, locale);
    } catch {
      // A private window forgets the choice with the page.
    }
  }
  for (const listener of listeners) listener(locale);
};

export const onLocaleChange = (listener: (locale: string) => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The locale for Intl, such as "en-GB"; components that use it follow a change at once. */
export const useLocale = (): string => useSyncExternalStore(onLocaleChange, currentLocale, () => "en");
