import { unreachable } from "#kernel/decision.ts";

import { screeningRules, type ScreeningRule } from "./data/screening-rules.ts";
import { sectionOf, type Intake } from "./screening.ts";
import type { QuestionId, YesNo } from "./sections.ts";

export type FindingStatus = "present" | "absent" | "unknown";

export type Finding = Pick<ScreeningRule, "id" | "level" | "label" | "resolve" | "evidence" | "sources"> & {
  readonly status: FindingStatus;
  /** Why it stands as it does. */
  readonly reason: string;
  /** The questions that it was worked out from; none when it comes from the age. */
  readonly questions: readonly QuestionId[];
};

type Judged = { readonly status: FindingStatus; readonly reason: string };

/** The answer to one question; undefined while nobody answered it. */
export const answerTo = (intake: Intake, question: QuestionId): YesNo | undefined => {
  for (const answers of intake) {
    const answer = "answers" in answers ? answers.answers[question] : undefined;
    if (answer !== undefined) return answer;
  }
  return undefined;
};

/** One yes makes it present; it is absent only when every question was answered with no (SCN-1). */
const judgeAnswers = (intake: Intake, questions: readonly QuestionId[]): Judged => {
  const answers = questions.map((question) => answerTo(intake, question));
  if (answers.includes("yes")) return { status: "present", reason: "Answered yes." };
  if (answers.every((answer) => answer === "no")) return { status: "absent", reason: "Answered no." };
  return { status: "unknown", reason: answers.includes("not-sure") ? "Answered “not sure”." : "Not answered yet." };
};

const judgeAge = (intake: Intake, isPresent: (years: number) => boolean): Judged => {
  const age = sectionOf(intake, "about-you")?.age ?? null;
  if (age === null) return { status: "unknown", reason: "Age not given yet." };
  return { status: isPresent(age.value) ? "present" : "absent", reason: `Age ${age.value} years.` };
};

const judge = ({ ask }: ScreeningRule, intake: Intake): Judged => {
  switch (ask.kind) {
    case "any-yes":
      return judgeAnswers(intake, ask.questions);
    case "age-below":
      return judgeAge(intake, (years) => years < ask.age.value);
    case "age-from":
      return judgeAge(intake, (years) => years >= ask.age.value);
    default:
      return unreachable(ask);
  }
};

/** What the intake says to each screening rule, in the order of their numbers. */
export const findings = (intake: Intake): readonly Finding[] =>
  screeningRules.map((rule) => ({
    id: rule.id,
    level: rule.level,
    label: rule.label,
    resolve: rule.resolve,
    evidence: rule.evidence,
    sources: rule.sources,
    questions: rule.ask.kind === "any-yes" ? rule.ask.questions : [],
    ...judge(rule, intake),
  }));
