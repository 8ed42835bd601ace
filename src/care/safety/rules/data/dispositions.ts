import type { SafetyRule } from "../safety-rule.ts";

const ofThoughts = ["no-current-thoughts", "thoughts-without-plan", "safety-plan-made"] as const;
const ofAny = ["higher-level-of-care", "emergency-services", "answered-in-error"] as const;
const ofOthers = ["assessed-goes-on", "dosing-held", "treatment-changed", "referred", "course-stopped"] as const;
const ofCompliance = ["no-duty-to-report", "reported", "contact-ended"] as const;

/** How a person left a safety flag. Each closes it; none is chosen by software, and none is preselected. */
export const dispositions = [...ofThoughts, ...ofAny, ...ofOthers, ...ofCompliance] as const;
export type Disposition = (typeof dispositions)[number];

const aboutThoughts: readonly SafetyRule[] = ["SR-01", "SR-02", "SR-03", "SR-04", "SR-05", "SR-06", "SR-07", "SR-09"];

/** What can be found where this rule raised the flag. */
export const dispositionsOf = (rule: SafetyRule): readonly Disposition[] => {
  if (rule === "SR-16") return [...ofCompliance, "answered-in-error"];
  if (aboutThoughts.includes(rule)) return rule === "SR-07" ? [...ofThoughts, "treatment-changed", ...ofAny] : [...ofThoughts, ...ofAny];
  return [...ofOthers, ...ofAny];
};
