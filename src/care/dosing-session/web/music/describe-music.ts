import type { Sound } from "#care/music/rules/stored-music.ts";
import { translate } from "#ui/words/catalogue.ts";

import type { MusicEvent } from "../../rules/evolve-music.ts";
import { musicFactWords } from "./music-fact-words.ts";

const percent = (share: number): number => Math.round(share * 100);

/** What sounds, as short as the band of the graph wants it. */
export const nameOfSound = (sound: Sound): string => {
  const t = translate(musicFactWords);
  return sound.kind === "file" ? sound.title : t("band", { phase: t(`phases.${sound.phase}`) });
};

/** What was played, or that it ended, in words for the timeline. */
export const describeMusic = (event: MusicEvent): { readonly title: string; readonly body: string | undefined } => {
  const t = translate(musicFactWords);
  if (event.type === "music-stopped") return { title: t(`why.${event.why}`), body: undefined };
  const { sound } = event;
  const volume = t("volume", { volume: percent(event.volume) });
  if (sound.kind === "file") {
    const phase = sound.phase === null ? "" : t(`phases.${sound.phase}`);
    return { title: t("file", { title: sound.title }), body: [sound.playlist ?? "", phase, volume].filter(Boolean).join(" · ") };
  }
  const { intensity, warmth, density } = sound.steering;
  const steered = t("steered", { intensity: percent(intensity), warmth: percent(warmth), density: percent(density) });
  return { title: t("soundscape", { phase: t(`phases.${sound.phase}`) }), body: `${steered} · ${volume}` };
};
