import type { SafetyTask } from "../contract.ts";
import { safetyRuleEntryOf } from "../rules/data/safety-rules.ts";

export type Occasion = "before-dose" | "next-session";
/** What a task waits for: to be seen, to be in contact, or an occasion. */
export type Due =
  | { readonly kind: "seen" | "contact"; readonly at: Temporal.Instant; readonly overdue: boolean }
  | { readonly kind: "occasion"; readonly occasion: Occasion };

type Timed = Pick<SafetyTask, "rule" | "acknowledged" | "acknowledgeBy" | "contactBy">;

export const dueOf = (task: Timed, now: Temporal.Instant): Due => {
  const seenBy = task.acknowledged === null ? task.acknowledgeBy : null;
  const at = seenBy ?? task.contactBy;
  if (at === null) {
    return { kind: "occasion", occasion: safetyRuleEntryOf(task.rule).contactWithin === "next-session" ? "next-session" : "before-dose" };
  }
  return { kind: seenBy === null ? "contact" : "seen", at, overdue: Temporal.Instant.compare(at, now) < 0 };
};
