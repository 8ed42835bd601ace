import type { Instant } from "#kernel/time.ts";

import type { SettingChoice, TouchWishes } from "./events.ts";
import type { Preparation } from "./preparation.ts";

/** What the later stages may know of the preparation. Null is what nobody recorded. */
export type PreparationFacts = {
  readonly completedAt: Instant | null;
  readonly intention: string | null;
  readonly settings: SettingChoice | null;
  /** What the patient wished of touch; it never widens the consent (PREP-11). */
  readonly touchWishes: TouchWishes | null;
  /** Somebody was named who takes the patient home; whether that person has said yes is `escortConfirmed`. */
  readonly escortNamed: boolean;
  readonly escortConfirmed: boolean;
  readonly stopWord: string | null;
};

export const preparationFacts = (state: Preparation): PreparationFacts => {
  const { setting, touchWishes } = state;
  return {
    completedAt: state.completed?.at ?? null,
    intention: state.intention?.text ?? null,
    settings: setting && {
      music: setting.music,
      musicWords: setting.musicWords,
      eyeShades: setting.eyeShades,
      blanket: setting.blanket,
      light: setting.light,
      other: setting.other,
    },
    touchWishes: touchWishes && { hand: touchWishes.hand, shoulder: touchWishes.shoulder, other: touchWishes.other },
    escortNamed: state.escort !== null,
    escortConfirmed: state.escort?.confirmed ?? false,
    stopWord: state.supportPlan?.stopWord ?? null,
  };
};
