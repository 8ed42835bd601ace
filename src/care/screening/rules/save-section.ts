import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";

import type { ScreeningEvent, SectionAnswers } from "./events.ts";
import type { Screening } from "./screening.ts";
import { sectionIds, yesNoQuestions } from "./sections.ts";

/** Words or a list together with "none" contradict each other (SCN-3). */
const contradicts = (answers: SectionAnswers): boolean =>
  ("medicines" in answers && answers.none && answers.medicines.length > 0) ||
  ("allergies" in answers && answers.none && answers.allergies.length > 0) ||
  ("trials" in answers && answers.none && answers.trials.length > 0);

const strangeQuestion = (answers: SectionAnswers): string | undefined => {
  if (!("answers" in answers)) return undefined;
  const known: readonly string[] = yesNoQuestions[answers.section];
  return Object.keys(answers.answers).find((question) => !known.includes(question));
};

/** Keeps what a section says now; the earlier answers stay in the log. Staff who change a patient's answers say why (SCN-4). */
export const saveIntakeSection = (
  state: Screening,
  { answers, note }: { readonly answers: SectionAnswers; readonly note: string },
  meta: CommandMeta,
): Decision<ScreeningEvent> => {
  const strange = strangeQuestion(answers);
  if (strange !== undefined) return refuse("SCN-2", "One of the questions does not belong to this part.", `answers.${strange}`);
  if (contradicts(answers)) return refuse("SCN-3", "You said “none” and also gave a list. Please keep one of them.", "none");
  if (meta.actor.kind === "staff" && state.submittedAt !== null && note.trim() === "") {
    return refuse("SCN-4", "Say how you know. The patient's own answer stays on record beside yours.", "note");
  }
  return accept({ type: "intake-section-saved", answers, note });
};

/** Hands the intake in. Open questions stay unknown; parts that were never opened are asked for first (SCN-5). */
export const submitIntake = (state: Screening): Decision<ScreeningEvent> => {
  if (state.submittedAt !== null) return refuse("SCN-6", "Your answers were already handed in.");
  const missing = sectionIds.find((section) => !state.sections.some(({ answers }) => answers.section === section));
  if (missing !== undefined) return refuse("SCN-5", "Some parts are still to be answered. Everything you entered is kept.", missing);
  return accept({ type: "intake-submitted" });
};
