import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";

import { recordClasses, retainUntil, type RecordClass } from "./retain-until.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const until = (record: RecordClass, from: string, birthDate: string | null) =>
  retainUntil(record, { from: day(from), birthDate: birthDate === null ? null : day(birthDate) }, shippedProtocol)?.toString() ?? null;

test("[KEEP-1] the record of an adult is kept for six years after the last contact", () => {
  expect(until("clinical-record", "2026-11-23", "1980-01-01")).toBe("2032-11-23");
  expect(until("clinical-record", "2024-02-29", "1980-01-01")).toBe("2030-02-28");
});

test("[KEEP-2] the record of a minor is kept to the age of 22 at least, and for six years", () => {
  expect(until("clinical-record", "2026-11-23", "2010-06-01")).toBe("2032-11-23");
  expect(until("clinical-record", "2022-11-23", "2012-06-01")).toBe("2034-06-01");
  expect(until("clinical-record", "2028-05-31", "2010-06-01")).toBe("2034-05-31");
  expect(until("clinical-record", "2028-06-01", "2010-06-01")).toBe("2034-06-01");
});

test("[KEEP-2] without a birth date nobody can say, so the record is kept", () => {
  expect(until("clinical-record", "2026-11-23", null)).toBeNull();
  expect(until("consent", "2026-11-23", null)).toBeNull();
});

test("[KEEP-3] signed consents outlive the record by six years, logs and programme forms have their own six", () => {
  expect(until("consent", "2026-11-23", "1980-01-01")).toBe("2038-11-23");
  expect(until("access-log", "2026-11-23", null)).toBe("2032-11-23");
  expect(until("esketamine-programme", "2026-11-23", "1980-01-01")).toBe("2032-11-23");
});

test("[KEEP-4] a clinic may keep longer, and every class then follows its own setting", () => {
  const longer = { version: 1, values: { "records.clinicalYears": 10, "records.accessLogYears": 8 } };
  const kept = (record: RecordClass) => retainUntil(record, { from: day("2026-01-01"), birthDate: day("1980-01-01") }, longer)?.year;
  expect(recordClasses.map(kept)).toEqual([2036, 2042, 2034, 2032]);
});

test("[KEEP-2] the day of the eighteenth birthday ends childhood, and consents of a minor outlive the longer time", () => {
  expect(until("clinical-record", "2019-05-31", "2001-06-01")).toBe("2025-05-31");
  expect(until("clinical-record", "2015-06-01", "2001-06-01")).toBe("2023-06-01");
  expect(until("consent", "2015-06-01", "2001-06-01")).toBe("2029-06-01");
  const young = { version: 1, values: { "records.minorAge": 30 } };
  const kept = (birthDate: string) => retainUntil("clinical-record", { from: day("2020-01-01"), birthDate: day(birthDate) }, young);
  expect([kept("2002-01-02"), kept("2002-01-01")].map(String)).toEqual(["2032-01-02", "2026-01-01"]);
});

test("[KEEP-3] a log and a programme's form need no birth date", () => {
  expect(until("access-log", "2024-02-29", null)).toBe("2030-02-28");
  expect(until("esketamine-programme", "2026-11-23", null)).toBe("2032-11-23");
});
