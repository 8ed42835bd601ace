import { expect, test } from "vitest";

import { momentBefore } from "./session-story.ts";

test("what is asked today before a dose is asked on the day of the dose, also just after midnight", () => {
  const doseAt = Temporal.Instant.from("2026-11-23T05:10:00Z");
  expect(momentBefore(doseAt, -4, "America/New_York").toString()).toBe("2026-11-23T05:06:00Z");
  expect(momentBefore(doseAt, -33, "America/New_York").toString()).toBe("2026-11-23T05:00:00Z");
});
