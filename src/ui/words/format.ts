/** Making a format costs about 50 µs and a flowsheet shows thousands: each is made once. */
const madeOnce = <Options, Format>(make: (locale: string, options: Options) => Format): typeof make => {
  const made = new Map<string, Format>();
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const format = made.get(key) ?? make(locale, options);
    made.set(key, format);
    return format;
  };
};

const dateFormat = madeOnce((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));
const numberFormat = madeOnce((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
const relativeFormat = madeOnce((locale, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options));

const format = (instant: Temporal.Instant, locale: string, options: Intl.DateTimeFormatOptions) =>
  dateFormat(locale, options).format(instant.epochMilliseconds);

/** "Nov 23, 2026" in the zone of the clinic or the patient. */
export const formatDate = (instant: Temporal.Instant, timeZone: string, locale: string): string =>
  format(instant, locale, { dateStyle: "medium", timeZone });

/** "14:05" or "2:05 PM", as the locale has it. */
export const formatTime = (instant: Temporal.Instant, timeZone: string, locale: string): string =>
  format(instant, locale, { timeStyle: "short", timeZone });

export const formatDateTime = (instant: Temporal.Instant, timeZone: string, locale: string): string =>
  format(instant, locale, { dateStyle: "medium", timeStyle: "short", timeZone });

/** "Monday, November 23": for days near enough that the year goes without saying. */
export const formatWeekday = (instant: Temporal.Instant, timeZone: string, locale: string): string =>
  format(instant, locale, { weekday: "long", month: "long", day: "numeric", timeZone });

/** A date without a time ("1985-03-02" as a PlainDate), such as a birthday: it has no zone. */
export const formatPlainDate = (date: Temporal.PlainDate, locale: string): string => date.toLocaleString(locale, { dateStyle: "medium" });

type Unit = "minute" | "hour" | "day" | "month" | "year";
const steps: readonly (readonly [Unit, seconds: number, until: number])[] = [
  ["minute", 60, 60 * 60],
  ["hour", 3600, 24 * 3600],
  ["day", 86_400, 60 * 86_400],
  ["month", 30.44 * 86_400, 730 * 86_400],
  ["year", 365.25 * 86_400, Number.POSITIVE_INFINITY],
];

const isEnglish = (locale: string) => locale.startsWith("en");

/** Clinical English writes "2 h", not "2 hr", and no full stop after "min". */
const clinical = (text: string, locale: string) => (isEnglish(locale) ? text.replace(/\bhr\b\.?/, "h").replace(/\bmin\./, "min") : text);

/** The past as an age ("3 min", "2 h", "5 days"), the future as a distance ("in 3 days"); under a minute counts as now. */
export const formatRelative = (instant: Temporal.Instant, now: Temporal.Instant, locale: string): string => {
  const seconds = (instant.epochMilliseconds - now.epochMilliseconds) / 1000;
  const distance = Math.abs(seconds);
  if (distance < 60) return relativeFormat(locale, { numeric: "auto" }).format(0, "second");
  const [unit, size] = steps.find(([, , until]) => distance < until) ?? ["year", 365.25 * 86_400];
  const count = Math.floor(distance / size);
  if (seconds > 0) return clinical(relativeFormat(locale, { style: "short" }).format(count, unit), locale);
  const unitDisplay = unit === "day" || unit === "month" || unit === "year" ? "long" : "short";
  return clinical(numberFormat(locale, { style: "unit", unit, unitDisplay }).format(count), locale);
};

/** A number by locale; the unit stands beside it, from the caller. */
export const formatNumber = (value: number, locale: string, options: Intl.NumberFormatOptions = {}): string =>
  numberFormat(locale, options).format(value);

/** Minutes and seconds of a short wait: "3:10". */
export const formatWait = (seconds: number): string => {
  const whole = Math.floor(Math.abs(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

/** Seconds since the dose as "+0:42" (hours and minutes), before it as "−0:05". */
export const formatElapsed = (seconds: number): string => {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const sign = seconds < 0 && minutes > 0 ? "\u2212" : "+";
  return `${sign}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
};
