export type ScaleStep = { readonly score: number; readonly words: string };

/** Modified Observer's Assessment of Alertness/Sedation. Source: chernik1990, spravato-pi-2019. */
export const moaasScale: readonly ScaleStep[] = [
  { score: 5, words: "Responds readily to the name in a normal tone" },
  { score: 4, words: "Lethargic response to the name in a normal tone" },
  { score: 3, words: "Responds only when the name is called loudly or repeatedly" },
  { score: 2, words: "Responds only after mild prodding or shaking" },
  { score: 1, words: "Responds only to a painful squeeze of the trapezius" },
  { score: 0, words: "No response to a painful squeeze" },
];

/** Richmond Agitation-Sedation Scale. Source: sessler2002. */
export const rassScale: readonly ScaleStep[] = [
  { score: 4, words: "Combative" },
  { score: 3, words: "Very agitated" },
  { score: 2, words: "Agitated" },
  { score: 1, words: "Restless" },
  { score: 0, words: "Alert and calm" },
  { score: -1, words: "Drowsy: eye contact for 10 s or more to voice" },
  { score: -2, words: "Light sedation: eye contact for less than 10 s to voice" },
  { score: -3, words: "Moderate sedation: moves to voice, no eye contact" },
  { score: -4, words: "Deep sedation: moves only to touch" },
  { score: -5, words: "Cannot be roused" },
];

/** RASS of somebody who is alert and calm, by the scale's definition. */
export const rassAlert = 0;

/** What a score means, in the words of its scale; undefined outside of it. */
export const scaleWords = (scale: readonly ScaleStep[], score: number): string | undefined =>
  scale.find((step) => step.score === score)?.words;
