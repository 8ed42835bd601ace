import { expect, test } from "vitest";

import { isDatabaseAway } from "./database-away.ts";

const failed = (message: string, facts: object = {}): Error => Object.assign(new Error(message), facts);

test.each([
  ["nobody listens", failed("connect ECONNREFUSED", { code: "ECONNREFUSED", syscall: "connect" })],
  ["the socket is not there yet", failed("connect ENOENT", { code: "ENOENT", syscall: "connect" })],
  ["the server ends", failed("terminating connection due to administrator command", { code: "57P01" })],
  ["the server recovers", failed("the database system is in recovery mode", { code: "57P03" })],
  ["the connection broke in the middle", failed("Connection terminated unexpectedly")],
  ["no connection came in time", failed("timeout exceeded when trying to connect")],
])("the database counts as away when %s", (_why, error) => {
  expect(isDatabaseAway(error)).toBe(true);
});

test.each([
  ["a rule of a table", failed("duplicate key value", { code: "23505" })],
  ["a missing file", failed("ENOENT: no such file", { code: "ENOENT", syscall: "open" })],
  ["a bug", new TypeError("x is not a function")],
  ["something thrown that is no error", "Connection terminated"],
])("%s is no sign that the database is away", (_what, error) => {
  expect(isDatabaseAway(error)).toBe(false);
});
