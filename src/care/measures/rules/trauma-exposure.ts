import type { AnswerScale, ExposureRule } from "./instrument-definition.ts";
import type { Items } from "./item-answers.ts";

/** The codes that an answer holds: it is the sum of 2^place of each. */
export const codesIn = (answers: AnswerScale, answer: number | null): readonly string[] =>
  answers.kind === "several" && answer !== null ? answers.codes.filter((_, place) => Math.floor(answer / 2 ** place) % 2 === 1) : [];

/** The answer that holds these codes; `null` for none of them. */
export const answerOf = (codes: readonly string[], chosen: readonly string[]): number | null => {
  const answer = codes.reduce((sum, code, place) => (chosen.includes(code) ? sum + 2 ** place : sum), 0);
  return answer === 0 ? null : answer;
};

/** Whether any event may meet criterion A, which an interview then settles. */
export const isCriterionACandidate = (rule: ExposureRule, answers: AnswerScale, items: Items): boolean =>
  rule.items.some((item) => {
    const codes = codesIn(answers, items[item - 1] ?? null);
    const heard = codes.includes(rule.learned.code) && rule.learned.items.includes(item);
    return heard || codes.some((code) => rule.codes.includes(code));
  });
