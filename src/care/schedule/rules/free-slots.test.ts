import fc from "fast-check";
import { expect, test } from "vitest";

import { freeSlots } from "./free-slots.ts";

const at = (text: string) => Temporal.Instant.from(text);
const monday = Temporal.PlainDate.from("2026-11-23");
const mornings = { staffId: "a", weekday: 1, opens: Temporal.PlainTime.from("09:00"), closes: Temporal.PlainTime.from("11:00") };
const week = {
  availability: [mornings],
  timeZone: "America/New_York",
  minutes: 30,
  notBefore: at("2026-11-01T00:00Z"),
  firstDay: monday,
  days: 7,
};

test("[SCH-1] offers only whole slots inside availability, in the clinic's own time", () => {
  const slots = freeSlots({ ...week, busy: [] });
  expect(slots.map((slot) => slot.startsAt.toString())).toEqual([
    "2026-11-23T14:00:00Z",
    "2026-11-23T14:30:00Z",
    "2026-11-23T15:00:00Z",
    "2026-11-23T15:30:00Z",
  ]);
});

test("[SCH-1] keeps nine o'clock at nine o'clock when summer time ends between two weeks", () => {
  const slots = freeSlots({
    ...week,
    busy: [],
    firstDay: Temporal.PlainDate.from("2026-10-26"),
    days: 14,
    notBefore: at("2026-10-01T00:00Z"),
  });
  const hours = new Set(slots.map((slot) => slot.startsAt.toZonedDateTimeISO("America/New_York").hour));
  expect([...hours]).toEqual([9, 10]);
});

test("[SCH-2] offers nothing that starts too soon", () => {
  const slots = freeSlots({ ...week, busy: [], notBefore: at("2026-11-23T15:01:00Z") });
  expect(slots.map((slot) => slot.startsAt.toString())).toEqual(["2026-11-23T15:30:00Z"]);
});

test("[SCH-3] never offers a slot that overlaps a booking, whatever its length", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 1, max: 90 })), { maxLength: 4 }), (bookings) => {
      const nine = at("2026-11-23T14:00:00Z");
      const busy = bookings.map(([start, length]) => ({
        staffId: "a",
        from: nine.add({ minutes: start }),
        until: nine.add({ minutes: start + length }),
      }));
      for (const slot of freeSlots({ ...week, busy })) {
        for (const one of busy) {
          const apart = Temporal.Instant.compare(slot.endsAt, one.from) <= 0 || Temporal.Instant.compare(slot.startsAt, one.until) >= 0;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});

const starts = (slots: ReturnType<typeof freeSlots>) => slots.map((slot) => slot.startsAt.toString());

test("[SCH-1] each slot has its length and belongs to its clinician; a rest that is too short is not offered", () => {
  expect(freeSlots({ ...week, busy: [], minutes: 50 })).toEqual([
    { staffId: "a", startsAt: at("2026-11-23T14:00Z"), endsAt: at("2026-11-23T14:50Z") },
    { staffId: "a", startsAt: at("2026-11-23T14:50Z"), endsAt: at("2026-11-23T15:40Z") },
  ]);
  const backwards = { ...mornings, opens: mornings.closes, closes: mornings.opens };
  expect(freeSlots({ ...week, busy: [], availability: [backwards] })).toEqual([]);
});

test("[SCH-1] only the days that were asked for, and only the weekdays on which somebody works", () => {
  const tuesday = { ...mornings, weekday: 2, closes: Temporal.PlainTime.from("09:30") };
  const monthly = { ...week, busy: [], availability: [tuesday], days: 8 };
  expect(starts(freeSlots(monthly))).toEqual(["2026-11-24T14:00:00Z"]);
  expect(starts(freeSlots({ ...monthly, days: 9 }))).toEqual(["2026-11-24T14:00:00Z", "2026-12-01T14:00:00Z"]);
  expect(freeSlots({ ...monthly, days: 1 })).toEqual([]);
});

test("[SCH-2] a slot that starts at the earliest moment is offered", () => {
  expect(starts(freeSlots({ ...week, busy: [], notBefore: at("2026-11-23T15:30:00Z") }))).toEqual(["2026-11-23T15:30:00Z"]);
});

test("[SCH-3] a booking takes the slots that it touches from its own clinician, and leaves those next to it", () => {
  const busy = [{ staffId: "a", from: at("2026-11-23T14:30Z"), until: at("2026-11-23T15:00Z") }];
  const left = ["2026-11-23T14:00:00Z", "2026-11-23T15:00:00Z", "2026-11-23T15:30:00Z"];
  expect(starts(freeSlots({ ...week, busy }))).toEqual(left);
  expect(freeSlots({ ...week, busy: busy.map((one) => ({ ...one, staffId: "b" })) })).toHaveLength(4);
});

test("slots of several clinicians come by their start, and at the same start by clinician", () => {
  const early = { ...mornings, staffId: "z", closes: Temporal.PlainTime.from("10:00") };
  const slots = freeSlots({
    ...week,
    busy: [],
    minutes: 60,
    availability: [early, { ...mornings, opens: Temporal.PlainTime.from("09:00") }],
  });
  expect(slots.map(({ staffId, startsAt }) => [staffId, startsAt.toString()])).toEqual([
    ["a", "2026-11-23T14:00:00Z"],
    ["z", "2026-11-23T14:00:00Z"],
    ["a", "2026-11-23T15:00:00Z"],
  ]);
});
