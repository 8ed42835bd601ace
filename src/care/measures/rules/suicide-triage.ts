import type { TriageRule } from "./instrument-definition.ts";
import type { Items } from "./item-answers.ts";

export type Triage = {
  /** `incomplete` while a required answer is open and what is known is not already the highest level. */
  readonly code: string;
  /** The level that the answers reach whatever the open ones may be; `null` where none does. */
  readonly atLeast: string | null;
};

/** The highest yes decides, not a sum (MSR-23). Behaviour of which nobody knows the time counts as earlier, and leaves it incomplete. */
export const suicideTriage = (rule: TriageRule, items: Items, missing: readonly number[], recent: boolean | null): Triage => {
  const isYes = (item: number) => (items[item - 1] ?? null) === 1;
  const behaved = isYes(rule.behaviourItem) || recent === true;
  const when = recent === true ? "recent" : "earlier";
  const reached = rule.levels.find(
    ({ items: own, behaviour }) => own.some(isYes) || (behaved && behaviour !== null && behaviour === when),
  )?.code;
  const isHighest = reached !== undefined && reached === rule.levels[0]?.code;
  const isOpen = missing.length > 0 || (behaved && recent === null);
  return { code: isOpen && !isHighest ? "incomplete" : (reached ?? rule.otherwise), atLeast: reached ?? null };
};
