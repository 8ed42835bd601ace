import type { Preparation } from "./preparation.ts";

/** What the patient goes through, in the order in which it is offered. */
export const preparationSteps = [
  "intention",
  "hopes-and-fears",
  "expectations",
  "setting",
  "touch",
  "support-plan",
  "escort",
  "preparedness",
] as const;
export type PreparationStep = (typeof preparationSteps)[number];

/** The steps without which the preparation is not complete (PREP-7). The others may stay open. */
export const neededSteps: readonly PreparationStep[] = ["intention", "expectations", "support-plan", "escort"];

const isDone: Readonly<Record<PreparationStep, (state: Preparation) => boolean>> = {
  intention: (state) => state.intention !== null,
  "hopes-and-fears": (state) => state.hopesAndFears !== null,
  expectations: (state) => state.expectations?.understood === true,
  setting: (state) => state.setting !== null,
  touch: (state) => state.touchWishes !== null,
  "support-plan": (state) => state.supportPlan !== null,
  escort: (state) => state.escort !== null,
  preparedness: (state) => state.preparedness !== null,
};

/** The steps that are still open, in their order. */
export const openSteps = (state: Preparation): readonly PreparationStep[] => preparationSteps.filter((step) => !isDone[step](state));

/** The needed steps that are still open, in their order (PREP-7). */
export const missingSteps = (state: Preparation): readonly PreparationStep[] =>
  openSteps(state).filter((step) => neededSteps.includes(step));
