import { episodeStages, type EpisodeStage } from "#care/people/rules/episode-stage.ts";

export type StageStep = { readonly stage: EpisodeStage; readonly state: "done" | "current" | "todo" };

/** The stage line: what lies behind, where the episode is, what is to come. A closed episode has nothing to come. */
export const stageSteps = (current: EpisodeStage): readonly StageStep[] => {
  const place = episodeStages.indexOf(current);
  const stateAt = (index: number): StageStep["state"] => (index < place ? "done" : index === place ? "current" : "todo");
  return episodeStages.filter((stage) => stage !== "closed").map((stage, index) => ({ stage, state: stateAt(index) }));
};
