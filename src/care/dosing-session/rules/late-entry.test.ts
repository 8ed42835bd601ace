import { expect, test } from "vitest";

import { isLateEntry } from "./late-entry.ts";
import { minute } from "./test-session.ts";

test("[LATE-1] an entry is late when it was written down more than five minutes after it was so; one that is not sent is not judged", () => {
  expect(isLateEntry({ observedAt: minute(0), receivedAt: minute(5) })).toBe(false);
  expect(isLateEntry({ observedAt: minute(0), receivedAt: minute(5.1) })).toBe(true);
  expect(isLateEntry({ observedAt: minute(0), receivedAt: null })).toBe(false);
});
