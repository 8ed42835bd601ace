import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";

import type { CommandMeta } from "#kernel/command.ts";
import { fold } from "#kernel/stream.ts";

import { checkFasting, judgeFasting, judgeNasalSpray, lastTakenOn, type LastTaken } from "./fasting.ts";
import { screeningEvent } from "./events.ts";
import { screeningStream } from "./screening.ts";
import { stateLastTaken, type StateLastTaken } from "./state-last-taken.ts";
import { given, hoursAgo, now, patient, prescriber, recorded } from "./test-intake.ts";

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

const nothing: StateLastTaken = { solidAt: null, liquidAt: null, nasalSprayAt: null };
const saidAt = (at: Temporal.Instant, said: Partial<StateLastTaken>, by = patient) => ({
  ...nothing,
  ...said,
  type: "last-taken-stated" as const,
  statedAt: at,
  statedBy: by,
});
const zone = "America/New_York";
const check = (...stated: readonly ReturnType<typeof saidAt>[]) => checkFasting("IM", stated, { at: now, timeZone: zone }, shippedProtocol);

test("[PSC-07] [FAST-3] the newest word of the day counts for each kind, whoever said it, and what nobody said stays unknown", () => {
  const eaten = saidAt(hoursAgo(3), { solidAt: hoursAgo(14), liquidAt: hoursAgo(5) });
  expect(check()).toMatchObject({ status: "unknown", reason: "Food: not said. 6 h are needed. Clear liquids: not said. 2 h are needed." });
  expect(check(eaten)).toMatchObject({ status: "met" });
  expect(check(saidAt(hoursAgo(3), { solidAt: hoursAgo(14) })).status).toBe("unknown");
  // A sip since, said to the nurse; the word on food still stands. The order of arrival does not matter.
  const sip = saidAt(hoursAgo(1), { liquidAt: hoursAgo(1) }, prescriber);
  expect(check(sip, eaten)).toMatchObject({
    status: "unmet",
    reason: "Food: 14 h 0 min ago. 6 h are needed. Clear liquids: 1 h 0 min ago. 2 h are needed.",
  });
});

test("[FAST-3] what was said on another day of the clinic says nothing of today", () => {
  // Fifteen hours before ten in the morning is seven in the evening before.
  expect(check(saidAt(hoursAgo(15), { solidAt: "none", liquidAt: "none" })).status).toBe("unknown");
  expect(check(saidAt(hoursAgo(9), { solidAt: "none", liquidAt: "none" })).status).toBe("met");
  expect(lastTakenOn([saidAt(hoursAgo(15), { solidAt: "none" })], now, zone).solid).toBeNull();
});

test("[FAST-2] [FAST-3] before esketamine a nasal spray is asked for, too", () => {
  const fasted = saidAt(hoursAgo(1), { solidAt: hoursAgo(10), liquidAt: hoursAgo(3) });
  const at = (...stated: readonly ReturnType<typeof saidAt>[]) =>
    checkFasting("IN-ESK", stated, { at: now, timeZone: zone }, shippedProtocol).status;
  expect(at(fasted)).toBe("unknown");
  expect(at(fasted, saidAt(hoursAgo(1), { nasalSprayAt: "none" }))).toBe("met");
  expect(at(fasted, saidAt(hoursAgo(0), { nasalSprayAt: minutesAgo(20) }))).toBe("unmet");
});

test("[FAST-4] times are kept as facts, by patient and by staff, and refused only when they are malformed", () => {
  const meta: CommandMeta = { commandId: "c", observedAt: now, now, actor: patient };
  const state = (said: Partial<StateLastTaken>) => stateLastTaken(given(), { ...nothing, ...said }, meta);
  expect(state({})).toMatchObject({ refusal: { rule: "FAST-4" } });
  expect(state({ liquidAt: now.add({ minutes: 16 }) })).toMatchObject({ refusal: { rule: "FAST-4", field: "liquidAt" } });
  const decision = state({ solidAt: hoursAgo(1), liquidAt: "none" });
  if (decision.outcome === "refused") throw new Error(decision.refusal.message);
  const [event] = decision.events;
  if (event === undefined) throw new Error("Nothing was kept.");
  const read = screeningEvent.parse(JSON.parse(JSON.stringify(event)));
  expect(fold(screeningStream, [recorded(read)]).lastTaken).toMatchObject([{ solidAt: hoursAgo(1), liquidAt: "none", statedBy: patient }]);
});
