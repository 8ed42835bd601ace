import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import { score } from "#kernel/quantity.ts";
import { isRating } from "#kernel/rating.ts";

import {
  intentionLength,
  type HopesAndFears,
  type IntentionCategory,
  type Of,
  type PreparationEvent,
  type PreparationNote,
  type SupportPlan,
} from "./events.ts";
import { missingSteps, type PreparationStep } from "./open-steps.ts";
import type { Preparation } from "./preparation.ts";

type Intention = { readonly text: string; readonly category: IntentionCategory };

/** Keeps the patient's own words; a later intention takes the place of the earlier one, which stays in the log (PREP-1, PREP-2). */
export const recordIntention = ({ text, category }: Intention): Decision<PreparationEvent> => {
  const own = text.trim();
  if (own === "") return refuse("PREP-1", "Please write a few words. They can be changed at any time.", "text");
  // Counted as a person counts: an emoji or an accented letter is one.
  const length = [...own].length;
  if (length > intentionLength) {
    return refuse(
      "PREP-2",
      `An intention has up to ${intentionLength} characters; this one has ${length}. Nothing is lost: please shorten it.`,
      "text",
    );
  }
  return accept({ type: "intention-recorded", text: own, category });
};

export const chooseSetting = (choice: Of<"setting-chosen">): Decision<PreparationEvent> => accept({ type: "setting-chosen", ...choice });

/** A plan names at least one support, and a word that stops everything (PREP-5). */
export const recordSupportPlan = (plan: SupportPlan): Decision<PreparationEvent> => {
  if (plan.supports.length === 0) return refuse("PREP-5", "Please name at least one person or place you can turn to.", "supports");
  if (plan.stopWord.trim() === "") return refuse("PREP-5", "Please choose a word that stops everything at once.", "stopWord");
  return accept({ type: "support-plan-recorded", ...plan });
};

/** Says who takes the patient home. Naming again replaces it. */
export const nameEscort = (escort: Of<"escort-named">): Decision<PreparationEvent> => accept({ type: "escort-named", ...escort });

/** How prepared the patient feels, 0 to 10 in whole steps (PREP-6). */
export const ratePreparedness = (value: number): Decision<PreparationEvent> =>
  isRating(value)
    ? accept({ type: "preparedness-rated", preparedness: score(value) })
    : refuse("PREP-6", "Please choose a whole number from 0 to 10.", "preparedness");

/** Keeps hopes, fears and two ratings, as far as somebody said them; at least one of them is there (PREP-10). */
export const recordHopesAndFears = (said: HopesAndFears): Decision<PreparationEvent> => {
  const { hopes, fears, expectation, motivation } = said;
  const isEmpty = hopes.trim() === "" && fears.trim() === "" && expectation === null && motivation === null;
  if (isEmpty) return refuse("PREP-10", "Please write a few words or choose a number. One of them is enough.", "hopes");
  const strange = (["expectation", "motivation"] as const).find((field) => {
    const rated = said[field];
    return rated !== null && !isRating(rated.value);
  });
  if (strange !== undefined) return refuse("PREP-10", "Please choose a whole number from 0 to 10.", strange);
  return accept({ type: "hopes-and-fears-recorded", ...said });
};

/** Keeps how the patient wishes to be touched; what the consent does not allow stays not allowed (PREP-11). */
export const chooseTouch = (wishes: Of<"touch-wishes-chosen">): Decision<PreparationEvent> =>
  accept({ type: "touch-wishes-chosen", ...wishes });

/** A note says something, is signed once and never changed; a correction is another note (PREP-8). */
export const signPreparationNote = (state: Preparation, note: PreparationNote, meta: CommandMeta): Decision<PreparationEvent> => {
  if (meta.actor.kind !== "staff") return refuse("PREP-8", "Only a member of the care team signs this note.");
  if (state.notes.some((one) => one.noteId === note.noteId)) return refuse("PREP-8", "This note was already signed.");
  const empty = [note.hopes, note.fears, note.observations, note.plan].every((part) => part.trim() === "");
  if (empty && note.covered.length === 0) return refuse("PREP-8", "This note is still empty.", "observations");
  return accept({ type: "preparation-note-signed", ...note });
};

const stepWords: Readonly<Record<PreparationStep, string>> = {
  intention: "an intention in the patient's words",
  expectations: "the questions about the session, all understood",
  "hopes-and-fears": "hopes and fears",
  setting: "the choice of the room",
  touch: "the wishes about touch",
  "support-plan": "the support plan",
  escort: "the escort",
  preparedness: "the rating of preparedness",
};

/** A member of the care team says that the preparation is done; the needed steps have to be there (PREP-7). */
export const completePreparation = (state: Preparation, meta: CommandMeta): Decision<PreparationEvent> => {
  if (meta.actor.kind !== "staff") return refuse("PREP-9", "Your therapist completes the preparation with you.");
  if (state.completed !== null) return refuse("PREP-9", "The preparation was already completed.");
  const missing = missingSteps(state);
  if (missing.length > 0) {
    return refuse("PREP-7", `Still missing: ${missing.map((step) => stepWords[step]).join("; ")}.`, missing[0]);
  }
  return accept({ type: "preparation-completed" });
};
