/** Sliders for two wishes: calm is low and warm; nature is few tones, so that the breath of the sea is in front. Evidence: proposal; source: proposed-default. Owner: lead therapist. */
export const presetSteering = {
  calm: { intensity: 0.4, warmth: 0.6, density: 0.4 },
  nature: { intensity: 0.4, warmth: 0.5, density: 0.1 },
} as const;
