import * as z from "zod/mini";

const key = "kapstone-not-heard";
/** The history is for the people of a day, not an archive. */
const most = 50;

const instant = z.pipe(
  z.string(),
  z.transform((text) => Temporal.Instant.from(text)),
);
const stored = z.array(z.object({ from: instant, until: instant }));

/** A time in which this device did not hear the server. */
export type NotHeard = z.output<typeof stored>[number];

/** When this device did not hear the server, newest last. It stays on the device, also without a network. */
export const readNotHeard = (): readonly NotHeard[] => {
  try {
    return stored.parse(JSON.parse(localStorage.getItem(key) ?? "[]"));
  } catch {
    return [];
  }
};

export const keepNotHeard = (one: NotHeard): void => {
  const kept = [...readNotHeard(), one].slice(-most).map(({ from, until }) => ({ from: from.toString(), until: until.toString() }));
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing has no history; the alarm itself does not depend on it.
  }
};
