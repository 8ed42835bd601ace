import * as fc from "fast-check";
import { expect, test } from "vitest";

import { saidTime, type SaidTime } from "./said-time.ts";

const timeZone = "America/New_York";
const at = (clock: string, day = "2026-11-23"): Temporal.Instant =>
  Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(timeZone).toInstant();
const dosedAt = at("10:02");
const said = (text: string, now = at("10:50"), dose: Temporal.Instant | undefined = dosedAt): SaidTime =>
  saidTime(text, { now, timeZone, dosedAt: dose });
const meant = (instant: Temporal.Instant): SaidTime => ({ kind: "at", at: instant });

test("[WHEN-1] a time of the clock is the latest moment that reads so, also across midnight", () => {
  expect(said("10:42")).toEqual(meant(at("10:42")));
  expect(said("1042")).toEqual(meant(at("10:42")));
  expect(said("9.15")).toEqual(meant(at("09:15")));
  const afterMidnight = at("00:20", "2026-11-24");
  expect(said("23:50", afterMidnight)).toEqual(meant(at("23:50")));
  expect(said("11:50", afterMidnight)).toEqual(meant(at("23:50")));
  expect(said("0:10", afterMidnight)).toEqual(meant(at("00:10", "2026-11-24")));
});

test("[WHEN-2] without am or pm a clock face means the later half of the day that has come; with it, with a leading zero or above twelve, that one", () => {
  const evening = at("22:50");
  expect(said("10:42", evening)).toEqual(meant(at("22:42")));
  expect(said("10:42 pm", evening)).toEqual(meant(at("22:42")));
  expect(said("10:42am", evening)).toEqual(meant(at("10:42")));
  expect(said("12:05 am", at("00:20"))).toEqual(meant(at("00:05")));
  expect(said("07:10", at("19:30"))).toEqual(meant(at("07:10")));
});

test("[WHEN-3] plus and minus count from the first dose; a bare number is minutes ago", () => {
  expect(said("+0:40")).toEqual(meant(at("10:42")));
  expect(said("-0:05")).toEqual(meant(at("09:57")));
  expect(said("+0:40", at("10:50"), undefined)).toMatchObject({ kind: "at" });
  expect(saidTime("+0:40", { now: at("10:50"), timeZone, dosedAt: undefined })).toEqual({ kind: "problem", why: "no-dose" });
  expect(said("5")).toEqual(meant(at("10:45")));
  expect(said("12 min ago")).toEqual(meant(at("10:38")));
});

test("[WHEN-4] nothing is now; what is ahead, what nobody can read and what is more than a day old is said and not guessed", () => {
  for (const now of ["", " ", "now", "0", "10:50"]) expect(said(now)).toEqual({ kind: "now" });
  expect(said("10:58")).toEqual({ kind: "problem", why: "ahead" });
  expect(said("+3:00")).toEqual({ kind: "problem", why: "ahead" });
  for (const text of ["25:00", "10:61", "soon", "13:00 pm", "1:2:3"]) expect(said(text)).toEqual({ kind: "problem", why: "unread" });
  expect(said("+0:01", at("10:50", "2026-11-25"))).toEqual({ kind: "problem", why: "too-long-ago" });
});

test("[WHEN-1] whatever minute of the last twenty-one hours is written on a 24 h clock with its zero is that minute", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_260 }), fc.integer({ min: 0, max: 1_439 }), (ago, minuteOfDay) => {
      const now = at("00:00").add({ minutes: minuteOfDay });
      const then = now.subtract({ minutes: ago });
      const zoned = then.toZonedDateTimeISO(timeZone);
      fc.pre(zoned.hour < 10 || zoned.hour > 12);
      const text = `${String(zoned.hour).padStart(2, "0")}:${String(zoned.minute).padStart(2, "0")}`;
      expect(said(text, now)).toEqual(meant(then));
    }),
    { numRuns: 200, seed: 41 },
  );
});
