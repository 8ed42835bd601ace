import type { PreparationView } from "../contract.ts";

export type StepProps = {
  readonly episodeId: string;
  readonly preparation: PreparationView;
  /** Kept: go on to the next step. */
  readonly onDone: () => void;
  readonly onBack: () => void;
};
