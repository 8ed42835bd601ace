import { hoursBetween, type Instant } from "#kernel/time.ts";

/** "3 h ago", in words for a person. */
export const ago = (at: Instant, now: Instant): string => {
  const hours = Math.max(0, hoursBetween(at, now));
  if (hours < 1) return hours * 60 < 1 ? "just now" : `${Math.floor(hours * 60)} min ago`;
  return hours < 48 ? `${Math.round(hours)} h ago` : `${Math.floor(hours / 24)} d ago`;
};
