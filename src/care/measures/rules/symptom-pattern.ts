import type { PatternNeed, SymptomPattern } from "./instrument-definition.ts";

type Items = readonly (number | null)[];
export type PatternReading = { readonly code: string; readonly label: string };

const unknownPattern: PatternReading = { code: "unknown", label: "Too many answers are missing to tell" };

const thresholdOf = (pattern: SymptomPattern, item: number): number =>
  pattern.exceptions.find((exception) => exception.item === item)?.atLeast ?? pattern.atLeast;

const judge = (pattern: SymptomPattern, need: PatternNeed, items: Items): "met" | "unmet" | "unknown" => {
  const answers = need.items.map((item) => ({ item, answer: items[item - 1] ?? null }));
  const present = answers.filter(({ item, answer }) => answer !== null && answer >= thresholdOf(pattern, item)).length;
  const missing = answers.filter(({ answer }) => answer === null).length;
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
