import type { SafetyRule } from "#care/safety/rules/safety-rule.ts";

import type { InstrumentId } from "./instrument-definition.ts";
import { instrumentOf } from "./instruments.ts";
import type { Items } from "./item-answers.ts";

/** The answer that set a flag off; `null` when it was left open, or no single answer did. */
export const answerBehind = (rule: SafetyRule, instrument: InstrumentId, items: Items): number | null => {
  const trigger = instrumentOf(instrument).flags.find((flag) => flag.rule === rule);
  return trigger?.when === "item-at-least" ? (items[trigger.item - 1] ?? null) : null;
};
