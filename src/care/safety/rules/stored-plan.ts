import * as z from "zod/mini";

import { planFieldIds, neededPlanFields, type PlanFieldId } from "./data/plan-fields.ts";

const line = z.string().check(z.trim(), z.maxLength(300));
const lines = z.array(z.string().check(z.trim(), z.minLength(1), z.maxLength(500))).check(z.maxLength(20));
const rows = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.array(z.object(shape)).check(z.maxLength(20));

/** What a safety plan says: names of people and ways to reach them, so its words are kept outside the log and can be erased. */
export const safetyPlanWords = z.object({
  warningSigns: lines,
  coping: lines,
  distraction: rows({ nameOrPlace: line, contact: line }),
  people: rows({ name: line, relationship: line, phone: line }),
  professionals: rows({ nameOrAgency: line, phone: line, hours: line }),
  emergencyDepartment: z.object({ name: line, address: line, phone: line }),
  means: rows({ means: line, step: line, who: line, byWhen: line }),
  reasons: z.string().check(z.trim(), z.maxLength(2_000)),
});
export type SafetyPlanWords = z.output<typeof safetyPlanWords>;

/** A plan while it is being typed: one entry a line, and rows that may be empty still. */
const typedText = z.string().check(z.maxLength(10_000));
const typedRows = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.array(z.object(shape)).check(z.maxLength(20));
const typed = z.string().check(z.maxLength(300));
export const typedPlan = z.object({
  warningSigns: typedText,
  coping: typedText,
  distraction: typedRows({ nameOrPlace: typed, contact: typed }),
  people: typedRows({ name: typed, relationship: typed, phone: typed }),
  professionals: typedRows({ nameOrAgency: typed, phone: typed, hours: typed }),
  emergencyDepartment: z.object({ name: typed, address: typed, phone: typed }),
  means: typedRows({ means: typed, step: typed, who: typed, byWhen: typed }),
  reasons: typedText,
});
export type TypedPlan = z.output<typeof typedPlan>;

const entries = (text: string): string[] =>
  text
    .split("\n")
    .map((one) => one.trim())
    .filter((one) => one !== "");
const isUsed = (row: Readonly<Record<string, string>>): boolean => Object.values(row).some((text) => text.trim() !== "");

/** What was typed as the words of a plan: lines become entries, and empty rows are left out. */
export const planOf = (plan: TypedPlan): SafetyPlanWords => ({
  ...plan,
  warningSigns: entries(plan.warningSigns),
  coping: entries(plan.coping),
  distraction: plan.distraction.filter(isUsed),
  people: plan.people.filter(isUsed),
  professionals: plan.professionals.filter(isUsed),
  means: plan.means.filter(isUsed),
});

/** A plan as it is typed on: what the next version starts from. */
export const typedFrom = (words: SafetyPlanWords): TypedPlan => ({
  ...words,
  warningSigns: words.warningSigns.join("\n"),
  coping: words.coping.join("\n"),
});

export const emptyPlanWords: SafetyPlanWords = {
  warningSigns: [],
  coping: [],
  distraction: [],
  people: [],
  professionals: [],
  emergencyDepartment: { name: "", address: "", phone: "" },
  means: [],
  reasons: "",
};

const isFilled = (words: SafetyPlanWords, field: PlanFieldId): boolean => {
  const value = words[field];
  if (typeof value === "string") return value !== "";
  return Array.isArray(value) ? value.length > 0 : Object.values(value).some((text) => text !== "");
};

/** The parts that have something in them, in the plan's order. */
export const filledParts = (words: SafetyPlanWords): readonly PlanFieldId[] => planFieldIds.filter((field) => isFilled(words, field));

/** The needed part that is still empty, if there is one. */
export const missingPart = (filled: readonly PlanFieldId[]): PlanFieldId | undefined =>
  neededPlanFields.find((field) => !filled.includes(field));
