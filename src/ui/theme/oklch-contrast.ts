import type { Oklch } from "./tokens.ts";

type LinearRgb = readonly [red: number, green: number, blue: number];

/** OKLCH to linear sRGB, clipped to the gamut as a screen does. Matrices: Björn Ottosson, "A perceptual color space" (2020). */
export const toLinearRgb = ([lightness, chroma, hue]: Oklch): LinearRgb => {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
};

const clip = (channel: number) => Math.min(1, Math.max(0, channel));

/** Relative luminance by WCAG 2.2, 0 (black) to 1 (white). */
export const luminance = (colour: Oklch): number => {
  const [red, green, blue] = toLinearRgb(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Contrast ratio by WCAG 2.2, 1 to 21, whichever colour is the lighter. */
export const contrast = (one: Oklch, other: Oklch): number => {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
};
