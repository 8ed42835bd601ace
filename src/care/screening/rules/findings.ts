import type { Drug } from "#care/pharmacy/rules/drug.ts";
import { unreachable } from "#kernel/decision.ts";
import { settled, settledChoice, type Protocol } from "#kernel/setting.ts";

import { adultFrom, olderFrom, vascularRulesFor } from "./data/screening-settings.ts";
import { screeningRules, type Resolution, type ScreeningRule } from "./data/screening-rules.ts";
import { isWorse, type FactCheck, type FindingStatus } from "./fact-check.ts";
import { factCheck } from "./fact-checks.ts";
import { sectionOf, type Intake } from "./screening.ts";
import type { ScreeningInput } from "./screening-input.ts";
import type { QuestionId, YesNo } from "./sections.ts";
import { withSettings } from "./with-settings.ts";

export type Finding = Pick<ScreeningRule, "id" | "level" | "label" | "appliesTo" | "evidence" | "sources"> & {
  readonly status: FindingStatus;
  /** Why it stands as it does: the answer, and what was measured. */
  readonly reason: string;
  /** Answer and measured facts do not say the same; the worse of them holds. */
  readonly contradicted: boolean;
  /** False when it is about another drug than the one considered: it is shown and does not count. */
  readonly applies: boolean;
  /** `on-the-day`: asked before each dose, not at screening. */
  readonly askedWhen: "screening" | "on-the-day";
  /** What would settle it while it is unknown, or answer it when it is present; null when it is absent. */
  readonly resolvedBy: Resolution | null;
  /** The questions that it was worked out from, and the results. */
  readonly questions: readonly QuestionId[];
  readonly records: readonly string[];
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
const judgeAnswers = (answers: readonly (YesNo | null | undefined)[]): Judged => {
  if (answers.includes("yes")) return { status: "present", reason: "Answered yes." };
  if (answers.every((answer) => answer === "no")) return { status: "absent", reason: "Answered no." };
  return { status: "unknown", reason: answers.includes("not-sure") ? "Answered “not sure”." : "Not answered yet." };
};

const judgeAge = (intake: Intake, isPresent: (years: number) => boolean): Judged => {
  const age = sectionOf(intake, "about-you")?.age ?? null;
  if (age === null) return { status: "unknown", reason: "Age not given yet." };
  return { status: isPresent(age.value) ? "present" : "absent", reason: `Answered: ${age.value} years.` };
};

/** What was answered; null for a rule that is asked in another way. */
const judgeAsked = ({ ask }: ScreeningRule, input: ScreeningInput, protocol: Protocol): Judged | null => {
  switch (ask.kind) {
    case "any-yes":
      return judgeAnswers(ask.questions.map((question) => answerTo(input.intake, question)));
    case "age-below":
      return judgeAge(input.intake, (years) => years < settled(protocol, adultFrom).value);
    case "age-from":
      return judgeAge(input.intake, (years) => years >= settled(protocol, olderFrom).value);
    case "suicide-screen":
      return null;
    case "on-the-day":
      return input.intoxicatedToday === null ? { status: "unknown", reason: "Asked on the day." } : judgeAnswers([input.intoxicatedToday]);
    default:
      return unreachable(ask);
  }
};

const nobodyKnows: Judged = { status: "unknown", reason: "Not asked yet." };

/** Facts that settle a rule answer for an open question; else the worse of both holds, and both are told (SCN-11). */
const together = (asked: Judged | null, fact: FactCheck | null): Judged & { readonly contradicted: boolean } => {
  if (asked === null) return { ...(fact ?? nobodyKnows), contradicted: false };
  if (fact === null) return { ...asked, contradicted: false };
  const reason = `${asked.reason} ${fact.reason}`;
  if (asked.status === "unknown" && fact.settles) return { status: fact.status, reason, contradicted: false };
  const contradicted = asked.status !== fact.status && asked.status !== "unknown" && (fact.status !== "absent" || fact.settles);
  return { status: isWorse(fact.status, asked.status) ? fact.status : asked.status, reason, contradicted };
};

/** SCR-01 to SCR-03: in the label of esketamine, and by default kept for racemic ketamine too. */
const vascularRules = ["SCR-01", "SCR-02", "SCR-03"];

const appliesTo = ({ id, appliesTo: about }: ScreeningRule, drug: Drug | null, protocol: Protocol): boolean => {
  if (about === "both" || drug === null) return true;
  if (vascularRules.includes(id) && settledChoice(protocol, vascularRulesFor) === "both") return true;
  return (about === "esketamine") === (drug === "esketamine");
};

const resolutionOf = (rule: ScreeningRule, status: FindingStatus, protocol: Protocol): Resolution | null => {
  if (status === "absent") return null;
  const resolution = status === "present" ? rule.present : rule.unknown;
  return { ...resolution, what: withSettings(resolution.what, protocol) };
};

const findingOf = (rule: ScreeningRule, input: ScreeningInput, protocol: Protocol): Finding => {
  const fact = factCheck(rule.id, input, protocol);
  const { status, reason, contradicted } = together(judgeAsked(rule, input, protocol), fact);
  const { id, level, evidence, sources } = rule;
  return {
    id,
    level,
    label: withSettings(rule.label, protocol),
    appliesTo: rule.appliesTo,
    evidence,
    sources,
    status,
    reason,
    contradicted,
    applies: appliesTo(rule, input.drug, protocol),
    askedWhen: rule.ask.kind === "on-the-day" ? "on-the-day" : "screening",
    resolvedBy: resolutionOf(rule, status, protocol),
    questions: rule.ask.kind === "any-yes" ? rule.ask.questions : [],
    records: fact?.records ?? [],
  };
};

/** From answers and facts to findings: one for each of SCR-01 to SCR-35, in the order of their numbers. */
export const findingsOf = (input: ScreeningInput, protocol: Protocol): readonly Finding[] =>
  screeningRules.map((rule) => findingOf(rule, input, protocol));

/** Whether it counts at screening: for the drug considered, and not kept for the day of a dose. */
export const countsAtScreening = ({ applies, askedWhen }: Finding): boolean => applies && askedWhen === "screening";
