import { quantity, type Quantity } from "#kernel/quantity.ts";

import type { SafetyRule } from "../instrument-definition.ts";

export type SafetyLevel = "medium" | "high" | "critical";

export type SafetyRuleEntry = {
  readonly rule: SafetyRule;
  readonly trigger: string;
  readonly level: SafetyLevel;
  /** Until a person must have seen it. */
  readonly acknowledgeWithin: Quantity<"min"> | null;
  /** Until a clinician must have been in contact: before the clinic's day ends, or within hours. */
  readonly contactWithin: "same-day" | Quantity<"h">;
  readonly actions: readonly string[];
  readonly sources: readonly string[];
};

/** `safety-rules.json`. Times are proposals that the medical director owns and may change. */
export const safetyRuleEntries: Readonly<Record<SafetyRule, SafetyRuleEntry>> = {
  "SR-01": {
    rule: "SR-01",
    trigger: "PHQ-9 item 9 is 1 or more",
    level: "high",
    acknowledgeWithin: quantity(30, "min"),
    contactWithin: "same-day",
    actions: [
      "Contact the patient today",
      "C-SSRS screener in the same contact",
      "No dosing until the triage is recorded",
      "Write a note with the disposition",
    ],
    sources: ["kroenke2001", "posner2011", "proposed-default"],
  },
  "SR-02": {
    rule: "SR-02",
    trigger: "PHQ-9 item 9 is unanswered",
    level: "medium",
    acknowledgeWithin: null,
    contactWithin: quantity(24, "h"),
    actions: ["Ask item 9 in person before any dosing"],
    sources: ["proposed-default"],
  },
  "SR-09": {
    rule: "SR-09",
    trigger: "PCL-5 item 16 is 3 or more",
    level: "medium",
    acknowledgeWithin: null,
    contactWithin: quantity(72, "h"),
    actions: ["Ask about risk-taking and self-harm"],
    sources: ["proposed-default"],
  },
};
