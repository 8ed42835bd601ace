import { federalHolidays, type HolidayRule } from "./data/federal-holidays.ts";

type PlainDate = Temporal.PlainDate;

const saturday = 6;
const sunday = 7;

const nthOf = (first: PlainDate, weekday: number, nth: number): PlainDate => {
  if (nth > 0) return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (nth - 1) * 7 });
  const last = first.with({ day: first.daysInMonth });
  return last.subtract({ days: ((last.dayOfWeek - weekday + 7) % 7) + (-nth - 1) * 7 });
};

const dateIn = (year: number, rule: HolidayRule): PlainDate => {
  const first = Temporal.PlainDate.from({ year, month: rule.month, day: 1 });
  return "day" in rule ? first.with({ day: rule.day }) : nthOf(first, rule.weekday, rule.nth);
};

/** A holiday on a Saturday is kept on the Friday before (5 U.S.C. 6103(b)), one on a Sunday on the Monday after (E.O. 11582). */
const observed = (date: PlainDate): PlainDate =>
  date.dayOfWeek === saturday ? date.subtract({ days: 1 }) : date.dayOfWeek === sunday ? date.add({ days: 1 }) : date;

/** Days on which federal offices are shut for a holiday of that year, as ISO dates; New Year's Day may fall on 31 December before. */
export const holidaysOf = (year: number): readonly string[] => federalHolidays.map((rule) => observed(dateIn(year, rule)).toString());

/** The holidays around a date: those of its year and of the next. */
export const holidaysNear = (date: string): ReadonlySet<string> => {
  const { year } = Temporal.PlainDate.from(date);
  return new Set([...holidaysOf(year), ...holidaysOf(year + 1)]);
};

const isBusinessDay = (date: PlainDate, holidays: ReadonlySet<string>): boolean =>
  date.dayOfWeek < saturday && !holidays.has(date.toString());

/** The nth business day after an ISO date; `days` 0 is that date itself, whatever day it is. */
export const plusBusinessDays = (from: string, days: number, holidays: ReadonlySet<string>): string => {
  let date = Temporal.PlainDate.from(from);
  for (let left = days; left > 0;) {
    date = date.add({ days: 1 });
    if (isBusinessDay(date, holidays)) left -= 1;
  }
  return date.toString();
};
