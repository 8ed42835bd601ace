/** A colour as OKLCH lightness (0-1), chroma and hue (degrees). */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** `quiet` is the treatment room: a dark screen that does not light up the person lying there. */
export const schemes = ["light", "dark", "quiet"] as const;
export type Scheme = (typeof schemes)[number];

/** Every colour of the product, by role. `edge` draws controls; `line` only separates. */
export const colours = {
  paper: { light: [0.98, 0.006, 90], dark: [0.2, 0.015, 250], quiet: [0.135, 0.008, 60] },
  raised: { light: [1, 0, 0], dark: [0.25, 0.015, 250], quiet: [0.165, 0.009, 60] },
  sunken: { light: [0.957, 0.008, 90], dark: [0.225, 0.015, 250], quiet: [0.15, 0.008, 60] },
  line: { light: [0.9, 0.01, 90], dark: [0.34, 0.014, 250], quiet: [0.25, 0.01, 60] },
  edge: { light: [0.63, 0.012, 90], dark: [0.58, 0.014, 250], quiet: [0.52, 0.012, 60] },
  ink: { light: [0.25, 0.02, 260], dark: [0.93, 0.01, 90], quiet: [0.74, 0.02, 75] },
  "quiet-ink": { light: [0.48, 0.02, 260], dark: [0.74, 0.012, 90], quiet: [0.6, 0.016, 75] },
  accent: { light: [0.5, 0.09, 195], dark: [0.79, 0.085, 195], quiet: [0.64, 0.065, 195] },
  "accent-fill": { light: [0.5, 0.09, 195], dark: [0.7, 0.085, 195], quiet: [0.58, 0.062, 195] },
  "accent-strong": { light: [0.42, 0.078, 195], dark: [0.86, 0.075, 195], quiet: [0.7, 0.065, 195] },
  "accent-wash": { light: [0.955, 0.018, 195], dark: [0.295, 0.034, 205], quiet: [0.2, 0.02, 195] },
  "on-accent": { light: [1, 0, 0], dark: [0.2, 0.02, 210], quiet: [0.13, 0.01, 195] },
  amber: { light: [0.78, 0.15, 75], dark: [0.8, 0.14, 78], quiet: [0.68, 0.12, 70] },
  "amber-mark": { light: [0.6, 0.13, 65], dark: [0.8, 0.14, 78], quiet: [0.68, 0.12, 70] },
  "amber-ink": { light: [0.48, 0.1, 62], dark: [0.83, 0.12, 80], quiet: [0.7, 0.11, 70] },
  "amber-wash": { light: [0.962, 0.035, 85], dark: [0.3, 0.04, 75], quiet: [0.205, 0.025, 70] },
  "on-amber": { light: [0.25, 0.03, 70], dark: [0.22, 0.03, 70], quiet: [0.13, 0.02, 70] },
  red: { light: [0.54, 0.21, 27], dark: [0.7, 0.17, 25], quiet: [0.62, 0.17, 27] },
  "red-ink": { light: [0.5, 0.19, 27], dark: [0.76, 0.14, 24], quiet: [0.66, 0.15, 27] },
  "red-wash": { light: [0.963, 0.018, 25], dark: [0.295, 0.05, 22], quiet: [0.205, 0.035, 27] },
  "on-red": { light: [1, 0, 0], dark: [0.18, 0.04, 25], quiet: [0.12, 0.03, 27] },
  "series-1": { light: [0.5, 0.09, 195], dark: [0.79, 0.085, 195], quiet: [0.64, 0.065, 195] },
  "series-2": { light: [0.46, 0.12, 305], dark: [0.78, 0.09, 305], quiet: [0.62, 0.08, 305] },
  "series-3": { light: [0.53, 0.1, 130], dark: [0.8, 0.1, 130], quiet: [0.64, 0.08, 130] },
  "series-4": { light: [0.5, 0.1, 250], dark: [0.76, 0.09, 250], quiet: [0.62, 0.075, 250] },
} as const satisfies Record<string, Record<Scheme, Oklch>>;

export type Colour = keyof typeof colours;

/** WCAG 2.2: 4.5 for text, 3 for large values, marks and the edges of controls. */
export interface Pair {
  readonly on: readonly Colour[];
  readonly use: readonly Colour[];
  readonly atLeast: 4.5 | 3;
}

const surfaces = ["paper", "raised", "sunken"] as const;

/** The only combinations that style sheets may use; each is measured in every scheme by `contrast.test.ts`. */
export const allowedPairs: readonly Pair[] = [
  { on: surfaces, use: ["ink", "quiet-ink", "accent", "accent-strong", "amber-ink", "red-ink"], atLeast: 4.5 },
  { on: ["accent-wash"], use: ["ink", "quiet-ink", "accent", "accent-strong"], atLeast: 4.5 },
  { on: ["amber-wash"], use: ["ink", "quiet-ink", "amber-ink"], atLeast: 4.5 },
  { on: ["red-wash"], use: ["ink", "quiet-ink", "red-ink"], atLeast: 4.5 },
  { on: ["accent", "accent-strong", "accent-fill"], use: ["on-accent"], atLeast: 4.5 },
  { on: ["amber"], use: ["on-amber"], atLeast: 4.5 },
  { on: ["red"], use: ["on-red"], atLeast: 4.5 },
  { on: ["ink"], use: ["paper"], atLeast: 4.5 },
  { on: surfaces, use: ["edge", "amber-mark", "red", "series-1", "series-2", "series-3", "series-4"], atLeast: 3 },
  { on: ["amber-wash"], use: ["amber-mark", "edge"], atLeast: 3 },
  { on: ["red-wash"], use: ["red", "edge"], atLeast: 3 },
  { on: ["accent-wash"], use: ["accent", "edge"], atLeast: 3 },
];

/** Sizes in px at a 16 px root; style sheets use rem, so that the reader's own text size counts. */
export const typeScale = { small: 13, body: 15, large: 17, title: 21, display: 28, hero: 40, live: 56 } as const;

/** Steps of space, in multiples of 4 px. */
export const spaceSteps = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16] as const;
