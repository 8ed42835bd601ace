import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";

import { holidaysNear, holidaysOf, plusBusinessDays } from "./business-days.ts";
import { lossDeadlines } from "./loss-deadlines.ts";

test("[PHARM-14] federal holidays fall on the days that the Office of Personnel Management published for 2026", () => {
  expect(holidaysOf(2026)).toEqual([
    "2026-01-01",
    "2026-01-19",
    "2026-02-16",
    "2026-05-25",
    "2026-06-19",
    "2026-07-03",
    "2026-09-07",
    "2026-10-12",
    "2026-11-11",
    "2026-11-26",
    "2026-12-25",
  ]);
});

test("[PHARM-14] a holiday on a Sunday is kept on Monday, one on a Saturday on Friday, in the year before if need be", () => {
  expect(holidaysOf(2023)).toContain("2023-01-02");
  expect(holidaysOf(2027)).toContain("2027-07-05");
  expect(holidaysOf(2022)[0]).toBe("2021-12-31");
  expect(holidaysNear("2021-12-30").has("2021-12-31")).toBe(true);
});

test("[PHARM-14] a business day is neither a Saturday, a Sunday nor a holiday", () => {
  const next = (date: string) => plusBusinessDays(date, 1, holidaysNear(date));
  expect(next("2026-11-23")).toBe("2026-11-24");
  expect(next("2026-11-25")).toBe("2026-11-27");
  expect(next("2026-11-27")).toBe("2026-11-30");
  expect(next("2026-11-28")).toBe("2026-11-30");
  expect(next("2026-12-31")).toBe("2027-01-04");
  expect(next("2021-12-30")).toBe("2022-01-03");
  expect(plusBusinessDays("2026-11-24", 2, holidaysNear("2026-11-24"))).toBe("2026-11-27");
  expect(plusBusinessDays("2026-11-28", 0, holidaysNear("2026-11-28"))).toBe("2026-11-28");
});

test("[PHARM-14] the clock of a loss starts on the clinic's own date of discovery", () => {
  const lateFriday = Temporal.Instant.from("2026-11-28T03:30:00Z");
  expect(lossDeadlines(shippedProtocol, lateFriday, "America/New_York")).toEqual({
    foundOn: "2026-11-27",
    noticeOn: "2026-11-30",
    formOn: "2027-01-11",
  });
  expect(lossDeadlines(shippedProtocol, lateFriday, "UTC").foundOn).toBe("2026-11-28");
});

test("[PHARM-14] a clinic may ask for less time than the law gives", () => {
  const stricter = { version: 1, values: { "dea.lossNoticeBusinessDays": 0, "dea.form106Days": 30 } };
  expect(lossDeadlines(stricter, Temporal.Instant.from("2026-11-23T15:00:00Z"), "America/New_York")).toMatchObject({
    noticeOn: "2026-11-23",
    formOn: "2026-12-23",
  });
});
