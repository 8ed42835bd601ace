import { seriousCriteria, type Outcome, type SeriousCriterion } from "./data/assessment-lists.ts";
import { termOf, type AdverseEventCode, type Grade } from "./data/adverse-event-terms.ts";
import type { YesNoUnknown } from "./grade-from-values.ts";

export type Criteria = Readonly<Record<SeriousCriterion, YesNoUnknown>>;
export type Seriousness = "serious" | "not-serious" | "not-assessed";

export const nothingAnswered: Criteria = {
  death: "unknown",
  "life-threatening": "unknown",
  hospitalisation: "unknown",
  incapacity: "unknown",
  "congenital-anomaly": "unknown",
  "important-medical-event": "unknown",
};

type Judged = {
  readonly term: AdverseEventCode;
  readonly grade: Grade | null;
  readonly outcome: Outcome;
  readonly criteria: Criteria;
};

/** CTCAE grades 4 and 5 are the regulation's "life-threatening" and "death" in other words. */
const gradeIsSerious = (grade: Grade | null): boolean => grade === 4 || grade === 5;

/**
 * Serious by 21 CFR 312.32(a): one criterion is enough. Not serious only when every one is answered no; an open answer never counts as
 * no (AE-8). A fatal outcome, grades 4 and 5, and terms that always are, make it serious whatever was answered (AE-9).
 */
export const seriousnessOf = ({ term, grade, outcome, criteria }: Judged): Seriousness => {
  if (termOf(term).standing === "serious" || outcome === "fatal" || gradeIsSerious(grade)) return "serious";
  const answers = seriousCriteria.map((criterion) => criteria[criterion]);
  if (answers.includes("yes")) return "serious";
  return answers.every((answer) => answer === "no") ? "not-serious" : "not-assessed";
};
