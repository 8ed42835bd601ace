import { accept, refuse, type Decision } from "#kernel/decision.ts";

import { expectationsQuiz, quizVersion } from "./data/expectations-quiz.ts";
import type { PreparationEvent } from "./events.ts";

type Answers = Readonly<Record<string, string>>;

/** The questions that were not answered rightly, in their order; one without an answer counts as open, never as right (PREP-3). */
export const openQuestions = (answers: Answers): readonly string[] =>
  expectationsQuiz.filter((question) => answers[question.id] !== question.right).map((question) => question.id);

/** Keeps what was answered, right or not, and says whether all of it was understood (PREP-3, PREP-4). */
export const answerExpectations = (answers: Answers): Decision<PreparationEvent> => {
  const strange = Object.entries(answers).find(
    ([id, option]) => !expectationsQuiz.some((question) => question.id === id && question.options.some((one) => one === option)),
  );
  if (strange !== undefined)
    return refuse("PREP-4", "One of the answers does not belong to these questions. Please reload the page.", strange[0]);
  return accept({ type: "expectations-answered", quizVersion, answers, understood: openQuestions(answers).length === 0 });
};
