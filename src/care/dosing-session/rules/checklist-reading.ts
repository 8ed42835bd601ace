import type { Condition } from "#kernel/gate.ts";

import type { ItemFact } from "./checklist-facts.ts";
import { checklistItems, type ChecklistItem, type ChecklistItemId } from "./data/checklist.ts";
import { answerTo, type DosingSession } from "./dosing-session.ts";
import type { GateFacts } from "./gate-facts.ts";

/** How one item stands: by a person's answer, or by what the record itself says. */
export type ItemReading = {
  readonly item: ChecklistItem;
  readonly status: "met" | "unmet" | "unknown";
  /** Null while the record is silent on it. */
  readonly fact: ItemFact | null;
};

/** What the pressures and the other vital signs say to PSC-14: inside limits, or passed by the prescriber. */
const vitalsFact = (session: DosingSession, vitals: readonly Condition[]): ItemFact | null => {
  const passed = (one: Condition): boolean =>
    one.kind === "override" && session.overrides.some(({ conditionId, reason }) => conditionId === one.id && reason.trim() !== "");
  const open = vitals.filter((one) => one.status !== "met" && !passed(one));
  const shut = open.find((one) => one.status === "unmet");
  if (shut !== undefined) return { says: "no", reason: shut.reason };
  return open.length === 0 ? { says: "yes", reason: "Inside limits, or the prescriber decided." } : null;
};

const personSays = (session: DosingSession, item: ChecklistItem): "yes" | "no" | null => {
  const answer = answerTo(session, item.id)?.answer;
  if (answer === undefined) return null;
  return answer === "yes" || (answer === "not-applicable" && (!item.hardStop || item.mayNotApply === true)) ? "yes" : "no";
};

/**
 * How an item stands (PSC-20): a no of the record or of a person keeps it open, whatever the other says; a yes of either is enough;
 * silence of both is unknown, and unknown is never met.
 */
const readItem = (session: DosingSession, item: ChecklistItem, fact: ItemFact | null): ItemReading => {
  const person = personSays(session, item);
  if (fact?.says === "no" || person === "no") return { item, status: "unmet", fact };
  return { item, status: fact?.says === "yes" || person === "yes" ? "met" : "unknown", fact };
};

/** Every item that applies to this session's drug (PSC-01 … PSC-19). `vitals`: the conditions that PSC-14 stands for. */
export const readChecklist = (
  session: DosingSession,
  facts: Pick<GateFacts, "checklist">,
  vitals: readonly Condition[],
): readonly ItemReading[] => {
  const factOf = (id: ChecklistItemId): ItemFact | null => (id === "PSC-14" ? vitalsFact(session, vitals) : (facts.checklist[id] ?? null));
  return checklistItems
    .filter(({ onlyFor }) => onlyFor === undefined || onlyFor === session.opened?.drug)
    .map((item) => readItem(session, item, factOf(item.id)));
};
