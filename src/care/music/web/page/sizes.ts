import { formatNumber } from "#ui/words/format.ts";

import { audioLimits } from "../../rules/data/audio-limits.ts";

const megabyte = 1024 * 1024;

/** What the words need that name the limits. */
export const limitWords = { size: audioLimits.fileBytes / megabyte, minutes: audioLimits.longest / 60 } as const;

export const inMegabytes = (bytes: number, locale: string): string =>
  formatNumber(bytes / megabyte, locale, { maximumFractionDigits: bytes < 10 * megabyte ? 1 : 0 });

/** "3:10", and from an hour on "1:02:10". */
export const formatLength = (seconds: number): string => {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = String(rest).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
};

export const wholeMinutes = (seconds: number): number => Math.ceil(seconds / 60);
