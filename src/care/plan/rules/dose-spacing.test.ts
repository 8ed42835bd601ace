import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";

import { judgeFrequency, judgeIntegration, judgeSpacing, judgeWeek, nextDoseFrom } from "./dose-spacing.ts";
import { hoursAgo, now } from "./test-order.ts";

const protocol = shippedProtocol;
const days = (...ago: readonly number[]) => ago.toSorted((one, other) => other - one).map((day) => hoursAgo(day * 24));

test("[SPC-1] two doses are at least 48 hours apart, and the clinic may ask for more and never for less than a day", () => {
  expect(judgeSpacing([], protocol, now).standing).toBe("clear");
  expect(judgeSpacing([hoursAgo(48)], protocol, now).standing).toBe("clear");
  expect(judgeSpacing([hoursAgo(47.9)], protocol, now).standing).toBe("caution");
  expect(nextDoseFrom([hoursAgo(20)], protocol)).toEqual(hoursAgo(-28));
  expect(judgeSpacing([hoursAgo(50)], { version: 1, values: { "spacing.minHoursBetweenDosing": 72 } }, now).standing).toBe("caution");
});

test("[SPC-2] a fourth session within seven days is too many", () => {
  expect(judgeWeek(days(2, 4, 7), protocol, now).standing).toBe("clear");
  expect(judgeWeek(days(2, 4, 6), protocol, now).standing).toBe("caution");
});

test("[SPC-3] more than two sessions a week for more than four weeks is an alert", () => {
  const threeAWeek = (weeks: number) =>
    days(...Array.from({ length: weeks }, (_, week) => [week * 7 + 1, week * 7 + 3, week * 7 + 5]).flat());
  expect(judgeFrequency(threeAWeek(4), protocol, now).standing).toBe("clear");
  expect(judgeFrequency(threeAWeek(5), protocol, now).standing).toBe("caution");
  const pause = threeAWeek(5).filter((at) => !(at.equals(hoursAgo(15 * 24)) || at.equals(hoursAgo(17 * 24))));
  expect(judgeFrequency(pause, protocol, now).standing).toBe("clear");
});

test("[SPC-3] a twenty-fifth session within a year is an alert", () => {
  const every = (count: number) => days(...Array.from({ length: count }, (_, place) => 7 + place * 14));
  expect(judgeFrequency(every(23), protocol, now).standing).toBe("clear");
  expect(judgeFrequency(every(24), protocol, now)).toMatchObject({ standing: "caution", what: "This would be session 25 in 12 months." });
  expect(judgeFrequency([...days(400), ...every(23)], protocol, now).standing).toBe("clear");
});

test("[SPC-4] the next dose waits for the integration of the last, and what could not be read is unknown", () => {
  expect(judgeIntegration([], "unknown").standing).toBe("clear");
  expect(judgeIntegration(days(3), "done").standing).toBe("clear");
  expect(judgeIntegration(days(3), "open").standing).toBe("caution");
  expect(judgeIntegration(days(3), "unknown").standing).toBe("unknown");
});
