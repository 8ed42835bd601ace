import { expect, test } from "vitest";

import { emptyLastTaken, lastTakenBody } from "./last-taken-draft.ts";

const zone = "America/New_York";
const at = (local: string) => ({ local, none: false });

test("what is left open is not said, and a time is meant in the clinic's zone", () => {
  expect(lastTakenBody({ ...emptyLastTaken, solidAt: at("2026-11-23T07:30"), liquidAt: { local: "", none: true } }, zone)).toEqual({
    problems: [],
    body: { solidAt: "2026-11-23T12:30:00Z", liquidAt: "none", nasalSprayAt: null },
  });
});

test("nothing said, and a time that does not exist, are asked about beside their field", () => {
  expect(lastTakenBody(emptyLastTaken, zone).problems).toEqual([{ field: "solidAt", key: "nothing" }]);
  expect(lastTakenBody({ ...emptyLastTaken, liquidAt: at("2026-02-31T25:00") }, zone).problems).toEqual([
    { field: "liquidAt", key: "time" },
  ]);
});
