import type { PatternNeed, SymptomPattern } from "./instrument-definition.ts";
import type { Items } from "./item-answers.ts";

export type PatternReading = { readonly code: string; readonly label: string };

const unknownPattern: PatternReading = { code: "unknown", label: "Too many answers are missing to tell" };

const thresholdOf = (pattern: SymptomPattern, item: number): number =>
  pattern.exceptions.find((exception) => exception.item === item)?.atLeast ?? pattern.atLeast;

const presentIn = (pattern: SymptomPattern, need: PatternNeed, items: Items): number =>
  need.items.filter((item) => (items[item - 1] ?? Number.NEGATIVE_INFINITY) >= thresholdOf(pattern, item)).length;

const judge = (pattern: SymptomPattern, need: PatternNeed, items: Items): "met" | "unmet" | "unknown" => {
  const present = presentIn(pattern, need, items);
  const missing = need.items.filter((item) => (items[item - 1] ?? null) === null).length;
  if (present >= need.count) return "met";
  return present + missing < need.count ? "unmet" : "unknown";
};

/** Reads a symptom pattern from answers; a missing answer is never taken for "no symptom" (MSR-5). */
export const readPattern = (pattern: SymptomPattern, items: Items): PatternReading => {
  for (const outcome of pattern.outcomes) {
    const judged = outcome.needs.map((need) => judge(pattern, need, items));
    if (judged.every((one) => one === "met")) return { code: outcome.code, label: outcome.label };
    if (!judged.includes("unmet")) return unknownPattern;
  }
  return pattern.otherwise;
};

/** How many symptoms are present of those that the pattern's largest need counts. */
export const symptomsIn = (pattern: SymptomPattern, items: Items): number | null => {
  const [largest] = pattern.outcomes.flatMap(({ needs }) => needs).toSorted((one, other) => other.items.length - one.items.length);
  return largest === undefined ? null : presentIn(pattern, largest, items);
};
