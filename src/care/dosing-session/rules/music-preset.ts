import { middleSteering } from "#care/music/rules/data/soundscape-phases.ts";
import type { Steering } from "#care/music/rules/soundscape-levels.ts";
import type { ListWish } from "#care/music/rules/data/list-wishes.ts";
import type { SettingChoice } from "#care/preparation/rules/events.ts";
import { unreachable } from "#kernel/decision.ts";

import { presetSteering } from "./data/music-presets.ts";

/** Where the sliders stand at first by the patient's wish in preparation; `silence`: nothing is to be played (MUS-14). */
export const musicPreset = (wish: SettingChoice["music"] | null): { readonly steering: Steering; readonly silence: boolean } => {
  switch (wish) {
    case null:
    case "clinic-chooses":
    case "own":
      return { steering: middleSteering, silence: false };
    case "calm":
    case "nature":
      return { steering: presetSteering[wish], silence: false };
    case "silence":
      return { steering: middleSteering, silence: true };
    default:
      return unreachable(wish);
  }
};

type List = { readonly playlistId: string; readonly suits: readonly string[] };

/** The list that suits the patient's wish, the first of several; null where none does, and the soundscape is preset (MUS-14). */
export const presetList = (wish: SettingChoice["music"] | null, lists: readonly List[]): string | null => {
  const sought: ListWish | null = wish === "calm" || wish === "nature" || wish === "clinic-chooses" ? wish : null;
  return lists.find(({ suits }) => suits.some((one) => one === sought))?.playlistId ?? null;
};
