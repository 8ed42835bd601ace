import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";

import { judgeFasting, judgeNasalSpray, type LastTaken } from "./fasting.ts";
import { hoursAgo, now } from "./test-intake.ts";

const minutesAgo = (minutes: number) => now.subtract({ minutes });
const statusOf = (route: "IM" | "SL" | "IN-ESK", solid: LastTaken, liquid: LastTaken, protocol = shippedProtocol) =>
  judgeFasting(route, solid, liquid, now, protocol).status;

test("[FAST-1] esketamine: 2 h without food and 30 min without drink", () => {
  expect(statusOf("IN-ESK", hoursAgo(2), minutesAgo(30))).toBe("met");
  expect(statusOf("IN-ESK", minutesAgo(119), minutesAgo(30))).toBe("unmet");
  expect(statusOf("IN-ESK", hoursAgo(2), minutesAgo(29))).toBe("unmet");
});

test("[FAST-1] racemic ketamine: 6 h without food and 2 h without clear liquids, or as the clinic set it", () => {
  expect(statusOf("IM", hoursAgo(6), hoursAgo(2))).toBe("met");
  expect(statusOf("SL", hoursAgo(5), hoursAgo(2))).toBe("unmet");
  expect(statusOf("SL", hoursAgo(6), minutesAgo(119))).toBe("unmet");
  expect(statusOf("SL", hoursAgo(4), hoursAgo(2), { version: 1, values: { "fasting.racemic.solidsHours": 4 } })).toBe("met");
});

test("[FAST-1] what nobody said is unknown, a known meal too late stays unmet, and a time after the dose counts for nothing", () => {
  expect(statusOf("IM", null, hoursAgo(3))).toBe("unknown");
  expect(statusOf("IM", null, minutesAgo(5))).toBe("unmet");
  expect(statusOf("IM", now.add({ minutes: 5 }), "none")).toBe("unknown");
  expect(statusOf("IM", "none", "none")).toBe("met");
});

test("[FAST-2] a nasal steroid or decongestant lies an hour before esketamine, and does not matter to other routes", () => {
  expect(judgeNasalSpray("IN-ESK", minutesAgo(59), now, shippedProtocol)?.status).toBe("unmet");
  expect(judgeNasalSpray("IN-ESK", hoursAgo(1), now, shippedProtocol)?.status).toBe("met");
  expect(judgeNasalSpray("IN-ESK", null, now, shippedProtocol)?.status).toBe("unknown");
  expect(judgeNasalSpray("IM", minutesAgo(5), now, shippedProtocol)).toBeNull();
});
