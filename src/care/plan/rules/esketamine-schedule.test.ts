import fc from "fast-check";
import { expect, test } from "vitest";

import { micrograms } from "#kernel/quantity.ts";
import { shippedProtocol } from "#kernel/setting.ts";

import { esketamineFits, esketamineStatements, judgeEsketamineAmount, judgeEsketamineLiver } from "./esketamine-in-words.ts";
import { esketamineSchedule, indicationOf, type EsketamineIndication, type EsketamineQuestion } from "./esketamine-schedule.ts";

const timeZone = "America/New_York";
/** Day of treatment at ten in the morning; day 1 is 2 November 2026, the day after the clocks went back. */
const day = (number: number) =>
  Temporal.PlainDate.from("2026-11-02")
    .add({ days: number - 1 })
    .toZonedDateTime({ timeZone, plainTime: "10:00" })
    .toInstant();
const date = (at: Temporal.Instant | null | undefined) => at?.toZonedDateTimeISO(timeZone).toPlainDate().toString();
const dayOf = (number: number) => date(day(number));

const ask = (given: readonly number[], today: number, indication: EsketamineIndication = "trd"): EsketamineQuestion => ({
  indication,
  given: given.map((one) => day(one)),
  now: day(today),
  timeZone,
  protocol: shippedProtocol,
});
const schedule = (given: readonly number[], today: number, indication?: EsketamineIndication) =>
  esketamineSchedule(ask(given, today, indication));
const inMg = (amounts: readonly { readonly value: number }[]) => amounts.map(({ value }) => value);
const twiceWeekly = [1, 4, 8, 11, 15, 18, 22, 25];

test("[ESK-1] weeks of treatment begin with the first dose: induction to week 4, weekly to week 8, then every one to two weeks", () => {
  expect(schedule([], 1)).toMatchObject({ phase: "not-started", week: 1 });
  expect(schedule([1], 7)).toMatchObject({ phase: "induction", week: 1 });
  expect(schedule([1], 8)).toMatchObject({ phase: "induction", week: 2 });
  expect(schedule(twiceWeekly, 28)).toMatchObject({ phase: "induction", week: 4 });
  expect(schedule(twiceWeekly, 29)).toMatchObject({ phase: "weekly", week: 5 });
  expect(schedule(twiceWeekly, 57)).toMatchObject({ phase: "maintenance", week: 9 });
});

test("[ESK-1] depression with suicidality has four weeks, and nothing is planned beyond them", () => {
  expect(schedule(twiceWeekly, 28, "mdsi")).toMatchObject({ phase: "acute", week: 4 });
  expect(schedule(twiceWeekly, 29, "mdsi")).toMatchObject({ phase: "beyond", next: null });
});

test("[ESK-1] a condition that is not on the label has no schedule", () => {
  expect(indicationOf("treatment-resistant-depression")).toBe("trd");
  expect(indicationOf("depression-with-suicidality")).toBe("mdsi");
  for (const one of ["major-depression", "anxiety", "ptsd", "other", null] as const) expect(indicationOf(one)).toBeNull();
});

test("[ESK-2] day 1 is 56 mg for treatment-resistant depression; for suicidality 84 mg, or 56 mg for tolerability", () => {
  expect(inMg(schedule([], 1).allowed)).toEqual([56]);
  expect(inMg(schedule([1], 4).allowed)).toEqual([56, 84]);
  expect(inMg(schedule([], 1, "mdsi").allowed)).toEqual([56, 84]);
  const judged = (milligrams: number) => judgeEsketamineAmount(ask([], 1), schedule([], 1), micrograms(milligrams * 1000)).standing;
  expect(judged(56)).toBe("clear");
  expect(judged(84)).toBe("caution");
});

test("[ESK-3] twice a week: the second dose within the week of treatment, the next in the week after", () => {
  const afterFirst = schedule([1], 2).next;
  expect([date(afterFirst?.from), date(afterFirst?.until)]).toEqual([dayOf(3), dayOf(8)]);
  const afterSecond = schedule([1, 4], 5).next;
  expect([date(afterSecond?.from), date(afterSecond?.until)]).toEqual([dayOf(8), dayOf(15)]);
  // A second dose late in the week still keeps the least spacing.
  expect(date(schedule([1, 7], 7).next?.from)).toBe(dayOf(9));
});

test("[ESK-3] once a week from week 5, every one to two weeks from week 9", () => {
  const weekly = schedule([...twiceWeekly, 29], 30).next;
  expect([date(weekly?.from), date(weekly?.until)]).toEqual([dayOf(36), dayOf(43)]);
  const maintenance = schedule([...twiceWeekly, 29, 36, 43, 50, 57], 58).next;
  expect([date(maintenance?.from), date(maintenance?.until)]).toEqual([dayOf(64), dayOf(78)]);
});

test("[ESK-3] where the rest after a dose reaches into the next week, the next dose is due there, and never in a window that ends before it begins", () => {
  // Day 14 is the last of week 2, and its only dose.
  const late = schedule([1, 4, 14], 14);
  expect([date(late.next?.from), date(late.next?.until), late.missed]).toEqual([dayOf(16), dayOf(22), false]);
  const maintenance = schedule([...twiceWeekly, 29, 36, 43, 50, 63], 63).next;
  expect(date(maintenance?.from)).toBe(dayOf(65));
});

test("[ESK-3] after the last weekly dose the rhythm of maintenance holds: the next is due within two weeks", () => {
  const after = schedule([...twiceWeekly, 29, 36, 43, 50], 51).next;
  expect([date(after?.from), date(after?.until)]).toEqual([dayOf(57), dayOf(71)]);
  expect(schedule([...twiceWeekly, 29, 36, 43, 50], 70).missed).toBe(false);
  expect(schedule([...twiceWeekly, 29, 36, 43, 50], 71).missed).toBe(true);
});

test("[ESK-3] [ESK-4] a whole course of depression with suicidality leaves nothing due and nothing missed; a cut one says what was missed", () => {
  expect(schedule(twiceWeekly, 26, "mdsi")).toMatchObject({ phase: "acute", next: null, missed: false });
  expect(schedule(twiceWeekly, 60, "mdsi")).toMatchObject({ phase: "beyond", next: null, missed: false });
  expect(schedule([1, 4, 8], 60, "mdsi")).toMatchObject({ phase: "beyond", next: null, missed: true });
  const fits = esketamineFits(ask(twiceWeekly, 26, "mdsi"), micrograms(84_000));
  expect(fits).toMatchObject({ standing: "caution", why: "The label plans no further dose." });
});

/** The doses that a week of treatment may have, by the table of the label. */
const mostIn = (week: number): number => (week <= 4 ? 2 : 1);
const courses = fc.record({
  start: fc.integer({ min: 0, max: 800 }).map((days) => Temporal.PlainDate.from("2025-01-01").add({ days })),
  hour: fc.integer({ min: 7, max: 18 }),
  indication: fc.constantFrom<EsketamineIndication>("trd", "mdsi"),
});

test("[ESK-1] [ESK-3] [ESK-4] whoever comes inside each window keeps the label's table, is never told of a missed dose, and rests two days", () => {
  const where = fc.array(fc.double({ min: 0, max: 0.99, noNaN: true }), { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(courses, where, ({ start, hour, indication }, places) => {
      const first = start.toZonedDateTime({ timeZone, plainTime: { hour } });
      const given = [first.toInstant()];
      const weekAt = (at: Temporal.Instant) =>
        Math.floor(start.until(at.toZonedDateTimeISO(timeZone).toPlainDate(), { largestUnit: "days" }).days / 7) + 1;
      const asked = (now: Temporal.Instant) => esketamineSchedule({ indication, given, now, timeZone, protocol: shippedProtocol });
      for (const place of places) {
        const last = given.at(-1) ?? first.toInstant();
        const { next } = asked(last);
        if (next === null) break;
        expect(next.from.since(last).total("hours")).toBeGreaterThanOrEqual(48);
        const span = (next.until ?? next.from).since(next.from).total("milliseconds");
        expect(span).toBeGreaterThan(0);
        const now = next.from.add({ milliseconds: Math.floor(span * place) });
        expect(asked(now)).toMatchObject({ missed: false, week: weekAt(now) });
        given.push(now);
      }
      const weeks = given.map(weekAt);
      for (const week of weeks) expect(weeks.filter((one) => one === week).length).toBeLessThanOrEqual(mostIn(week));
      if (indication === "mdsi") expect(Math.max(...weeks)).toBeLessThanOrEqual(4);
      const gaps = weeks.slice(1).map((week, place) => week - (weeks[place] ?? week));
      expect(Math.max(...gaps)).toBeLessThanOrEqual(2);
    }),
    { numRuns: 150 },
  );
});

test("[ESK-1] [ESK-4] on whatever days the doses were given, week and phase are those of the calendar, and what is missed is due from now on", () => {
  const days = fc.uniqueArray(fc.integer({ min: 2, max: 90 }), { maxLength: 14 });
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 60 }), fc.constantFrom<EsketamineIndication>("trd", "mdsi"), (others, more, indication) => {
      const given = [1, ...others.toSorted((one, other) => one - other)];
      const today = (given.at(-1) ?? 1) + more;
      const found = schedule(given, today, indication);
      const week = Math.ceil(today / 7);
      expect(found.week).toBe(week);
      const trd = week <= 4 ? "induction" : week <= 8 ? "weekly" : "maintenance";
      expect(found.phase).toBe(indication === "trd" ? trd : week <= 4 ? "acute" : "beyond");
      if (found.phase === "beyond") expect(found.next).toBeNull();
      else if (found.missed) expect(found.next?.from).toEqual(day(today));
      if (found.next?.until) expect(Temporal.Instant.compare(found.next.from, found.next.until)).toBe(-1);
    }),
    { numRuns: 300 },
  );
});

test("[ESK-3] an order fits when its amount and its day do", () => {
  expect(esketamineFits(ask([1], 3), micrograms(84_000)).standing).toBe("clear");
  expect(esketamineFits(ask([1], 2), micrograms(84_000)).standing).toBe("caution");
  expect(esketamineFits(ask([], 1), micrograms(84_000))).toMatchObject({ standing: "caution", why: "56 mg on this day." });
});

test("[ESK-4] a window that went by is a missed dose; going on needs no new start, and worsening in maintenance goes a step back", () => {
  expect(schedule([1, 4], 14).missed).toBe(false);
  expect(schedule([1, 4], 15)).toMatchObject({ missed: true, next: { from: day(15) } });
  const words = (given: readonly number[], today: number) =>
    esketamineStatements(ask(given, today), null, null).find(({ rule }) => rule === "ESK-4")?.why;
  expect(words([1, 4], 15)).toBe("Without worsening go on as before.");
  expect(words([...twiceWeekly, 29], 43)).toContain("frequency before");
});

test("[ESK-5] Child-Pugh C: not recommended; B: watched for longer; unknown is not well", () => {
  const organs = (childPugh: "none" | "A" | "B" | "C" | "unknown") => ({ filtration: null, childPugh }) as const;
  expect((["none", "A", "B", "C", "unknown"] as const).map((one) => judgeEsketamineLiver(organs(one)).standing)).toEqual([
    "clear",
    "clear",
    "note",
    "caution",
    "unknown",
  ]);
  expect(judgeEsketamineLiver(null).standing).toBe("unknown");
});

test("[ESK-6] the benefit is judged by the end of week 4", () => {
  expect(date(schedule([1], 5).evaluateBy)).toBe(dayOf(29));
  const standing = (today: number) => esketamineStatements(ask([1], today), null, null).find(({ rule }) => rule === "ESK-6")?.standing;
  expect(standing(28)).toBe("note");
  expect(standing(29)).toBe("caution");
});

test("[ESK-3] weeks are those of the clinic's calendar, across a change of the clock", () => {
  const start = Temporal.ZonedDateTime.from("2026-10-29T23:30[America/New_York]").toInstant();
  const now = Temporal.ZonedDateTime.from("2026-11-05T00:10[America/New_York]").toInstant();
  expect(esketamineSchedule({ indication: "trd", given: [start], now, timeZone, protocol: shippedProtocol }).week).toBe(2);
});

test("[ESK-1] each phase says its rhythm, and beyond the label a caution", () => {
  const first = (given: readonly number[], today: number, indication?: EsketamineIndication) =>
    esketamineStatements(ask(given, today, indication), null, null)[0];
  expect(first([], 1)).toMatchObject({ standing: "note", what: "Not started.", why: "The first dose." });
  expect(first([1], 5)).toMatchObject({ standing: "note", what: "Week 1 of treatment.", why: "2 doses a week." });
  expect(first([1], 5, "mdsi")?.why).toBe("2 doses a week.");
  expect(first(twiceWeekly, 30)?.why).toBe("1 dose a week.");
  expect(first(twiceWeekly, 60)?.why).toContain("One dose every 1 to 2 weeks");
  expect(first(twiceWeekly, 30, "mdsi")).toMatchObject({ standing: "caution", why: expect.stringContaining("More than four weeks") });
});

test("[ESK-2] the amounts say why one may be less, and what was asked for", () => {
  const words = (indication: EsketamineIndication, dose: number | null) =>
    judgeEsketamineAmount(ask([1], 4, indication), schedule([1], 4, indication), dose === null ? null : micrograms(dose * 1000));
  expect(words("trd", null)).toMatchObject({ what: "56 mg or 84 mg on this day.", why: "" });
  expect(words("mdsi", 84)).toMatchObject({
    what: "56 mg or 84 mg on this day. The lower amount is for tolerability.",
    why: "Asked for: 84 mg.",
  });
});

test("[ESK-3] the day says from when and until when, and beyond the label that nothing is planned", () => {
  const third = (given: readonly number[], today: number, indication?: EsketamineIndication) =>
    esketamineStatements(ask(given, today, indication), null, null)[2];
  expect(third([], 1)?.what).toBe(`Due from ${dayOf(1)}.`);
  expect(third([1], 2)?.what).toBe(`Due from ${dayOf(3)} until before ${dayOf(8)}.`);
  expect(third(twiceWeekly, 29, "mdsi")).toMatchObject({ standing: "caution", what: "The label plans no further dose." });
});

test("[ESK-4] a dose that was missed in maintenance may go a step back; before the first none was missed", () => {
  const fourth = (given: readonly number[], today: number) => esketamineStatements(ask(given, today), null, null)[3];
  expect(fourth([], 1)).toMatchObject({ standing: "clear", what: "No dose was missed." });
  expect(fourth([...twiceWeekly, 29, 36, 43, 50, 57], 90)).toMatchObject({
    standing: "caution",
    why: expect.stringContaining("frequency before"),
  });
});

test("[ESK-4] after a missed dose the next may be given from now to the end of the week; after a whole course none is missed", () => {
  const next = schedule([1, 4], 16).next;
  expect([next?.from, next?.until].map((at) => date(at))).toEqual([dayOf(16), dayOf(22)]);
  expect(schedule(twiceWeekly, 45, "mdsi")).toMatchObject({ missed: false, next: null });
});

test("[ESK-1] the last week of the weekly doses is still one of them", () => {
  expect(schedule(twiceWeekly, 56)).toMatchObject({ phase: "weekly", week: 8 });
});

test("[ESK-5] [ESK-6] a liver without disease is told from Child-Pugh A, and the day of the judgement is named", () => {
  expect(judgeEsketamineLiver({ filtration: null, childPugh: "none" }).why).toBe("No liver disease known.");
  expect(judgeEsketamineLiver({ filtration: null, childPugh: "A" }).why).toBe("Child-Pugh A.");
  const last = (given: readonly number[]) => esketamineStatements(ask(given, 5), null, null)[5]?.what;
  expect(last([])).toBe("Judge the benefit at the end of week 4.");
  expect(last([1])).toBe(`Judge the benefit by ${dayOf(29)}, the end of week 4.`);
});

test("[ESK-3] an order that fits says both, one that does not what is against it", () => {
  expect(esketamineFits(ask([1], 3), micrograms(84_000)).why).toBe(
    `56 mg or 84 mg on this day and Due from ${dayOf(3)} until before ${dayOf(8)}.`,
  );
  expect(esketamineFits(ask([1], 2), micrograms(84_000)).why).toBe(`Due from ${dayOf(3)} until before ${dayOf(8)}.`);
});
