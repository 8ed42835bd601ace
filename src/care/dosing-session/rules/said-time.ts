import { unreachable } from "#kernel/decision.ts";
import { isBefore, minutesBetween, plusMinutes, type Instant } from "#kernel/time.ts";

import { longestAgo, mostMinutesSaid, soonAhead } from "./data/said-time-limits.ts";

/** What a person wrote for when something was so. */
export type SaidTime =
  | { readonly kind: "now" }
  | { readonly kind: "at"; readonly at: Instant }
  /** `ahead`: that time has not come; `no-dose`: nothing to count from; `unread`: no time at all; `too-long-ago`: no session is so long. */
  | { readonly kind: "problem"; readonly why: "ahead" | "no-dose" | "unread" | "too-long-ago" };

type Known = { readonly now: Instant; readonly timeZone: string; readonly dosedAt: Instant | undefined };

type Clock = { readonly hour: number; readonly minute: number; readonly half: "am" | "pm" | undefined; readonly padded: boolean };

const clockIn = (text: string): Clock | undefined => {
  const found = /^(\d{1,2})[:.h]?(\d{2})\s*([ap])?\.?\s*m?\.?$/.exec(text);
  const [, hours = "", minutes = "", letter] = found ?? [];
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (found === null || hour > 23 || minute > 59 || (letter !== undefined && (hour < 1 || hour > 12))) return undefined;
  return { hour, minute, half: letter === undefined ? undefined : letter === "a" ? "am" : "pm", padded: hours.startsWith("0") };
};

/** The hours of the day that a clock face may mean: one where it is said, both halves of the day where it is not (WHEN-2). */
const hoursOf = ({ hour, half, padded }: Clock): readonly number[] => {
  if (half !== undefined) return [(hour % 12) + (half === "pm" ? 12 : 0)];
  return padded || hour === 0 || hour > 12 ? [hour] : [hour % 12, (hour % 12) + 12];
};

/** The latest moment whose clock reads so; one that is soon to come is meant rather than one of half a day ago (WHEN-1, WHEN-2). */
const latest = (clock: Clock, { now, timeZone }: Known): Instant => {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const moments = [-1, 0, 1].flatMap((days) =>
    hoursOf(clock).map((hour) => today.add({ days }).toPlainDateTime({ hour, minute: clock.minute }).toZonedDateTime(timeZone).toInstant()),
  );
  const reachable = moments.filter((at) => minutesBetween(now, at) <= soonAhead);
  return reachable.reduce((best, at) => (isBefore(best, at) ? at : best));
};

const within = (at: Instant, now: Instant): SaidTime => {
  const ago = minutesBetween(at, now);
  // The minute that runs is now: a clock shows it before it is over.
  if (ago < -1) return { kind: "problem", why: "ahead" };
  if (ago <= 0) return { kind: "now" };
  return ago > longestAgo ? { kind: "problem", why: "too-long-ago" } : { kind: "at", at };
};

const sinceDose = (text: string, { now, dosedAt }: Known): SaidTime | undefined => {
  const found = /^([+\-−])\s*(\d{1,2}):(\d{2})$/.exec(text);
  if (found === null) return undefined;
  if (dosedAt === undefined) return { kind: "problem", why: "no-dose" };
  const [, sign, hours, minutes] = found;
  const since = Number(hours) * 60 + Number(minutes);
  return within(plusMinutes(dosedAt, sign === "+" ? since : -since), now);
};

const minutesAgoIn = (text: string): number | undefined => {
  const found = /^[-−]?\s*(\d{1,3})\s*(?:m|min|minutes?)?(?:\s*ago)?$/.exec(text);
  return found === null ? undefined : Number(found[1]);
};

/**
 * Reads when something was so, as people write it (WHEN-1…WHEN-4): "10:42" or "10:42 pm" by the clinic's clock, "+0:40" from the first
 * dose, "5" or "5 min" ago; nothing is now.
 */
export const saidTime = (written: string, known: Known): SaidTime => {
  const text = written.trim().toLowerCase();
  if (text === "" || text === "now") return { kind: "now" };
  const fromDose = sinceDose(text, known);
  if (fromDose !== undefined) return fromDose;
  const ago = minutesAgoIn(text);
  if (ago !== undefined && ago <= mostMinutesSaid) return within(plusMinutes(known.now, -ago), known.now);
  const clock = clockIn(text);
  return clock === undefined ? { kind: "problem", why: "unread" } : within(latest(clock, known), known.now);
};

/** The instant meant, or undefined for now and for what cannot be read. */
export const momentOf = (said: SaidTime): Instant | undefined => {
  switch (said.kind) {
    case "at":
      return said.at;
    case "now":
    case "problem":
      return undefined;
    default:
      return unreachable(said);
  }
};
