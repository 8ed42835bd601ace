import { expect, test } from "vitest";

import { completeMeasure } from "#care/measures/rules/complete-measure.ts";
import type { InstrumentId } from "#care/measures/rules/instrument-definition.ts";
import { instrumentOf } from "#care/measures/rules/instruments.ts";
import type { Items } from "#care/measures/rules/item-answers.ts";
import { measuresStream, type Measures } from "#care/measures/rules/measures.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import { fold } from "#kernel/stream.ts";

import { isSuicideRiskAsked } from "./asked-today.ts";
import { minute, nurseId, metaAt, tenOClock } from "./test-session.ts";

const timeZone = "America/New_York";

/** What is kept when somebody answers a questionnaire at a minute, by the rule that keeps it. */
const answered = (instrument: InstrumentId, items: Items, minutes = -60): Measures => {
  const asked = { responseId: "r", requestId: null, instrument, items, extra: {}, occasion: "pre-session", sessionId: null } as const;
  const context = { timeZone, protocol: shippedProtocol, sex: null, loaded: null, doses: [], flagIds: () => "f" };
  const definitionVersion = instrumentOf(instrument).version;
  const decision = completeMeasure(measuresStream.initial, { ...asked, definitionVersion, language: "en" }, metaAt(minutes), context);
  if (decision.outcome === "refused") throw new Error(decision.refusal.message);
  const stamp = { observedAt: minute(minutes), deviceAt: null, receivedAt: minute(minutes), commandId: "c" };
  const actor = { kind: "staff", id: nurseId } as const;
  return fold(
    measuresStream,
    decision.events.map((event, index) => ({ ...stamp, actor, version: index + 1, event })),
  );
};
const isAsked = (measures: Measures) => isSuicideRiskAsked(measures, tenOClock, timeZone);

test("[DOSE-5] a C-SSRS screener that was left incomplete does not count as asked today", () => {
  expect(isAsked(answered("cssrs_screener", [0, null, null, null, null, null]))).toBe(false);
  expect(isAsked(answered("cssrs_screener", [0, 0, null, null, null, null]))).toBe(false);
  expect(isAsked(answered("cssrs_screener", [0, 0, null, null, null, 0]))).toBe(true);
});

test("[DOSE-5] PHQ-9 counts with item 9 answered, and neither counts from another day", () => {
  expect(isAsked(answered("phq9", [0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBe(true);
  expect(isAsked(answered("phq9", [0, 0, 0, 0, 0, 0, 0, 0, null]))).toBe(false);
  expect(isAsked(answered("cssrs_screener", [0, 0, null, null, null, 0], -24 * 60))).toBe(false);
  expect(isAsked(measuresStream.initial)).toBe(false);
});
