import type { SafetyRule } from "#care/safety/rules/safety-rule.ts";
import { unreachable } from "#kernel/decision.ts";

import type { FlagTrigger, InstrumentDefinition } from "./instrument-definition.ts";
import type { Items } from "./item-answers.ts";
import { thresholdOf, type ScoringContext } from "./scoring-context.ts";
import type { SubscaleScore } from "./subscale-scores.ts";
import type { Triage } from "./suicide-triage.ts";
import type { PatternReading } from "./symptom-pattern.ts";

type Read = {
  readonly total: number | null;
  readonly subscales: readonly SubscaleScore[];
  readonly pattern: PatternReading | null;
};

type Seen = {
  readonly counted: Items;
  /** What the total can still be, whatever the open answers are. */
  readonly possible: { readonly least: number; readonly most: number } | null;
  readonly triage: Triage | null;
};

const isRaised = (flag: FlagTrigger, { total, subscales, pattern }: Read, seen: Seen, context: ScoringContext): boolean => {
  switch (flag.when) {
    case "item-at-least":
      return (seen.counted[flag.item - 1] ?? Number.NEGATIVE_INFINITY) >= flag.value;
    case "item-open":
      return (seen.counted[flag.item - 1] ?? null) === null;
    case "total-at-least":
      return (
        Math.max(total ?? Number.NEGATIVE_INFINITY, seen.possible?.least ?? Number.NEGATIVE_INFINITY) >= thresholdOf(flag.value, context)
      );
    case "total-below":
      return (
        Math.min(total ?? Number.POSITIVE_INFINITY, seen.possible?.most ?? Number.POSITIVE_INFINITY) < thresholdOf(flag.value, context)
      );
    case "any-subscale-at-least":
      return subscales.some(({ value }) => value !== null && value >= thresholdOf(flag.value, context));
    case "pattern":
      return pattern?.code === flag.code;
    case "triage":
      return seen.triage?.atLeast === flag.code;
    case "triage-incomplete":
      return seen.triage?.code === "incomplete";
    default:
      return unreachable(flag);
  }
};

/** The safety rules that these answers set off. Open answers are no excuse: what is certain without them counts (MSR-24). */
export const flagsRaised = (definition: InstrumentDefinition, read: Read, seen: Seen, context: ScoringContext): readonly SafetyRule[] =>
  definition.flags.filter((flag) => isRaised(flag, read, seen, context)).map(({ rule }) => rule);
