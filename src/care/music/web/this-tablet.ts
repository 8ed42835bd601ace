import { newId } from "#platform/ambient/new-id.ts";

const nameKey = "kapstone-tablet";
const heardKey = (sessionId: string): string => `kapstone-music-heard-${sessionId}`;

// A browser that keeps nothing still plays; it is then another tablet each time.
const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
const keep = (key: string, text: string): void => {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Nothing to be done: see above.
  }
};

let name: string | undefined;

/** The random name by which this tablet is told from others. It says nothing of persons. */
export const thisTablet = (): string => {
  if (name === undefined) keep(nameKey, (name = read(nameKey) ?? newId()));
  return name;
};

/** Remembers when music of a session was last heard here, in milliseconds since 1970, for the case that the page breaks off. */
export const sayHeard = (sessionId: string, at: number): void => keep(heardKey(sessionId), String(at));

export const lastHeard = (sessionId: string): number | null => {
  const kept = Number(read(heardKey(sessionId)) ?? Number.NaN);
  return Number.isFinite(kept) ? kept : null;
};
