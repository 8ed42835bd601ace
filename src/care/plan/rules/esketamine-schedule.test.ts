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
